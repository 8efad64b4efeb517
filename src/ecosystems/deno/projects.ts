// The project of a deno.lock and the members of its workspace.
import { getObject, getString, isObject, type JsonObject } from "../../formats/json.ts";
import { parseJsonc } from "../../formats/jsonc.ts";
import {
  type Diagnostic,
  type ExtractContext,
  type ExtractedProject,
  folderOf,
  joinInside,
  joinPath,
  type SourceFile,
} from "../../model/index.ts";
import { buildPurl } from "../../purl/index.ts";
import { jsrPackage } from "./specifiers.ts";

const NO_MANIFEST = Object.freeze(Object.create(null)) as JsonObject;

/** "" for the root, then the members as the lock lists them. */
export function memberFolders(workspace: JsonObject | undefined): readonly string[] {
  const members = workspace === undefined ? undefined : getObject(workspace, "members");
  return ["", ...Object.keys(members ?? {}).filter((folder) => folder !== "")];
}

export interface MemberProject {
  readonly project: ExtractedProject;
  /** Path of its manifest, if that could be read. */
  readonly manifest?: string;
  readonly diagnostic?: Diagnostic;
}

/** A manifest that is there but broken is a loss, since the lock stands in for it. */
export function makeProject(file: SourceFile, context: ExtractContext, folder: string): MemberProject {
  const ref = `member:${folder === "" ? "." : folder}`;
  const fallback = (folder || folderOf(file.path)).split("/").pop() || "root";
  for (const name of ["deno.json", "deno.jsonc"]) {
    const relative = joinPath(folder, name);
    const path = joinInside(folderOf(file.path), relative);
    const found = path === undefined ? undefined : context.beside(relative);
    if (path === undefined || found === undefined) continue;
    const parsed = found.ok ? parseJsonc(found.value.text) : undefined;
    if (!parsed?.ok || !isObject(parsed.value.value)) {
      const reason = found.ok ? (parsed?.ok === false ? parsed.error.reason : "not a JSON object") : found.error.detail;
      const args = { part: relative, reason };
      const diagnostic: Diagnostic = { code: "LIC108", gravity: "loss", location: { path }, args };
      return { project: projectOf(ref, NO_MANIFEST, fallback, { path: file.path, line: 1 }), diagnostic };
    }
    return { project: projectOf(ref, parsed.value.value, fallback, { path, line: 1 }), manifest: path };
  }
  return { project: projectOf(ref, NO_MANIFEST, fallback, { path: file.path, line: 1 }) };
}

export function projectOf(
  ref: string,
  manifest: JsonObject,
  fallback: string,
  location: ExtractedProject["location"],
): ExtractedProject {
  const name = getString(manifest, "name");
  if (name) return { ref, ...jsrPackage(name, getString(manifest, "version")), location };
  return { ref, purl: buildPurl("generic", undefined, fallback), name: fallback, location };
}
