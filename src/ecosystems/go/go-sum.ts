// go.sum: checksums of every module version that was ever looked at. https://go.dev/ref/mod#go-sum-files
import type { Diagnostic, SourceFile } from "../../model/index.ts";
import { compareVersions, isVersion } from "./versions.ts";

export interface SummedModule {
  readonly path: string;
  readonly version: string;
  readonly line: number;
}

/**
 * The modules whose code was downloaded (not only their go.mod), each in its highest version, which is the one go builds.
 * In the order of the file.
 */
export function readSums(file: SourceFile): {
  readonly modules: readonly SummedModule[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const highest = new Map<string, SummedModule>();
  const diagnostics: Diagnostic[] = [];
  for (const [index, source] of file.text.split("\n").entries()) {
    const line = index + 1;
    const [path, version, hash, ...more] = source.trim().split(/\s+/);
    if (path === undefined || path === "") continue;
    if (version === undefined || hash === undefined || more.length > 0) {
      const reason = "a line is not of the form: module version hash";
      diagnostics.push({ code: "LIC108", gravity: "loss", location: { path: file.path, line }, args: { reason } });
      continue;
    }
    if (version.endsWith("/go.mod") || !isVersion(version)) continue;
    const known = highest.get(path);
    if (known === undefined || compareVersions(known.version, version) < 0) highest.set(path, { path, version, line });
  }
  return { modules: [...highest.values()], diagnostics };
}
