// renv.lock: the packages of an R project, from renv 1.1 on with their whole DESCRIPTION. https://rstudio.github.io/renv/articles/lockfile.html

import { parseDeb822, textOfField } from "../../formats/deb822.ts";
import {
  entriesOf,
  getObject,
  getOwn,
  getString,
  isArray,
  isObject,
  type JsonObject,
  makeKeyLocator,
  parseJson,
} from "../../formats/json.ts";
import { fileBroken, notOfFormat, partUnreadable, placeAt, shorten } from "../../formats/troubles.ts";
import {
  type About,
  type Diagnostic,
  type ExtractContext,
  type ExtractedComponent,
  type Extraction,
  err,
  type FormatFailure,
  ok,
  type Result,
  type Scope,
  type SourceFile,
} from "../../model/index.ts";
import { purlOfPackage } from "./purl.ts";
import { isPartOfR, namesInRelation, SCOPES_OF_FIELDS } from "./relations.ts";

const SOURCE = "r/renv";

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const parsed = parseJson(file.text);
  if (!parsed.ok) return err(fileBroken(file.path, parsed.error));
  if (!isObject(parsed.value)) return err(notOfFormat(file.path, "not a JSON object"));
  const packages = getObject(parsed.value, "Packages");
  if (packages === undefined) return err(notOfFormat(file.path, "no Packages"));
  const lineOf = makeKeyLocator(file.text, Math.max(file.text.indexOf('"Packages"'), 0));
  const components: ExtractedComponent[] = [];
  const diagnostics: Diagnostic[] = [];
  const direct = readManifest(context);
  const needs = new Map<string, readonly string[]>();
  for (const [key, value] of entriesOf(packages)) {
    const line = lineOf(key);
    const name = isObject(value) ? (getString(value, "Package") ?? key) : key;
    if (!isObject(value)) {
      diagnostics.push(partUnreadable(file.path, line, `package "${shorten(key)}" is no object`));
      continue;
    }
    const version = getString(value, "Version");
    if (version === undefined) {
      diagnostics.push(partUnreadable(file.path, line, `package "${shorten(key)}" has no version`));
      continue;
    }
    const license = getString(value, "License");
    needs.set(key, readNeeds(value));
    components.push({
      ref: key,
      purl: purlOfPackage(name, version, (field) => getString(value, field)),
      kind: "library",
      name,
      version,
      scope: direct?.get(name)?.scope ?? "runtime",
      direct: direct === undefined ? undefined : direct.has(name),
      location: placeAt(file.path, line),
      about: aboutOf(value),
      statements:
        license === undefined || license === ""
          ? []
          : [{ as: "name", raw: license, source: SOURCE, location: placeAt(file.path, line) }],
    });
  }
  const edges = [...needs].flatMap(([from, names]) =>
    names.filter((to) => to !== from && needs.has(to)).map((to) => ({ from, to })),
  );
  return ok({ projects: [], components, edges, diagnostics });
}

/** `Requirements` up to renv 1.0; since then the fields of DESCRIPTION. */
function readNeeds(value: JsonObject): readonly string[] {
  const fields = ["Requirements", "Depends", "Imports", "LinkingTo"];
  const names = fields.flatMap((field) => {
    const list = getOwn(value, field);
    const items = isArray(list)
      ? list.filter((item) => typeof item === "string")
      : typeof list === "string"
        ? [list]
        : [];
    return items.flatMap(namesInRelation);
  });
  return [...new Set(names)].filter((name) => !isPartOfR(name));
}

function aboutOf(value: JsonObject): About {
  const homepage = getString(value, "URL")?.split(/[,\s]/, 1)[0];
  const facts: [keyof About, unknown][] = [
    ["description", getString(value, "Title")],
    ["homepage", homepage],
    ["supplier", getString(value, "Maintainer")],
  ];
  return Object.fromEntries(facts.filter(([, fact]) => fact !== undefined && fact !== "")) as About;
}

/** What the DESCRIPTION beside it asks for by name. */
function readManifest(context: ExtractContext): ReadonlyMap<string, { readonly scope: Scope }> | undefined {
  const manifest = context.beside("DESCRIPTION");
  if (manifest?.ok !== true) return undefined;
  const paragraph = parseDeb822(manifest.value.text).paragraphs[0];
  if (paragraph === undefined) return undefined;
  const direct = new Map<string, { readonly scope: Scope }>();
  for (const [field, scope] of SCOPES_OF_FIELDS) {
    for (const name of namesInRelation(textOfField(paragraph, field)))
      if (!direct.has(name)) direct.set(name, { scope });
  }
  return direct;
}
