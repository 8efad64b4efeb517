// Reads what a source says about a licence: exactly, canonically, in a dialect, by a known name, or not at all.
import type { Dialect } from "../model/extraction.ts";
import type { LicenseFinding, Reading, Statement, Voice } from "../model/license.ts";
import type { Expression } from "../spdx/expression.ts";
import { canonicalizeExpression, parseExpression } from "../spdx/parse.ts";
import { printExpression } from "../spdx/print.ts";
import { type Alias, findName, findUrl } from "./aliases.ts";
import { suggestLicense } from "./suggest.ts";

const CONFIDENCE: Readonly<Record<Exclude<Reading, "matched">, number>> = {
  exact: 1,
  canonical: 1,
  dialect: 0.95,
  unreadable: 0,
};

/**
 * Reads an expression, name, URL or file reference; texts are read by `detect/`. Never guesses: what does not mean one
 * licence for certain is unreadable, with the licence it may mean as a candidate for people.
 */
export function readStatement(statement: Statement, dialect?: Dialect): LicenseFinding {
  const voice: Voice = "declared";
  const { raw } = statement;
  if (statement.as === "file") return unreadable(statement, voice, { note: "points to a file" });
  if (raw.trim() === "") return unreadable(statement, voice, { note: "empty" });
  const read = readRaw(statement, dialect);
  return read.expression === undefined ? unreadable(statement, voice, read) : finding(statement, voice, read);
}

interface Read {
  readonly reading: Exclude<Reading, "matched" | "unreadable">;
  readonly expression: string;
  readonly note?: string;
}

interface NotRead {
  readonly expression?: undefined;
  readonly note: string;
  readonly candidate?: string;
  readonly candidates?: readonly string[];
}

function readRaw(statement: Statement, dialect: Dialect | undefined): Read | NotRead {
  const { raw } = statement;
  const trimmed = raw.trim();
  const special = readSpecial(trimmed);
  if (special !== undefined) return special;
  const strict = canonicalizeExpression(trimmed);
  if (strict.ok && !strict.value.dialect) return fromCanonical(trimmed, strict.value);
  const own = dialect?.(statement);
  if (own !== undefined)
    return { reading: "dialect", expression: own.expression, ...(own.note ? { note: own.note } : {}) };
  const listed = readList(trimmed);
  if (listed !== undefined) return listed;
  const alias = statement.as === "url" ? findUrl(trimmed) : (findName(trimmed) ?? findUrl(trimmed));
  if (alias?.kind === "exact")
    return { reading: "dialect", expression: alias.expression, note: `known name of ${alias.expression}` };
  if (strict.ok) return fromCanonical(trimmed, strict.value);
  const wide = canonicalizeExpression(trimmed, resolveName);
  if (wide.ok) return fromCanonical(trimmed, wide.value);
  return notRead(trimmed, alias, wide.error.reason);
}

/** A JSON list of licences without an operator between them: all of them are taken to hold, so each must be readable. */
function readList(raw: string): Read | NotRead | undefined {
  if (!raw.startsWith('["')) return undefined;
  const words = parseWords(raw);
  if (words === undefined) return undefined;
  const parts: string[] = [];
  for (const word of words) {
    const known = canonicalizeExpression(word, resolveName);
    const part = known.ok ? known.value.expression : resolveName(word);
    if (part === undefined) return { note: `"${word}" in a list of licenses is not known` };
    parts.push(`(${printExpression(part)})`);
  }
  const all = canonicalizeExpression(parts.join(" AND "));
  if (!all.ok) return { note: all.error.reason };
  return { reading: "dialect", expression: all.value.text, note: "listed without an operator: read as all of them" };
}

function parseWords(raw: string): string[] | undefined {
  try {
    const list: unknown = JSON.parse(raw);
    const isWords = Array.isArray(list) && list.length > 0 && list.every((word) => typeof word === "string");
    return isWords ? list : undefined;
  } catch {
    return undefined;
  }
}

function fromCanonical(raw: string, read: { text: string; changes: readonly string[]; dialect: boolean }): Read {
  if (read.changes.length === 0)
    return { reading: raw === read.text || !read.dialect ? "exact" : "dialect", expression: read.text };
  return { reading: read.dialect ? "dialect" : "canonical", expression: read.text, note: read.changes.join("; ") };
}

/** Statements that look like licences and are none. */
function readSpecial(raw: string): Read | NotRead | undefined {
  if (raw === "NOASSERTION") return { note: "the source says that it does not know" };
  if (raw === "UNLICENSED") return { reading: "exact", expression: "NONE", note: "UNLICENSED: all rights reserved" };
  if (/^see licen[sc]e in /i.test(raw)) return { note: "points to a file" };
  return undefined;
}

function notRead(raw: string, alias: Alias | undefined, reason: string): NotRead {
  const candidates = alias?.kind === "unclear" ? alias.candidates : [];
  if (candidates[0] !== undefined) {
    return { note: `may mean ${candidates.join(" or ")}`, candidate: candidates[0], candidates };
  }
  const candidate = suggestLicense(raw);
  return candidate === undefined ? { note: reason } : { note: reason, candidate };
}

function resolveName(name: string): Expression | undefined {
  const alias = findName(name);
  if (alias?.kind !== "exact") return undefined;
  const parsed = parseExpression(alias.expression);
  return parsed.ok ? parsed.value : undefined;
}

function finding(statement: Statement, voice: Voice, read: Read): LicenseFinding {
  const { reading, expression, note } = read;
  const confidence = CONFIDENCE[reading];
  return note === undefined
    ? { statement, voice, reading, expression, confidence }
    : { statement, voice, reading, expression, confidence, note };
}

function unreadable(statement: Statement, voice: Voice, read: NotRead): LicenseFinding {
  return {
    statement,
    voice,
    reading: "unreadable",
    confidence: 0,
    note: read.note,
    ...(read.candidate === undefined ? {} : { candidate: { license: read.candidate, confidence: 0 } }),
    ...(read.candidates === undefined ? {} : { candidates: read.candidates }),
  };
}
