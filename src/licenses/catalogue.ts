// Which class every known licence belongs to, and why. Sources and their disagreement: docs/classification.md.
import type { Category } from "../model/license.ts";
import { type LicenseLeaf, licenseLeaf } from "../spdx/expression.ts";
import { parseExpression } from "../spdx/parse.ts";
import { CLASS_ROWS, EXCEPTION_ROWS, REASONS } from "./catalogue.data.ts";
import { findCustom } from "./custom.ts";

export interface Classification {
  readonly category: Category;
  /** Finer properties, sorted: "non-commercial", "share-alike", "network-clause", "osi-approved", "documentation" … */
  readonly flags: readonly string[];
  /** Why this class, in plain words. */
  readonly reason: string;
  /** Where that comes from. */
  readonly source: string;
  /** True if the sources we compared disagree; `votes.data.ts` keeps what each says. */
  readonly disputed: boolean;
}

/** What an exception does to the class of the licence before WITH. */
export interface ExceptionEffect {
  /** weak: copyleft that no longer reaches the works around it · permissive-use: using it carries no copyleft · none: no change. */
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
const LIST_SOURCE = "SPDX classification evidence";

interface Row {
  readonly name: string;
  readonly classification: Classification;
}

let rows: ReadonlyMap<string, Row> | undefined;
let exceptions: ReadonlyMap<string, ExceptionEffect> | undefined;

/** The class of one licence. A leaf as `parseExpression` gives it, or text in any letter case. */
export function classify(license: LicenseLeaf | string): Classification {
  const leaf = typeof license === "string" ? toLeaf(license) : license;
  const base = classifyId(leaf.id);
  return leaf.exception === undefined ? base : withException(base, leaf.exception);
}

export function isListed(id: string): boolean {
  return loadRows().has(id);
}

/** Full name on the SPDX list, or of a licence we know otherwise. */
export function licenseName(id: string): string | undefined {
  return loadRows().get(id)?.name ?? findCustom(id)?.name;
}

export function exceptionEffect(id: string): ExceptionEffect | undefined {
  exceptions ??= new Map(
    EXCEPTION_ROWS.split("\n").map((line) => {
      const [key, effect, reason, name] = line.split("|") as [string, ExceptionEffect["effect"], string, string];
      return [key, { effect, name, reason }] as const;
    }),
  );
  return exceptions.get(id);
}

function toLeaf(text: string): LicenseLeaf {
  const read = parseExpression(text);
  return read.ok && read.value.kind === "license" ? read.value : licenseLeaf(text);
}

function classifyId(id: string): Classification {
  const row = loadRows().get(id);
  if (row !== undefined) return row.classification;
  if (id === "NONE") return unlisted("none", "all rights reserved: nobody but the author may use it");
  if (id === "NOASSERTION") return unlisted("unknown", "the source says that it does not know");
  const custom = findCustom(id);
  if (custom !== undefined) return { ...custom, disputed: false };
  return unlisted("unknown", "not on the SPDX list, and no licence that we know");
}

function unlisted(category: Category, reason: string): Classification {
  return { category, flags: [], reason, source: "licet", disputed: false };
}

function withException(base: Classification, id: string): Classification {
  const found = exceptionEffect(id);
  if (found === undefined)
    return { ...base, reason: `${base.reason}; the addition ${id} is unknown and changes nothing` };
  const lowered = lower(base.category, found.effect);
  if (lowered === base.category) return base;
  return { ...base, category: lowered, reason: `${base.reason}; ${id}: ${found.reason}` };
}

function lower(category: Category, effect: ExceptionEffect["effect"]): Category {
  if (effect === "none") return category;
  if (category === "strong-copyleft" || category === "network-copyleft") return "weak-copyleft";
  return category === "weak-copyleft" && effect === "permissive-use" ? "permissive" : category;
}

function loadRows(): ReadonlyMap<string, Row> {
  if (rows !== undefined) return rows;
  const reasons = REASONS.split("\n");
  const map = new Map<string, Row>();
  for (const line of CLASS_ROWS.split("\n")) {
    const [id, code, flags, reason, name] = line.split("|") as [string, string, string, string, string];
    map.set(id, {
      name,
      classification: {
        category: CODES[code[0] as string] ?? "unknown",
        flags: flags === "" ? [] : flags.split(","),
        reason: reasons[Number(reason)] ?? "",
        source: LIST_SOURCE,
        disputed: code.endsWith("!"),
      },
    });
  }
  rows = map;
  return map;
}
