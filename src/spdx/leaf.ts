// Reads one licence of an expression: an id in any spelling the list knows, a reference, its "+", its exception.
import { err, ok, type Result } from "../model/result.ts";
import { type LicenseLeaf, licenseLeaf } from "./expression.ts";
import {
  findExceptionId,
  findLicenseId,
  isDeprecatedId,
  type Reference,
  readReference,
  successorOf,
} from "./identifiers.ts";
import type { ExpressionFailure, Token } from "./lex.ts";

export interface ReadLeaf {
  readonly leaf: LicenseLeaf;
  /** What was written differently, in plain words. */
  readonly changes: readonly string[];
}

/** The licence a word names, without what may follow it; undefined if it names none. */
export function readLicenseWord(word: string): ReadLeaf | undefined {
  if (word === "NONE" || word === "NOASSERTION") return { leaf: licenseLeaf(word), changes: [] };
  const listed = findLicenseId(word);
  if (listed === undefined) {
    const reference = readReference(word);
    if (reference?.kind !== "license") return undefined;
    return { leaf: licenseLeaf(reference.id), changes: spelling(word, reference.id) };
  }
  const successor = successorOf(listed);
  if (successor === undefined) {
    const note = isDeprecatedId(listed) ? [`deprecated id "${listed}", which has no exact successor`] : [];
    return { leaf: licenseLeaf(listed), changes: [...spelling(word, listed), ...note] };
  }
  const [id, exception] = successor.split(" WITH ") as [string, string?];
  return { leaf: licenseLeaf(id, false, exception), changes: [`deprecated id "${listed}" read as "${successor}"`] };
}

/** "Apache-2.0-or-later" and "EPL-2.0-only": the GNU endings on ids that have none, a notation of other tools. */
export function readForeignEnding(word: string): ReadLeaf | undefined {
  const match = /^(.+)-(only|or-later)$/i.exec(word);
  const listed = match === null ? undefined : findLicenseId(match[1] as string);
  if (match === null || listed === undefined || isDeprecatedId(listed)) return undefined;
  const leaf = licenseLeaf(listed, (match[2] as string).toLowerCase() === "or-later");
  return { leaf, changes: [`"${word}" read as "${leaf.orLater ? `${listed}+` : listed}"`] };
}

/** Adds "or any later version" to a licence: the -or-later form where the list has one, else the "+". */
export function addOrLater(read: ReadLeaf, word: Token, plus: Token): Result<ReadLeaf, ExpressionFailure> {
  const { leaf, changes } = read;
  if (plus.offset !== word.offset + word.text.length) return err({ reason: 'space before "+"', offset: plus.offset });
  if (leaf.id === "NONE" || leaf.id === "NOASSERTION" || leaf.id.includes("LicenseRef-")) {
    return err({ reason: '"+" can only follow an id of the SPDX list', offset: plus.offset });
  }
  if (/-only$/i.test(word.text)) return err({ reason: '"-only" and "+" contradict each other', offset: plus.offset });
  if (leaf.id.endsWith("-or-later")) {
    const note = `"+" adds nothing to "${leaf.id}"`;
    return ok({ leaf, changes: changes.includes(note) ? changes : [...changes, note] });
  }
  const later = findLicenseId(leaf.id.replace(/(?:-only)?$/, "-or-later"));
  if (later === undefined) return ok({ leaf: licenseLeaf(leaf.id, true, leaf.exception), changes });
  const text = leaf.exception === undefined ? later : `${later} WITH ${leaf.exception}`;
  return ok({
    leaf: licenseLeaf(later, false, leaf.exception),
    changes: [`deprecated "${word.text}+" read as "${text}"`],
  });
}

/** Adds the exception after WITH. Some tools put a LicenseRef- there; as a dialect it is read as the AdditionRef- it should be. */
export function addException(read: ReadLeaf, word: Token, dialect: boolean): Result<ReadLeaf, ExpressionFailure> {
  const { leaf } = read;
  if (leaf.exception !== undefined) return err({ reason: "the license already has an exception", offset: word.offset });
  if (leaf.id === "NONE" || leaf.id === "NOASSERTION") {
    return err({ reason: `${leaf.id} stands alone`, offset: word.offset });
  }
  const listed = findExceptionId(word.text);
  const reference = listed === undefined ? readReference(word.text) : undefined;
  const found = listed ?? (reference && readAddition(reference, dialect));
  if (found === undefined) {
    return err({ reason: "no exception of this name is on the SPDX list", offset: word.offset });
  }
  const id = successorOf(found) ?? found;
  const changes = id === found ? spelling(word.text, found) : [`deprecated exception "${found}" read as "${id}"`];
  return ok({ leaf: licenseLeaf(leaf.id, leaf.orLater, id), changes: [...read.changes, ...changes] });
}

function readAddition(reference: Reference, dialect: boolean): string | undefined {
  if (reference.kind === "addition") return reference.id;
  return dialect ? reference.id.replace(/LicenseRef-/, "AdditionRef-") : undefined;
}

function spelling(written: string, canonical: string): readonly string[] {
  return written === canonical ? [] : [`"${written}" read as "${canonical}"`];
}
