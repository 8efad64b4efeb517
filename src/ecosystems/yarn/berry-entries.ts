// The entries of a berry lock, with their resolution taken apart. https://yarnpkg.com/protocols
import { getString, isObject, type JsonObject } from "../../formats/json.ts";
import { isFolderPath } from "../../formats/node-folder.ts";
import type { YamlFile } from "../../formats/yaml.ts";
import type { Diagnostic } from "../../model/index.ts";
import { refOf } from "./manifests.ts";

export interface BerryEntry {
  readonly ref: string;
  readonly descriptors: readonly string[];
  /** "name@protocol:selector". */
  readonly resolution: string;
  readonly name: string;
  /** The resolution behind the name. */
  readonly reference: string;
  readonly version: string | undefined;
  readonly line: number | undefined;
  readonly value: JsonObject;
  /** Of a workspace member, "" for the root. */
  readonly folder: string | undefined;
  /** A folder of the tree, linked or copied. */
  readonly isLink: boolean;
  /** Descriptor of the package that this one patches. */
  readonly patchOf: string | undefined;
}

export function readEntries(
  path: string,
  yaml: YamlFile,
  root: JsonObject,
  diagnostics: Diagnostic[],
): readonly BerryEntry[] {
  const entries: BerryEntry[] = [];
  const refs = new Set<string>();
  for (const [key, value] of Object.entries(root)) {
    if (key === "__metadata") continue;
    const line = yaml.lineOf(root, key);
    const location = line === undefined ? { path } : { path, line };
    const resolution = isObject(value) ? getString(value, "resolution") : undefined;
    const at = resolution === undefined ? -1 : resolution.indexOf("@", 1);
    if (!isObject(value) || resolution === undefined || at < 0) {
      const args = { part: key, reason: "an entry without a resolution" };
      diagnostics.push({ code: "LIC108", gravity: "loss", location, args });
      continue;
    }
    const reference = resolution.slice(at + 1);
    const folder = folderOfWorkspace(reference);
    const ref = folder === undefined ? resolution : refOf(folder);
    if (refs.has(ref)) {
      const args = { part: key, reason: "a resolution that another entry has too" };
      diagnostics.push({ code: "LIC108", gravity: "loss", location, args });
      continue;
    }
    refs.add(ref);
    const version = getString(value, "version");
    entries.push({
      ref,
      descriptors: key.split(", "),
      resolution,
      name: resolution.slice(0, at),
      reference,
      version: version === undefined || version === "0.0.0-use.local" ? undefined : version,
      line,
      value,
      folder,
      isLink: isFolderPath(reference.replace(/::.*$/s, "")),
      patchOf: patchedDescriptor(reference),
    });
  }
  return entries;
}

function folderOfWorkspace(reference: string): string | undefined {
  if (!reference.startsWith("workspace:")) return undefined;
  const folder = reference.slice("workspace:".length);
  return folder === "." ? "" : folder;
}

/** "patch:typescript@npm%3A^5.0.0#…" is made from "typescript@npm:^5.0.0". */
function patchedDescriptor(reference: string): string | undefined {
  const source = /^patch:([^#]*)#/.exec(reference)?.[1];
  return source === undefined ? undefined : decodePart(source);
}

export function decodePart(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** The patch file in "patch:…#~/.yarn/patches/x.patch::version=…"; undefined for the patches that yarn itself brings. */
export function patchFile(reference: string): string | undefined {
  const patch = /^patch:[^#]*#((?:(?!::).)*)/.exec(reference)?.[1];
  return patch === undefined || /(?:^|[~!])builtin</.test(patch) ? undefined : patch;
}
