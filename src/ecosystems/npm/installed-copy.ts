// One copy of an npm package on disk: its package.json, and the licence files beside it.
import { getString, isObject, type JsonObject, parseJson } from "../../formats/json.ts";
import { quoteLicenseFiles, quoteTexts } from "../../formats/license-files.ts";
import { makeLineCounter } from "../../formats/position.ts";
import { type Diagnostic, type FileTree, joinPath, type LookUpSubject, type OwnStatement } from "../../model/index.ts";
import { readLicenseFields } from "./package-facts.ts";

export interface Copy {
  readonly manifest: JsonObject;
  readonly statements: readonly OwnStatement[];
}

export interface CopyReader {
  readonly tree: FileTree;
  /** Id of the source that quotes. */
  readonly source: string;
  readonly keepText: (text: string) => string;
  /** How places in the tree are named in the report. */
  readonly nameOf: (path: string) => string;
}

/** Undefined if there is none, it cannot be read, or it is of another version; the last two are told. */
export function readCopy(
  folder: string,
  subject: LookUpSubject,
  reader: CopyReader,
  diagnostics: Diagnostic[],
): Copy | undefined {
  const place = joinPath(folder, "package.json");
  const path = reader.nameOf(place);
  const text = reader.tree.readText(place);
  if (!text.ok) {
    if (text.error.reason !== "absent") {
      diagnostics.push({
        code: "LIC101",
        gravity: "loss",
        purl: subject.purl,
        location: { path },
        args: { reason: text.error.detail },
      });
    }
    return undefined;
  }
  const parsed = parseJson(text.value);
  if (!parsed.ok || !isObject(parsed.value)) {
    const reason = parsed.ok ? "not a JSON object" : parsed.error.reason;
    const position = parsed.ok ? { line: 1 } : parsed.error.position;
    diagnostics.push({
      code: "LIC102",
      gravity: "loss",
      purl: subject.purl,
      location: { path, ...position },
      args: { reason },
    });
    return undefined;
  }
  const manifest = parsed.value;
  const version = getString(manifest, "version");
  if (subject.version !== undefined && version !== undefined && version !== subject.version) {
    const args = { reason: `version ${version} is installed, ${subject.version} is locked` };
    diagnostics.push({ code: "LIC203", gravity: "problem", purl: subject.purl, location: { path }, args });
    return undefined;
  }
  const lineOf = makeLineCounter(text.value);
  const declared = readLicenseFields(manifest)
    .map((field) => ({ ...field, offset: text.value.indexOf(`"${field.key}"`) }))
    .sort((a, b) => a.offset - b.offset)
    .map(({ as, raw, offset }): OwnStatement => {
      return { as, raw, source: reader.source, location: offset < 0 ? { path } : { path, line: lineOf(offset) } };
    });
  return { manifest, statements: [...declared, ...readTexts(folder, declared, reader, diagnostics)] };
}

/** Licence files by their usual names, and the one that "SEE LICENSE IN …" points at. */
function readTexts(
  folder: string,
  declared: readonly OwnStatement[],
  reader: CopyReader,
  diagnostics: Diagnostic[],
): readonly OwnStatement[] {
  const usual = quoteLicenseFiles({ ...reader, folder });
  const pointed = declared
    .filter(({ as }) => as === "file")
    .map(({ raw }) => pointedFile(raw))
    .filter((name) => name !== undefined)
    .map((name) => joinPath(folder, name))
    .filter((path) => !usual.statements.some(({ location }) => location.path === reader.nameOf(path)));
  const others = quoteTexts(pointed, reader);
  diagnostics.push(...usual.diagnostics, ...others.diagnostics);
  return [...others.statements, ...usual.statements];
}

/** The file name in "SEE LICENSE IN <file>", if it is a plain path below the package. */
function pointedFile(raw: string): string | undefined {
  const name = /^\s*see\s+licen[cs]e\s+in\s+(\S.*?)\s*$/i
    .exec(raw)?.[1]
    ?.replace(/^["'<(]+|["'>)]+$/g, "")
    .replace(/^\.\//, "");
  return name === undefined || name.startsWith("/") || name.split("/").includes("..") || name.includes("\\")
    ? undefined
    : name;
}
