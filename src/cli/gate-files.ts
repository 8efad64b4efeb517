// A change to what judges the change: policy, baseline and their parents, compared between the commit they are taken from and the head.
import type { Diagnostic, FileTree } from "../model/index.ts";

export function findChangedGateFiles(
  base: FileTree,
  head: FileTree,
  paths: readonly string[],
  ref: string,
): Diagnostic[] {
  return [...new Set(paths)].sort().flatMap((path): Diagnostic[] => {
    const before = base.read(path);
    const after = head.read(path);
    const isSame = before.ok && after.ok ? Buffer.compare(before.value, after.value) === 0 : before.ok === after.ok;
    if (isSame) return [];
    const what = !after.ok ? "removed" : before.ok ? "changed" : "added";
    return [{ code: "LIC206", gravity: "problem", location: { path }, args: { what, ref } }];
  });
}
