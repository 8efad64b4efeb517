// Copied scripts and style sheets: who they are and what they say about their licence, from their own banners.

import { makeLineCounter } from "../../formats/position.ts";
import { partUnreadable } from "../../formats/troubles.ts";
import {
  baseNameOf,
  type ExtractContext,
  type ExtractedComponent,
  type Extraction,
  type FormatFailure,
  type Location,
  type OwnStatement,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { buildPurl } from "../../purl/index.ts";
import { BANNER_LIMIT, type Banner, findBanners, linesOfComment } from "./comments.ts";

const SOURCE = "vendored/banner";

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const components: ExtractedComponent[] = [];
  const lineOf = makeLineCounter(file.text);
  const seen = new Set<string>();
  const banners = findBanners(file.text);
  const diagnostics =
    banners.length < BANNER_LIMIT
      ? []
      : [partUnreadable(file.path, undefined, `more than ${BANNER_LIMIT} banners; the rest is not read`)];
  for (const banner of banners) {
    const line = lineOf(banner.offset);
    const identity = identify(banner, file.path);
    const purl = buildPurl("generic", undefined, slug(identity.name), identity.version);
    const key = `${purl} ${banner.text}`;
    // Bundlers repeat a banner for every module of a package.
    if (seen.has(key)) continue;
    seen.add(key);
    const location = { path: file.path, line };
    components.push({
      ref: `${components.length} ${identity.name}`,
      purl,
      kind: "file",
      name: identity.name,
      ...(identity.version === undefined ? {} : { version: identity.version }),
      scope: "runtime",
      direct: true,
      location,
      statements: quote(banner, location, context.keepText),
    });
  }
  return ok({ projects: [], components, edges: [], diagnostics });
}

/** A tag is quoted as such; else the banner is a text, read like a licence file, and its plainest word on the licence is quoted too. */
function quote({ text }: Banner, location: Location, keepText: (text: string) => string): OwnStatement[] {
  const base = { source: SOURCE, location };
  const tag = /SPDX-License-Identifier:[ \t]*([^\n*|]+)/.exec(text)?.[1]?.trim();
  if (tag !== undefined && tag !== "") return [{ ...base, as: "expression", raw: tag }];
  const word = findLicenseWord(text);
  const quoted: OwnStatement = { ...base, as: "text", raw: "license banner", digest: keepText(text) };
  return word === undefined ? [quoted] : [{ ...base, ...word }, quoted];
}

const ADDRESS = /^(?:https?:\/\/)?[\w-]+(?:\.[\w-]+)+\/\S*licen[cs]e\S*$/i;

/** `| MIT License |`, `license (MIT)`, `@license MIT`, `License: …`, or the address of a licence. */
function findLicenseWord(text: string): Pick<OwnStatement, "as" | "raw"> | undefined {
  const segments = linesOfComment(text).flatMap((line) => line.split("|").map((part) => part.trim().slice(0, 200)));
  for (const segment of segments) {
    const bracketed = /\blicen[cs]e \(([A-Za-z0-9][^()]{1,40})\)/i.exec(segment)?.[1];
    if (bracketed !== undefined) return { as: "name", raw: bracketed };
    const stated = /^@?licen[cs]e\s*(?:[:-]\s*|\s)(\S.*)$/i.exec(segment)?.[1];
    if (stated !== undefined && isAddress(stated)) return { as: "url", raw: stated };
    // "@license MIT" names a licence, "@license React" names the work.
    if (stated !== undefined && isLicenseWord(stated)) return { as: "name", raw: stated };
    if (/^(?:the )?[A-Za-z0-9][A-Za-z0-9.+ -]{1,40} licen[cs]e$/i.test(segment)) return { as: "name", raw: segment };
    if (ADDRESS.test(segment)) return { as: "url", raw: segment };
  }
  return undefined;
}

function isAddress(text: string): boolean {
  return /^https?:\/\/\S+$/.test(text) || ADDRESS.test(text);
}

interface Identity {
  readonly name: string;
  readonly version?: string;
}

const TITLE = /^([A-Za-z@][A-Za-z0-9.$@/ _-]{0,60}?)[\s,:-]+(?:version\s*:?\s*|v\.?\s*)?(\d+\.\d+[A-Za-z0-9.+-]*)/i;

/** `jQuery v3.7.1 | (c) …`, or `@name` and `@version` tags, or the file's own name: `jquery-3.7.1.min.js`. */
function identify({ text }: Banner, path: string): Identity {
  const lines = linesOfComment(text).map((line) => line.slice(0, 300));
  const tagged = (tag: string) =>
    lines.flatMap((line) => (line.startsWith(`@${tag} `) ? line.slice(tag.length + 2).trim() : []))[0];
  const version = tagged("version");
  const named = tagged("name") ?? tagged("module") ?? tagged("projectDescription");
  if (named !== undefined) return { name: named, ...(version === undefined ? {} : { version }) };
  for (const line of lines.slice(0, 3)) {
    const title = TITLE.exec(line.replace(/^@(?:licen[cs]e|preserve)\s*:?\s*/i, ""));
    if (title !== null) return { name: (title[1] ?? "").trim(), version: (title[2] ?? "").replace(/[.,]$/, "") };
  }
  const title = lines
    .slice(0, 2)
    .map(nameInLine)
    .find((name) => name !== undefined);
  if (title !== undefined) return { name: title, ...(version === undefined ? {} : { version }) };
  return { ...identifyFile(path), ...(version === undefined ? {} : { version }) };
}

/** "@license React", "regenerator-runtime -- Copyright …", "The buffer module from node.js, for the browser." */
function nameInLine(line: string): string | undefined {
  const text =
    line
      .replace(/^@(?:licen[cs]e|preserve)\s*:?\s*/i, "")
      .split(/ -- | \| | - |, /, 1)[0]
      ?.trim()
      .replace(/[.:;]+$/, "") ?? "";
  if (!/^[A-Za-z@][\w.$@/ -]{1,59}$/.test(text) || text.split(" ").length > 6) return undefined;
  return /licen[cs]e|copyright|\(c\)|all rights|^(?:MIT|ISC|BSD|GPL|Apache)\b/i.test(text) || isLicenseWord(text)
    ? undefined
    : text;
}

/** An id or something that looks much like one. */
function isLicenseWord(text: string): boolean {
  const part = /^(?:MIT|ISC|0BSD|Zlib|Unlicense|WTFPL|BSD|(?:L|A)?GPL(?:v?\d[\d.]*)?\+?|[A-Za-z]{2,12}-\d[\w.-]*)$/;
  return text.split(/ (?:or|and|\/) /i).every((word) => part.test(word));
}

function identifyFile(path: string): Identity {
  const base = baseNameOf(path)
    .replace(/\.LICENSE\.txt$/, "")
    .replace(/\.(?:js|mjs|css)$/, "")
    .replace(/[.-]min$/, "");
  const match = /^(.+?)[-_.@]v?(\d+\.\d+(?:\.\d+)?[A-Za-z0-9.+-]*)$/.exec(base.slice(0, 200));
  return match === null ? { name: base } : { name: match[1] ?? base, version: match[2] ?? "" };
}

function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9.@/_-]+/g, "-")
    .replace(/^[-/]+|[-/]+$/g, "")
    .replaceAll("/", "-");
}
