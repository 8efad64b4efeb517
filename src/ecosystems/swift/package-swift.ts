// Package.swift, read as text and never run: the packages it names by address. https://docs.swift.org/package-manager/PackageDescription/PackageDescription.html
import { makeLineFinder } from "../../formats/line-finder.ts";
import { declaredOnly } from "../../formats/troubles.ts";
import {
  type ExtractedComponent,
  type Extraction,
  err,
  type FormatFailure,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { buildPurl } from "../../purl/index.ts";
import { pathOfLocation, swiftPurl } from "./locations.ts";

export interface SwiftDependency {
  readonly location: string;
  readonly version: string | undefined;
  readonly offset: number;
}

const DEPENDENCY = /\.package\s*\(/g;
/** A call is not longer than this. */
const LONGEST = 2000;

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const { path, text } = file;
  if (!/\bPackage\s*\(/.test(text)) {
    return err({ code: "LIC102", location: { path }, reason: "holds no Package(…): not a manifest of Swift" });
  }
  const lineOf = makeLineFinder(text);
  const components = new Map<string, ExtractedComponent>();
  for (const { location, version, offset } of readManifest(text)) {
    components.set(location, {
      ref: location,
      purl: swiftPurl(location, version),
      kind: "library",
      name: pathOfLocation(location),
      ...(version === undefined ? {} : { version }),
      scope: "runtime",
      direct: true,
      location: { path, line: lineOf(offset) },
      about: { repository: location },
    });
  }
  const name = /\bPackage\s*\(\s*name\s*:\s*"([^"]*)"/.exec(blankComments(text))?.[1] ?? "unnamed";
  const project = { ref: "project", purl: buildPurl("swift", "local", name), name, location: { path, line: 1 } };
  const edges = [...components.keys()].map((to) => ({ from: project.ref, to }));
  const diagnostics =
    components.size === 0 ? [] : [declaredOnly(path, "commit Package.resolved (swift package resolve writes it)")];
  return ok({ projects: [project], components: [...components.values()], edges, diagnostics });
}

/** Packages named by `url:` or, in a registry, by `id:`; those by `path:` are code of this tree. */
export function readManifest(source: string): SwiftDependency[] {
  const text = blankComments(source);
  const found: SwiftDependency[] = [];
  for (const { index } of text.matchAll(DEPENDENCY)) {
    const call = text.slice(index, endOfCall(text, index));
    const location = /\b(?:url|id)\s*:\s*"([^"]+)"/.exec(call)?.[1];
    if (location === undefined) continue;
    const version = /(?:\bexact\s*:|\.exact\s*\(|\brevision\s*:|\.revision\s*\()\s*"([^"]+)"/.exec(call)?.[1];
    found.push({ location, version, offset: index });
  }
  return found;
}

function endOfCall(text: string, start: number): number {
  let depth = 0;
  let isQuoted = false;
  const limit = Math.min(text.length, start + LONGEST);
  for (let at = start; at < limit; at++) {
    const sign = text[at];
    if (sign === "\\" && isQuoted) at++;
    else if (sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted && sign === "(") depth++;
    else if (!isQuoted && sign === ")" && --depth === 0) return at + 1;
  }
  return limit;
}

/** Comments become blanks, so that offsets stay; addresses in strings hold "//" too. */
function blankComments(text: string): string {
  const pieces: string[] = [];
  let from = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"' && text[at - 1] !== "\\") isQuoted = !isQuoted;
    else if (sign === "\n") isQuoted = false;
    if (isQuoted || sign !== "/") continue;
    const isBlock = text[at + 1] === "*";
    if (!isBlock && text[at + 1] !== "/") continue;
    const found = text.indexOf(isBlock ? "*/" : "\n", at + 2);
    const end = found < 0 ? text.length : isBlock ? found + 2 : found;
    pieces.push(text.slice(from, at), text.slice(at, end).replace(/[^\n]/g, " "));
    from = end;
    at = end - 1;
  }
  pieces.push(text.slice(from));
  return pieces.join("");
}
