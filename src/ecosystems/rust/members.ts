// The manifests of a workspace's members, found from its root without listing folders.
import { getObject, getString, type JsonObject } from "../../formats/json.ts";
import { parseToml } from "../../formats/toml.ts";
import { partUnreadable } from "../../formats/troubles.ts";
import { type Diagnostic, type ExtractContext, joinInside, joinPath, type Scope } from "../../model/index.ts";
import { memberFolders, readDependencies, scopesByName } from "./manifest.ts";

export interface Member {
  /** From the scan root. */
  readonly path: string;
  readonly manifest: JsonObject;
  /** How it asks for its dependencies, by package name. */
  readonly scopes: ReadonlyMap<string, Scope>;
}

const MOST_FILES = 5000;

/** Members by package name; the root's manifest lies in the folder of the file being read. */
export function readMembers(
  context: ExtractContext,
  names: readonly string[],
  diagnostics: Diagnostic[],
): Map<string, Member> {
  const members = new Map<string, Member>();
  const queue = [""];
  const seen = new Set(queue);
  let shared: JsonObject | undefined;
  for (let at = 0; at < queue.length && at < MOST_FILES; at++) {
    const folder = queue[at] ?? "";
    const file = context.beside(joinPath(folder, "Cargo.toml"));
    if (file === undefined) continue;
    if (!file.ok) {
      diagnostics.push(partUnreadable(file.error.path, undefined, file.error.detail));
      continue;
    }
    const toml = parseToml(file.value.text);
    if (!toml.ok) {
      diagnostics.push(partUnreadable(file.value.path, toml.error.position?.line, toml.error.reason));
      continue;
    }
    const manifest = toml.value.root;
    if (folder === "") shared = getObject(getObject(manifest, "workspace") ?? {}, "dependencies");
    const name = getString(getObject(manifest, "package") ?? getObject(manifest, "project") ?? {}, "name");
    if (name !== undefined && names.includes(name) && !members.has(name)) {
      const scopes = scopesByName(readDependencies(manifest, shared));
      members.set(name, { path: file.value.path, manifest, scopes });
    }
    for (const next of memberFolders(manifest, folder === "" ? names : [])) {
      const place = joinInside(folder, next);
      if (place === undefined || seen.has(place)) continue;
      seen.add(place);
      queue.push(place);
    }
  }
  return members;
}
