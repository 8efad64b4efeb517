// The manifests of a workspace: what each member asks for, and whether only for its development.
import { entriesOf, getObject, getString, isObject, type JsonObject, parseJson } from "../../formats/json.ts";
import {
  type Diagnostic,
  type ExtractContext,
  type ExtractedProject,
  folderOf,
  joinPath,
  type Scope,
} from "../../model/index.ts";
import { purlOfPath } from "../../purl/index.ts";

export interface Wanted {
  readonly name: string;
  readonly range: string;
  readonly scope: Scope;
}

/** A member of the workspace; the root is the one with the folder "". */
export interface Member {
  /** Relative to the folder of the lockfile. */
  readonly folder: string;
  readonly manifest: JsonObject;
}

export type ReadMember = { readonly member?: Member; readonly diagnostic?: Diagnostic };

/** A manifest that is there but broken is a loss, since the lockfile stands in for it. */
export function readMember(context: ExtractContext, lockPath: string, folder: string): ReadMember {
  const relative = joinPath(folder, "package.json");
  const file = context.beside(relative);
  if (file === undefined) return {};
  const path = file.ok ? file.value.path : joinPath(folderOf(lockPath), relative);
  const lose = (reason: string, line?: number): ReadMember => ({
    diagnostic: {
      code: "LIC108",
      gravity: "loss",
      location: line === undefined ? { path } : { path, line },
      args: { part: relative, reason },
    },
  });
  if (!file.ok) return lose(file.error.detail);
  const parsed = parseJson(file.value.text);
  if (!parsed.ok) return lose(parsed.error.reason, parsed.error.position?.line);
  if (!isObject(parsed.value)) return lose("not a JSON object");
  return { member: { folder, manifest: parsed.value } };
}

const FIELDS: readonly (readonly [string, Scope])[] = [
  ["dependencies", "runtime"],
  ["optionalDependencies", "optional"],
  ["devDependencies", "development"],
];

/** Yarn installs no peers; a package in several fields counts in the weightiest. */
export function wantedBy(manifest: JsonObject): Wanted[] {
  const wanted = new Map<string, Wanted>();
  for (const [field, scope] of FIELDS) {
    for (const [name, range] of entriesOf(getObject(manifest, field))) {
      if (typeof range !== "string") continue;
      // An optional dependency overrides the same one among `dependencies`.
      if (!wanted.has(name) || scope === "optional") wanted.set(name, { name, range, scope });
    }
  }
  return [...wanted.values()];
}

export function projectOf(member: Member, lockPath: string, context: ExtractContext): ExtractedProject {
  const name = getString(member.manifest, "name") || member.folder.split("/").pop() || nameOfFolder(lockPath);
  const version = getString(member.manifest, "version");
  const relative = joinPath(member.folder, "package.json");
  const path = context.beside(relative) === undefined ? lockPath : joinPath(folderOf(lockPath), relative);
  const base = { ref: refOf(member.folder), purl: purlOfPath("npm", name, version), name, location: { path, line: 1 } };
  return version === undefined ? base : { ...base, version };
}

export function refOf(folder: string): string {
  return `workspace:${folder === "" ? "." : folder}`;
}

function nameOfFolder(lockPath: string): string {
  return folderOf(lockPath).split("/").pop() || "root";
}
