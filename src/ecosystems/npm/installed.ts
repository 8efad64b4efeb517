// The installed package: its package.json, and the licence files beside it.
import { withArchives } from "../../formats/archive-tree.ts";
import { getString, isObject, type JsonObject, parseJson } from "../../formats/json.ts";
import { quoteLicenseFiles, quoteTexts } from "../../formats/license-files.ts";
import { makeLineCounter } from "../../formats/position.ts";
import {
  type Diagnostic,
  joinPath,
  type LookUp,
  type LookUpContext,
  type LookUpFailure,
  type LookUpSubject,
  type OwnStatement,
  ok,
  type Result,
} from "../../model/index.ts";
import { findInstalled } from "./installed-index.ts";
import { readAbout, readLicenseFields } from "./package-facts.ts";

const SOURCE = "npm/installed";

interface Copy {
  readonly manifest: JsonObject;
  readonly statements: readonly OwnStatement[];
}

/** Reads every installed copy; copies that say the same are quoted once. Copies may lie in archives (Yarn's cache). */
export function lookUp(subject: LookUpSubject, outer: LookUpContext): Result<LookUp, LookUpFailure> {
  const context: LookUpContext = { ...outer, tree: withArchives(outer.tree) };
  const statements: OwnStatement[] = [];
  const diagnostics: Diagnostic[] = [];
  const said = new Set<string>();
  let first: JsonObject | undefined;
  for (const folder of subject.installPaths) {
    const copy = readCopy(folder, subject, context, diagnostics);
    if (copy === undefined) continue;
    first ??= copy.manifest;
    for (const statement of copy.statements) {
      const key = `${statement.as} ${statement.digest ?? statement.raw}`;
      if (!said.has(key)) statements.push(statement);
      said.add(key);
    }
  }
  if (first === undefined) {
    // A package for another platform is missing by design; searching every folder for it would find nothing.
    if (subject.mayBeMissing && subject.installPaths.length > 0)
      return ok({ installed: false, statements, diagnostics });
    return lookElsewhere(subject, context, diagnostics);
  }
  return ok({ installed: true, statements, diagnostics, about: readAbout(first) });
}

/** Most locks do not tell where a second version was put; only if no copy of the right one is found is that worth a word. */
function lookElsewhere(
  subject: LookUpSubject,
  context: LookUpContext,
  diagnostics: readonly Diagnostic[],
): Result<LookUp, LookUpFailure> {
  const known = new Set(subject.installPaths);
  for (const folder of findInstalled(context.tree, subject.folders, subject.name)) {
    if (known.has(folder)) continue;
    const found: Diagnostic[] = [];
    const copy = readCopy(folder, subject, context, found);
    if (copy === undefined) continue;
    const others = diagnostics.filter(({ code }) => code !== "LIC203");
    const about = readAbout(copy.manifest);
    return ok({ installed: true, statements: copy.statements, diagnostics: [...others, ...found], about });
  }
  return ok({ installed: false, statements: [], diagnostics });
}

function readCopy(
  folder: string,
  subject: LookUpSubject,
  context: LookUpContext,
  diagnostics: Diagnostic[],
): Copy | undefined {
  const path = joinPath(folder, "package.json");
  const text = context.tree.readText(path);
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
      return { as, raw, source: SOURCE, location: offset < 0 ? { path } : { path, line: lineOf(offset) } };
    });
  return { manifest, statements: [...declared, ...readTexts(folder, declared, context, diagnostics)] };
}

/** Licence files by their usual names, and the one that "SEE LICENSE IN …" points at. */
function readTexts(
  folder: string,
  declared: readonly OwnStatement[],
  context: LookUpContext,
  diagnostics: Diagnostic[],
): readonly OwnStatement[] {
  const options = { tree: context.tree, source: SOURCE, keepText: context.keepText };
  const usual = quoteLicenseFiles({ ...options, folder });
  const pointed = declared
    .filter(({ as }) => as === "file")
    .map(({ raw }) => pointedFile(raw))
    .filter((name) => name !== undefined)
    .map((name) => joinPath(folder, name))
    .filter((path) => !usual.statements.some(({ location }) => location.path === path));
  const others = quoteTexts(pointed, options);
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
