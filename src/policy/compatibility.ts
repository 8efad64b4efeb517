// May a work that goes out under one license take in a part under another? Our own rules first, then OSADL's matrix; what neither knows is unknown.
import { classify, exceptionEffect } from "../licenses/catalogue.ts";
import type { Category } from "../model/index.ts";
import type { LicenseLeaf } from "../spdx/expression.ts";
import { printLeaf } from "../spdx/print.ts";
import { baseId } from "../spdx/versions.ts";
import { MATRIX_KINDS, MATRIX_LICENSES, MATRIX_ROWS } from "./compatibility.data.ts";

export interface Compatibility {
  readonly answer: "yes" | "no" | "depends" | "unknown";
  /** In plain words, without a full stop. */
  readonly reason: string;
  /** Clause, rule or data set that says so. */
  readonly source: string;
}

export interface Combination {
  /** True if anything is handed on: as a program, as source, in a device, as weights. */
  readonly isDistributed: boolean;
  /** True if users reach it over a network. */
  readonly isHosted: boolean;
}

/** `inbound` is the part's license, `outbound` that of the whole. The part is used as a library, not mixed into our files. */
export function compareLicenses(inbound: LicenseLeaf, outbound: LicenseLeaf, use: Combination): Compatibility {
  const theirs = classify(inbound).category;
  const ours = outboundCategory(outbound);
  return (
    withoutHandingOn(inbound, theirs, use) ??
    byStanding(inbound, theirs, outbound, ours) ??
    byException(inbound, outbound) ??
    asLibrary(inbound, theirs, ours) ??
    byMatrix(inbound, outbound) ??
    byClass(inbound, theirs, outbound, ours)
  );
}

/** Terms of our own that no list knows are taken as proprietary ones. */
function outboundCategory(outbound: LicenseLeaf): Category {
  const { category } = classify(outbound);
  const isOwn = outbound.id === "NONE" || (category === "unknown" && outbound.id.includes("LicenseRef-"));
  return isOwn ? "proprietary" : category;
}

function withoutHandingOn(inbound: LicenseLeaf, theirs: Category, use: Combination): Compatibility | undefined {
  if (use.isDistributed) return undefined;
  const isCopyleft = theirs === "weak-copyleft" || theirs === "strong-copyleft";
  if (isCopyleft || (theirs === "network-copyleft" && !use.isHosted)) {
    const reason = `${printLeaf(inbound)} binds only what is handed on, and nothing is`;
    return { answer: "yes", reason, source: "declared distribution" };
  }
  return undefined;
}

const LIMITED: ReadonlySet<Category> = new Set(["restricted", "source-available", "proprietary", "custom-model"]);

function byStanding(
  inbound: LicenseLeaf,
  theirs: Category,
  outbound: LicenseLeaf,
  ours: Category,
): Compatibility | undefined {
  if (printLeaf(inbound) === printLeaf(outbound))
    return { answer: "yes", reason: "the same license", source: "identity" };
  if (theirs === "none")
    return { answer: "no", reason: "there is no permission to hand it on", source: "copyright law" };
  if (theirs === "public-domain") {
    return { answer: "yes", reason: `${printLeaf(inbound)} asks for nothing`, source: "classification" };
  }
  const isFreeOutside = ours === "permissive" || ours === "public-domain" || ours.endsWith("copyleft");
  if (LIMITED.has(theirs) && isFreeOutside) {
    const reason = `${printLeaf(inbound)} limits use, and ${printLeaf(outbound)} promises recipients that nothing does`;
    return { answer: "no", reason, source: "classification" };
  }
  return undefined;
}

/** Exceptions by which parts may be combined with works under other terms. */
function byException(inbound: LicenseLeaf, outbound: LicenseLeaf): Compatibility | undefined {
  if (inbound.exception === undefined) return undefined;
  if (inbound.exception === "LLVM-exception" && baseId(outbound.id) === "GPL-2.0") {
    const reason = "the LLVM exception waives the clauses of Apache-2.0 that conflict with GPL-2.0";
    return { answer: "yes", reason, source: "LLVM-exception, paragraph 2" };
  }
  const effect = exceptionEffect(inbound.exception);
  if (effect === undefined || effect.effect === "none") return undefined;
  const reason = `${inbound.exception} permits combining it with works under other terms`;
  return { answer: "yes", reason, source: inbound.exception };
}

/** Weak copyleft stays with the part: the clause that says so, where we have read it. */
const LARGER_WORKS: ReadonlyMap<string, string> = new Map([
  [
    "LGPL-2.0",
    "LGPL-2.0 section 6: works that use the library may be under any terms that permit changing and debugging it",
  ],
  [
    "LGPL-2.1",
    "LGPL-2.1 section 6: works that use the library may be under any terms that permit changing and debugging it",
  ],
  ["LGPL-3.0", "LGPL-3.0 section 4: combined works may be under any terms that permit changing and debugging it"],
  ["MPL-1.1", "MPL-1.1 section 3.7: larger works may be under other terms"],
  ["MPL-2.0", "MPL-2.0 section 3.3: larger works may be under other terms"],
  ["EPL-1.0", "EPL-1.0 section 1: separate modules are no contributions"],
  ["EPL-2.0", "EPL-2.0 section 1: what only links or binds by name is no derivative"],
  ["CDDL-1.0", "CDDL-1.0 section 3.6: larger works may be under other terms"],
  ["CDDL-1.1", "CDDL-1.1 section 3.6: larger works may be under other terms"],
]);

function asLibrary(inbound: LicenseLeaf, theirs: Category, ours: Category): Compatibility | undefined {
  if (theirs !== "weak-copyleft" || ours === "strong-copyleft" || ours === "network-copyleft") return undefined;
  const clause = LARGER_WORKS.get(baseId(inbound.id));
  if (clause === undefined || inbound.exception !== undefined) return undefined;
  const [source, reason] = clause.split(": ") as [string, string];
  return { answer: "yes", reason: `${reason}; the part itself stays under ${printLeaf(inbound)}`, source };
}

let columns: ReadonlyMap<string, number> | undefined;
let rows: readonly string[] | undefined;

function byMatrix(inbound: LicenseLeaf, outbound: LicenseLeaf): Compatibility | undefined {
  columns ??= new Map(MATRIX_LICENSES.split("|").map((id, at) => [id, at]));
  rows ??= MATRIX_ROWS.split("\n").map((row) =>
    row.replace(/(\d+)(\D)/g, (_, times: string, letter: string) => letter.repeat(Number(times))),
  );
  const row = columns.get(printLeaf(outbound));
  const column = columns.get(printLeaf(inbound));
  if (row === undefined || column === undefined) return undefined;
  const letter = rows[row]?.[column];
  const kind = MATRIX_KINDS.find(([one]) => one === letter);
  if (kind === undefined) return undefined;
  const [, answer, reason] = kind;
  const told = reason.replace("{in}", printLeaf(inbound)).replace("{out}", printLeaf(outbound));
  return { answer, reason: told.replace("{in}", printLeaf(inbound)), source: "OSADL compatibility matrix" };
}

/** Licenses that no table knows, by what their classes say for sure. */
function byClass(inbound: LicenseLeaf, theirs: Category, outbound: LicenseLeaf, ours: Category): Compatibility {
  const hasCopyleft = theirs.endsWith("copyleft");
  const [part, whole] = [printLeaf(inbound), printLeaf(outbound)];
  if (theirs === "permissive" && !ours.endsWith("copyleft") && ours !== "unknown") {
    return { answer: "yes", reason: "neither has copyleft", source: "classification" };
  }
  if (hasCopyleft && theirs !== "weak-copyleft" && !ours.endsWith("copyleft") && ours !== "unknown") {
    return { answer: "no", reason: `the whole would have to go out under ${part}`, source: "classification" };
  }
  return { answer: "unknown", reason: `no table says whether ${part} fits into ${whole}`, source: "no data" };
}

const WORSE = ["yes", "depends", "unknown", "no"] as const;

/** Every license the whole goes out under must take the part; the worst counts. */
export function compareWithAll(
  inbound: LicenseLeaf,
  outbound: readonly LicenseLeaf[],
  use: Combination,
): Compatibility {
  const all = outbound.map((one) => compareLicenses(inbound, one, use));
  return all.reduce((a, b) => (WORSE.indexOf(b.answer) > WORSE.indexOf(a.answer) ? b : a));
}
