// How Alpine's packages name licences: SPDX today; before 2019 words with spaces between them that all hold ("MIT BSD GPL2+").
// Source: https://wiki.alpinelinux.org/wiki/APKBUILD_Reference#license and the package database of Alpine 3.8 and older.
import type { Statement } from "../../model/index.ts";
import { canonicalizeExpression } from "../../spdx/parse.ts";

/** Words that mean one licence; "GPL", "BSD" and "custom" do not. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ["agpl3", "AGPL-3.0-only"],
  ["agpl3+", "AGPL-3.0-or-later"],
  ["apache2", "Apache-2.0"],
  ["apache-2", "Apache-2.0"],
  ["asl2.0", "Apache-2.0"],
  ["bsd-2", "BSD-2-Clause"],
  ["bsd-3", "BSD-3-Clause"],
  ["bsd2", "BSD-2-Clause"],
  ["bsd3", "BSD-3-Clause"],
  ["cc0", "CC0-1.0"],
  ["gpl2", "GPL-2.0-only"],
  ["gpl-2", "GPL-2.0-only"],
  ["gpl2+", "GPL-2.0-or-later"],
  ["gpl-2+", "GPL-2.0-or-later"],
  ["gpl3", "GPL-3.0-only"],
  ["gpl-3", "GPL-3.0-only"],
  ["gpl3+", "GPL-3.0-or-later"],
  ["gpl-3+", "GPL-3.0-or-later"],
  ["lgpl2", "LGPL-2.0-only"],
  ["lgpl2+", "LGPL-2.0-or-later"],
  ["lgpl2.1", "LGPL-2.1-only"],
  ["lgpl2.1+", "LGPL-2.1-or-later"],
  ["lgpl3", "LGPL-3.0-only"],
  ["lgpl3+", "LGPL-3.0-or-later"],
  ["mpl2", "MPL-2.0"],
  ["mpl-2", "MPL-2.0"],
]);

export function dialect(statement: Statement): { readonly expression: string; readonly note?: string } | undefined {
  const raw = statement.raw.trim();
  if (raw.length > 2000) return undefined;
  const notes = new Set<string>();
  const whole = readWord(raw, notes);
  if (whole !== undefined) return finish([whole], notes);
  const operators = /\s+(?:and|or|with)\s+|[()]/i.test(raw);
  if (operators) return readOperators(raw, notes);
  const words = raw.split(/[\s,]+/).filter((word) => word !== "");
  if (words.length < 2 || words.length > 50) return undefined;
  notes.add("listed without an operator: read as all of them");
  return finish(
    words.map((word) => readWord(word, notes) ?? reference(word, notes)),
    notes,
  );
}

/** Words and operators, where single words are of the old kind: "GPL2+ AND MIT". */
function readOperators(raw: string, notes: Set<string>): ReturnType<typeof dialect> {
  const text = raw.replace(/[^\s()]+/g, (word) => {
    if (/^(?:and|or|with)$/i.test(word)) return word.toUpperCase();
    return readWord(word, notes) ?? word;
  });
  const read = canonicalizeExpression(text);
  return read.ok ? finish([read.value.text], notes) : undefined;
}

function readWord(word: string, notes: Set<string>): string | undefined {
  const known = NAMES.get(word.toLowerCase());
  if (known !== undefined) return known;
  const read = canonicalizeExpression(word);
  if (!read.ok) return undefined;
  for (const change of read.value.changes) notes.add(change);
  return read.value.text;
}

function reference(word: string, notes: Set<string>): string {
  notes.add(`"${word}" is no license of a known name`);
  return `LicenseRef-alpine-${word.replace(/[^A-Za-z0-9.-]+/g, "-")}`;
}

function finish(parts: readonly string[], notes: ReadonlySet<string>): ReturnType<typeof dialect> {
  const read = canonicalizeExpression(parts.map((part) => `(${part})`).join(" AND "));
  if (!read.ok) return undefined;
  const note = [...notes].join("; ");
  return { expression: read.value.text, ...(note === "" ? {} : { note }) };
}
