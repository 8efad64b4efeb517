// Which class every known licence belongs to, and why. Sources and their disagreement: docs/classification.md.
import type { Category } from "../model/license.ts";
import { type LicenseLeaf, licenseLeaf } from "../spdx/expression.ts";
import { parseExpression } from "../spdx/parse.ts";
import { CLASS_ROWS, EXCEPTION_ROWS, REASONS, SOURCES } from "./catalogue.data.ts";
import { findCustom } from "./custom.ts";
import { findRow } from "./rows.ts";

export interface Classification {
  readonly category: Category;
  /** Finer properties, sorted: "non-commercial", "share-alike", "network-clause", "osi-approved", "documentation" … */
  readonly flags: readonly string[];
  /** Why this class, in plain words. */
  readonly reason: string;
  /** Where that comes from. */
  readonly source: string;
  /** True if a source we compared disagrees; `loadVotes` tells what each says. */
  readonly disputed: boolean;
}

/** What an exception does to the licence before WITH. */
export interface ExceptionEffect {
  /**
   * weak: works that use or link the component stay free of its copyleft · permissive-use: what is made with it, or a
   * part of it, may be passed on under any terms · none: the class stays as it is.
   */
  readonly effect: "weak" | "permissive-use" | "none";
  readonly name: string;
  readonly reason: string;
}

const CODES: Readonly<Record<string, Category>> = {
  p: "permissive",
  d: "public-domain",
  w: "weak-copyleft",
  s: "strong-copyleft",
  n: "network-copyleft",
  r: "restricted",
  a: "source-available",
  x: "proprietary",
  u: "unknown",
};
interface Row {
  readonly name: string;
  readonly classification: Classification;
}

const rows = new Map<string, Row>();

/** The class of one licence. A leaf as `parseExpression` gives it, or text in any letter case. */
export function classify(license: LicenseLeaf | string): Classification {
  const leaf = typeof license === "string" ? toLeaf(license) : license;
  const base = classifyId(leaf.id);
  return leaf.exception === undefined ? base : withException(base, leaf.exception);
}

/** True for ids of the SPDX list in their canonical spelling, deprecated ones included. */
export function isListed(id: string): boolean {
  return findListed(id) !== undefined;
}

/** Full name on the SPDX list, or of a licence we know otherwise. */
export function licenseName(id: string): string | undefined {
  return findListed(id)?.name ?? findCustom(id)?.name;
}

/** Undefined for exceptions that are not on the SPDX list. */
export function exceptionEffect(id: string): ExceptionEffect | undefined {
  const row = findRow(EXCEPTION_ROWS, id);
  if (row === undefined) return undefined;
  const [effect, reason, name] = row.split("|") as [ExceptionEffect["effect"], string, string];
  return { effect, name, reason };
}

function toLeaf(text: string): LicenseLeaf {
  const read = parseExpression(text);
  return read.ok && read.value.kind === "license" ? read.value : licenseLeaf(text);
}

function classifyId(id: string): Classification {
  const row = findListed(id);
  if (row !== undefined) return row.classification;
  if (id === "NONE") return unlisted("none", "all rights reserved: nobody but the author may use it");
  if (id === "NOASSERTION") return unlisted("unknown", "the source says that it does not know");
  const custom = findCustom(id);
  if (custom !== undefined) {
    const { category, flags, reason, source } = custom;
    return { category, flags, reason, source, disputed: false };
  }
  return unlisted("unknown", "not on the SPDX list, and no license that we know");
}

function unlisted(category: Category, reason: string): Classification {
  return { category, flags: [], reason, source: "licet", disputed: false };
}

function withException(base: Classification, id: string): Classification {
  const found = exceptionEffect(id);
  if (found === undefined) {
    const reason = `${id} is no exception of the SPDX list; an unknown addition may take rights away as well as give them`;
    return { ...base, category: worstOf(base.category), reason };
  }
  const lowered =
    found.effect !== "none" && (base.category === "strong-copyleft" || base.category === "network-copyleft");
  const reason = `${base.reason}; ${id}: ${found.reason}`;
  return lowered ? { ...base, category: "weak-copyleft", reason } : { ...base, reason };
}

/** An unknown addition makes open licences unknown; what is restricted already stays so. */
function worstOf(category: Category): Category {
  return category === "restricted" || category === "proprietary" || category === "custom-model" ? category : "unknown";
}

function findListed(id: string): Row | undefined {
  const known = rows.get(id);
  if (known !== undefined) return known;
  const text = findRow(CLASS_ROWS, id);
  // Unknown ids are not remembered: there is no end to them.
  if (text === undefined) return undefined;
  const row = readRow(text);
  rows.set(id, row);
  return row;
}

function readRow(text: string): Row {
  const [code, flags, reason, source, name] = text.split("|") as [string, string, string, string, string];
  const classification = {
    category: CODES[code[0] as string] ?? "unknown",
    flags: flags === "" ? [] : flags.split(","),
    reason: lineOf(REASONS, Number(reason)),
    source: lineOf(SOURCES, Number(source)),
    disputed: code.endsWith("!"),
  };
  return { name, classification };
}

function lineOf(text: string, index: number): string {
  return text.split("\n")[index] ?? "";
}
