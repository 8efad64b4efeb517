// The installed distribution: licence fields of its metadata, and the texts it brings along.
// https://packaging.python.org/en/latest/specifications/core-metadata/#license-expression
import { quoteLicenseFiles, quoteTexts } from "../../formats/license-files.ts";
import {
  type About,
  type Diagnostic,
  joinInside,
  type LookUp,
  type LookUpContext,
  type LookUpFailure,
  type LookUpSubject,
  type OwnStatement,
  ok,
  type Result,
} from "../../model/index.ts";
import { readSourceFolder } from "./foreign-folder.ts";
import { fieldsNamed, type MetadataField, readMetadata } from "./metadata.ts";
import { type Distribution, findDistributions, isSameVersion } from "./site-packages.ts";

const SOURCE = "python/installed";
/** A `License` field longer than this is the licence itself. */
const LONGEST_NAME = 300;

export function lookUp(subject: LookUpSubject, context: LookUpContext): Result<LookUp, LookUpFailure> {
  for (const folder of subject.installPaths) {
    const source = readSourceFolder(folder, context);
    if (source !== undefined) return ok(source);
  }
  const copies = findDistributions(context.tree, subject.folders, subject.name);
  const { version } = subject;
  const copy = version === undefined ? copies[0] : copies.find((found) => isSameVersion(found.version, version));
  if (copy !== undefined) return ok(readCopy(copy, subject, context));
  const other = copies[0];
  if (other === undefined) return ok({ installed: false, statements: [] });
  const args = { reason: `version ${other.version} is installed, ${version} is locked` };
  const location = { path: other.metadata };
  const diagnostic: Diagnostic = { code: "LIC203", gravity: "problem", purl: subject.purl, location, args };
  return ok({ installed: false, statements: [], diagnostics: [diagnostic] });
}

function readCopy(copy: Distribution, subject: LookUpSubject, context: LookUpContext): LookUp {
  const path = copy.metadata;
  const text = context.tree.readText(path);
  if (!text.ok) {
    const args = { reason: text.error.detail };
    const diagnostic: Diagnostic = { code: "LIC101", gravity: "loss", purl: subject.purl, location: { path }, args };
    return { installed: true, statements: [], diagnostics: [diagnostic] };
  }
  const fields = readMetadata(text.value);
  const declared = readFields(path, fields, context);
  const options = { tree: context.tree, source: SOURCE, keepText: context.keepText };
  const usual = copy.folder === undefined ? undefined : quoteLicenseFiles({ ...options, folder: copy.folder });
  const seen = new Set(usual?.statements.map(({ location }) => location.path));
  const named = quoteTexts(
    licenseFiles(copy, fields, context).filter((file) => !seen.has(file)),
    options,
  );
  return {
    installed: true,
    statements: [...declared, ...(usual?.statements ?? []), ...named.statements],
    about: readAbout(fields),
    diagnostics: [...(usual?.diagnostics ?? []), ...named.diagnostics],
  };
}

function readFields(path: string, fields: readonly MetadataField[], context: LookUpContext): OwnStatement[] {
  const statements: OwnStatement[] = [];
  for (const { value, line } of fieldsNamed(fields, "license-expression")) {
    statements.push({ as: "expression", raw: value, source: SOURCE, location: { path, line } });
  }
  for (const { value, line } of fieldsNamed(fields, "license")) {
    const location = { path, line };
    if (value.includes("\n") || value.length > LONGEST_NAME) {
      statements.push({ as: "text", raw: "METADATA", source: SOURCE, location, digest: context.keepText(value) });
    } else statements.push({ as: "name", raw: value, source: SOURCE, location });
  }
  const classifiers = fieldsNamed(fields, "classifier").filter(({ value }) => value.startsWith("License ::"));
  const [first, ...others] = classifiers;
  if (first !== undefined) {
    // Classifiers do not say whether all of them apply or one may be chosen, so they are quoted together.
    const raw = others.length === 0 ? first.value : JSON.stringify(classifiers.map(({ value }) => value));
    statements.push({ as: "name", raw, source: SOURCE, location: { path, line: first.line } });
  }
  return statements;
}

/** Since metadata 2.4 named files lie in "licenses/", before that in the metadata's folder itself. */
function licenseFiles(copy: Distribution, fields: readonly MetadataField[], context: LookUpContext): string[] {
  const { folder } = copy;
  if (folder === undefined) return [];
  return fieldsNamed(fields, "license-file").flatMap(({ value }) => {
    const places = [`licenses/${value}`, value, `license_files/${value}`]
      .filter((relative) => !relative.split("/").includes(".."))
      .map((relative) => joinInside(folder, relative))
      .filter((path) => path !== undefined);
    const found = places.find((path) => context.tree.size(path).ok);
    return found === undefined ? [] : [found];
  });
}

function readAbout(fields: readonly MetadataField[]): About {
  const first = (key: string) => fieldsNamed(fields, key)[0]?.value;
  const urls = new Map<string, string>();
  for (const { value } of fieldsNamed(fields, "project-url")) {
    const comma = value.indexOf(",");
    if (comma > 0)
      urls.set(value.slice(0, comma).trim().toLowerCase().replace(/\W/g, ""), value.slice(comma + 1).trim());
  }
  const about: Record<string, string> = {};
  const put = (key: string, value: string | undefined) => {
    if (value !== undefined && value !== "") about[key] = value;
  };
  put("description", first("summary"));
  put("homepage", first("home-page") ?? urls.get("homepage"));
  put(
    "repository",
    ["source", "sourcecode", "repository", "github", "code"].map((key) => urls.get(key)).find((url) => url),
  );
  put("author", first("author") ?? first("author-email"));
  return about;
}
