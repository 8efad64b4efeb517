// How R packages name licences: `GPL (>= 2)`, `MIT + file LICENSE`, `A | B`.
// Source: https://cran.r-project.org/doc/manuals/r-release/R-exts.html#Licensing and the license database that R itself ships.
import type { Statement } from "../../model/index.ts";
import { canonicalizeExpression } from "../../spdx/parse.ts";

/** Only names that mean one licence. "GPL", "BSD", "Unlimited" or "file LICENSE" do not. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ["agpl-3", "AGPL-3.0-only"],
  ["apache license 2.0", "Apache-2.0"],
  ["apache license version 2.0", "Apache-2.0"],
  ["artistic license 2.0", "Artistic-2.0"],
  ["bsd 2-clause license", "BSD-2-Clause"],
  ["bsd 3-clause license", "BSD-3-Clause"],
  ["bsd_2_clause", "BSD-2-Clause"],
  ["bsd_3_clause", "BSD-3-Clause"],
  ["bsl", "BSL-1.0"],
  ["cc0", "CC0-1.0"],
  ["cecill-2", "CECILL-2.0"],
  ["common public license version 1.0", "CPL-1.0"],
  ["gpl-2", "GPL-2.0-only"],
  ["gpl-3", "GPL-3.0-only"],
  ["lgpl-2", "LGPL-2.0-only"],
  ["lgpl-2.1", "LGPL-2.1-only"],
  ["lgpl-3", "LGPL-3.0-only"],
  ["mit license", "MIT"],
  ["mozilla public license 2.0", "MPL-2.0"],
  ["mozilla public license version 2.0", "MPL-2.0"],
]);

/** Families whose versions a condition in parentheses picks, lowest first. */
const FAMILIES: ReadonlyMap<string, readonly (readonly [version: string, id: string])[]> = new Map([
  [
    "gpl",
    [
      ["1", "GPL-1.0"],
      ["2", "GPL-2.0"],
      ["3", "GPL-3.0"],
    ],
  ],
  [
    "gnu general public license",
    [
      ["1", "GPL-1.0"],
      ["2", "GPL-2.0"],
      ["3", "GPL-3.0"],
    ],
  ],
  [
    "lgpl",
    [
      ["2", "LGPL-2.0"],
      ["2.1", "LGPL-2.1"],
      ["3", "LGPL-3.0"],
    ],
  ],
  [
    "gnu lesser general public license",
    [
      ["2", "LGPL-2.0"],
      ["2.1", "LGPL-2.1"],
      ["3", "LGPL-3.0"],
    ],
  ],
  ["agpl", [["3", "AGPL-3.0"]]],
  [
    "apache license",
    [
      ["1", "Apache-1.0"],
      ["1.1", "Apache-1.1"],
      ["2", "Apache-2.0"],
    ],
  ],
  [
    "artistic license",
    [
      ["1", "Artistic-1.0"],
      ["2", "Artistic-2.0"],
    ],
  ],
  [
    "cecill",
    [
      ["1", "CECILL-1.0"],
      ["2", "CECILL-2.0"],
      ["2.1", "CECILL-2.1"],
    ],
  ],
  [
    "eupl",
    [
      ["1", "EUPL-1.0"],
      ["1.1", "EUPL-1.1"],
      ["1.2", "EUPL-1.2"],
    ],
  ],
  [
    "mpl",
    [
      ["1", "MPL-1.0"],
      ["1.1", "MPL-1.1"],
      ["2", "MPL-2.0"],
    ],
  ],
  [
    "mozilla public license",
    [
      ["1", "MPL-1.0"],
      ["1.1", "MPL-1.1"],
      ["2", "MPL-2.0"],
    ],
  ],
]);
const GNU = /^(?:A|L)?GPL-/;

export function dialect(statement: Statement): { readonly expression: string; readonly note?: string } | undefined {
  if (statement.as !== "name" || statement.raw.length > 2000) return undefined;
  const notes = new Set<string>();
  const choices = statement.raw
    .replace(/\s+/g, " ")
    .split("|")
    .map((choice) => readChoice(choice.trim(), notes));
  if (choices.some((choice) => choice === undefined)) return undefined;
  const all = canonicalizeExpression(choices.map((choice) => `(${choice})`).join(" OR "));
  if (!all.ok) return undefined;
  const note = [...notes].join("; ");
  return { expression: all.value.text, ...(note === "" ? {} : { note }) };
}

function readChoice(choice: string, notes: Set<string>): string | undefined {
  const plus = /^(.+?) \+ (file (?:LICEN[CS]E\S*))$/i.exec(choice);
  if (plus !== null) {
    const license = readChoice((plus[1] ?? "").trim(), notes);
    // For MIT and BSD the file only fills in names; for others it may add terms, which its own text has to tell.
    if (license !== undefined && !/^(?:MIT|BSD-[23]-Clause)$/.test(license)) notes.add(`"${plus[2]}" may add terms`);
    return license;
  }
  const known = NAMES.get(choice.toLowerCase());
  if (known !== undefined) return known;
  const condition = /^(.+?) ?\(([^()]*)\)$/.exec(choice);
  if (condition !== null) return readCondition((condition[1] ?? "").toLowerCase(), condition[2] ?? "", notes);
  const creative = /^CC (BY(?:-NC)?(?:-SA|-ND)?) (\d\.\d)$/i.exec(choice);
  const read = canonicalizeExpression(creative === null ? choice : `CC-${creative[1]}-${creative[2]}`);
  return read.ok ? read.value.text : undefined;
}

/** Every released version that meets all conditions; an open end means "or later" where the licence knows that. */
function readCondition(family: string, conditions: string, notes: Set<string>): string | undefined {
  const versions = FAMILIES.get(family);
  if (versions === undefined) return undefined;
  const tests = conditions.split(",").map((part) => /^\s*(>=|>|<=|<|==)\s*(\d+(?:\.\d+)*)\s*$/.exec(part));
  if (tests.some((test) => test === null)) return undefined;
  const fitting = versions.filter(([version]) =>
    tests.every((test) => meets(version, test?.[1] ?? "", test?.[2] ?? "")),
  );
  const isOpen = tests.every((test) => test?.[1]?.startsWith(">") === true);
  const [lowest] = fitting;
  if (lowest === undefined) return undefined;
  if (isOpen && GNU.test(lowest[1])) return `${lowest[1]}-or-later`;
  if (isOpen && fitting.length === 1) notes.add("or a later version, of which there is none yet");
  return fitting.map(([, id]) => (GNU.test(id) ? `${id}-only` : id)).join(" OR ");
}

function meets(version: string, operator: string, bound: string): boolean {
  const order = compare(version, bound);
  if (operator === ">=") return order >= 0;
  if (operator === ">") return order > 0;
  if (operator === "<=") return order <= 0;
  return operator === "<" ? order < 0 : order === 0;
}

function compare(a: string, b: string): number {
  const left = a.split(".").map(Number);
  const right = b.split(".").map(Number);
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
