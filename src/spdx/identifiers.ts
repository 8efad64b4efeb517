// Recognises the ids of the SPDX list in any letter case and gives them their current name.
import { DEPRECATED_IDS, EXCEPTION_IDS, LICENSE_IDS, RENAMED } from "./list.data.ts";

const LICENSES = new Set(LICENSE_IDS.split(" "));
const EXCEPTIONS = new Set(EXCEPTION_IDS.split(" "));
const DEPRECATED = new Set(DEPRECATED_IDS.split(" "));
const SUCCESSORS = new Map(RENAMED.split("\n").map((line) => line.split("=") as [string, string]));
let folded: ReadonlyMap<string, string> | undefined;

/** No id of the list is longer than this; longer words need no look-up. */
const LONGEST_ID = 64;
const REFERENCE = /^(?:(DocumentRef-)([A-Za-z0-9.-]+):)?(LicenseRef-|AdditionRef-)([A-Za-z0-9.-]+)$/i;

/** The id as the list spells it, deprecated or not; undefined if it is on no list. */
export function findLicenseId(word: string): string | undefined {
  return LICENSES.has(word) ? word : findFolded(`l:${word}`);
}

export function findExceptionId(word: string): string | undefined {
  return EXCEPTIONS.has(word) ? word : findFolded(`e:${word}`);
}

/** What the list says to write instead of a deprecated id: an id, or "id WITH exception". */
export function successorOf(id: string): string | undefined {
  return SUCCESSORS.get(id);
}

export function isDeprecatedId(id: string): boolean {
  return DEPRECATED.has(id);
}

export function listedLicenseIds(): readonly string[] {
  return [...LICENSES];
}

export function listedExceptionIds(): readonly string[] {
  return [...EXCEPTIONS];
}

/** A reference to a licence or addition that is on no list. */
export interface Reference {
  readonly kind: "license" | "addition";
  readonly id: string;
}

/** A LicenseRef- or AdditionRef- (with or without its document) in canonical spelling; only the prefixes' letter case is free. */
export function readReference(word: string): Reference | undefined {
  const match = REFERENCE.exec(word);
  if (match === null) return undefined;
  const document = match[2] === undefined ? "" : `DocumentRef-${match[2]}:`;
  const kind = (match[3] as string).toLowerCase() === "licenseref-" ? "license" : "addition";
  return { kind, id: `${document}${kind === "license" ? "LicenseRef" : "AdditionRef"}-${match[4]}` };
}

function findFolded(key: string): string | undefined {
  if (key.length > LONGEST_ID + 2) return undefined;
  folded ??= foldAll();
  return folded.get(key.toLowerCase());
}

function foldAll(): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const id of LICENSES) map.set(`l:${id.toLowerCase()}`, id);
  for (const id of EXCEPTIONS) map.set(`e:${id.toLowerCase()}`, id);
  return map;
}
