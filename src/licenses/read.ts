// Reads what a source says about a licence: exactly, canonically, in a dialect, by a known name, or not at all.
import type { Dialect } from "../model/extraction.ts";
import type { LicenseFinding, Reading, Statement, Voice } from "../model/license.ts";
import { type Expression, join } from "../spdx/expression.ts";
import { type CanonicalExpression, canonicalizeExpression, parseExpression } from "../spdx/parse.ts";
import { printExpression } from "../spdx/print.ts";
import { simplify } from "../spdx/simplify.ts";
import { type Alias, findName, findUrl } from "./aliases.ts";
import { readList } from "./list.ts";
import { readPhrase } from "./phrases.ts";
import { suggestLicense } from "./suggest.ts";

/** How sure each reading is; a dialect needs knowledge that the text itself does not carry. */
const CONFIDENCE: Readonly<Record<Exclude<Reading, "matched">, number>> = {
  exact: 1,
  canonical: 1,
  dialect: 0.95,
  unreadable: 0,
};
/** Longer statements are no names; `candidate` is not looked for in them. */
const LONGEST_NAME = 200;

/**
 * Reads an expression, name, URL or file reference; texts are read by `detect/`. Never guesses: what does not mean one
 * licence for certain is unreadable, with what it may mean as candidates for people. The order is SPDX, the
 * ecosystem's dialect, known names and addresses, other notations for expressions; statements quoted as a "name"
 * are offered to the dialect first.
 */
export function readStatement(statement: Statement, dialect?: Dialect, voice: Voice = "declared"): LicenseFinding {
  const outcome = statement.as === "file" ? pointsToFile() : readRaw(statement, dialect);
  return outcome.read === undefined ? unreadable(statement, voice, outcome) : readable(statement, voice, outcome.read);
}

interface Read {
  readonly reading: "exact" | "canonical" | "dialect";
  readonly expression: string;
  readonly note?: string;
}

interface Outcome {
  readonly read?: Read;
  readonly note?: string;
  readonly candidates?: readonly string[];
  readonly candidate?: string;
}

function readRaw(statement: Statement, dialect: Dialect | undefined): Outcome {
  const raw = statement.raw.trim();
  const phrase = fromPhrase(raw);
  if (phrase !== undefined) return phrase;
  // A dialect's own lists mean what its ecosystem says; those of an SBOM mean nothing of the kind.
  const isForeignList = statement.source.startsWith("sbom/") && raw.startsWith("[");
  const byDialect = (): Outcome | undefined => {
    if (isForeignList) return undefined;
    const said = dialect?.(statement);
    if (said?.anyOf !== undefined) return readChoice(said.anyOf, said.note);
    return said && readSaid(said.expression.trim(), said.note);
  };
  const first = statement.as === "name" ? byDialect() : undefined;
  if (first !== undefined) return first;
  const spdx = canonicalizeExpression(raw);
  if (spdx.ok && !spdx.value.dialect) return { read: fromCanonical(spdx.value) };
  const own = statement.as === "name" ? undefined : byDialect();
  return own ?? readOtherwise(raw, statement.as === "url");
}

/** What an ecosystem made of a statement: an expression, whose licences may still be names. */
function readSaid(text: string, note: string | undefined): Outcome {
  const spdx = canonicalizeExpression(text);
  const outcome = fromPhrase(text) ?? (spdx.ok ? { read: fromCanonical(spdx.value) } : readOtherwise(text, false));
  const notes = [note, outcome.read === undefined ? outcome.note : outcome.read.note].filter(
    (one) => one !== undefined,
  );
  const all = notes.length === 0 ? {} : { note: notes.join("; ") };
  if (outcome.read === undefined) return { ...outcome, ...all };
  return { read: { reading: "dialect", expression: outcome.read.expression, ...all } };
}

function fromPhrase(text: string): Outcome | undefined {
  const phrase = readPhrase(text);
  if (phrase === undefined) return undefined;
  return phrase.reading === undefined ? { note: phrase.note } : { read: phrase };
}

/** What was read otherwise than as SPDX or in a dialect; short statements are read once. */
const remembered = new Map<string, Outcome>();
const MOST_REMEMBERED = 4_000;

function readOtherwise(raw: string, isUrl: boolean): Outcome {
  if (raw.length > LONGEST_NAME) return readAsName(raw, isUrl);
  const key = `${isUrl ? "url" : "name"} ${raw}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const outcome = readAsName(raw, isUrl);
  if (remembered.size < MOST_REMEMBERED) remembered.set(key, outcome);
  return outcome;
}

function readAsName(raw: string, isUrl: boolean): Outcome {
  const list = readList(raw, resolveName);
  if (list?.ok)
    return {
      read: { reading: "dialect", expression: list.value, note: "a list without an operator, read as all of them" },
    };
  if (list !== undefined) return { note: list.error };
  const alias = isUrl ? findUrl(raw) : (findName(raw) ?? findUrl(raw));
  const known = alias?.kind === "exact" ? readKnown(alias.expression) : undefined;
  if (known !== undefined) return { read: known };
  const wide = canonicalizeExpression(raw, resolveName);
  if (wide.ok) return { read: fromCanonical(wide.value) };
  return notRead(raw, alias, wide.error.reason);
}

function fromCanonical({ text, changes, dialect }: CanonicalExpression): Read {
  if (changes.length === 0) return { reading: "exact", expression: text };
  return { reading: dialect ? "dialect" : "canonical", expression: text, note: changes.join("; ") };
}

/** A choice among names and addresses; one that is not understood makes the whole unreadable. */
function readChoice(names: readonly string[], note: string | undefined): Outcome {
  const parts: Expression[] = [];
  for (const name of names) {
    const text = name.trim();
    const outcome = fromPhrase(text) ?? readOtherwise(text, false);
    const part = outcome.read && parseExpression(outcome.read.expression);
    if (!part?.ok) return { note: `"${text.slice(0, 80)}" in the list is not understood` };
    parts.push(part.value);
  }
  const choice = join("or", parts);
  if (choice === undefined) return { note: "an empty list" };
  const read: Read = { reading: "dialect", expression: printExpression(simplify(choice)) };
  return { read: note === undefined ? read : { ...read, note } };
}

function readKnown(meaning: string): Read | undefined {
  const expression = toCanonical(meaning);
  if (expression === undefined) return undefined;
  return { reading: "dialect", expression, note: `a known name or address of ${expression}` };
}

function toCanonical(text: string): string | undefined {
  const parsed = parseExpression(text);
  return parsed.ok ? printExpression(parsed.value) : undefined;
}

function resolveName(name: string): Expression | undefined {
  const alias = findName(name);
  if (alias?.kind !== "exact") return undefined;
  const parsed = parseExpression(alias.expression);
  return parsed.ok ? parsed.value : undefined;
}

function pointsToFile(): Outcome {
  return { note: "points to a file" };
}

function notRead(raw: string, alias: Alias | undefined, reason: string): Outcome {
  const candidates = alias?.kind === "unclear" ? alias.candidates : [];
  const [candidate] = candidates;
  if (candidate !== undefined) return { note: `may mean ${candidates.join(", ")}`, candidate, candidates };
  const nearest = raw.length > LONGEST_NAME ? undefined : suggestLicense(raw);
  return nearest === undefined ? { note: reason } : { note: reason, candidate: nearest };
}

function readable(statement: Statement, voice: Voice, read: Read): LicenseFinding {
  const { reading, expression, note } = read;
  const finding = { statement, voice, reading, expression, confidence: CONFIDENCE[reading] };
  return note === undefined ? finding : { ...finding, note };
}

function unreadable(statement: Statement, voice: Voice, { note, candidate, candidates }: Outcome): LicenseFinding {
  return {
    statement,
    voice,
    reading: "unreadable",
    confidence: CONFIDENCE.unreadable,
    ...(note === undefined ? {} : { note }),
    ...(candidate === undefined ? {} : { candidate: { license: candidate, confidence: 0 } }),
    ...(candidates === undefined ? {} : { candidates }),
  };
}
