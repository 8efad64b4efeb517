// Debian's short names of licences, combined with "and", "or" and commas.
// Source: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/#license-short-name, and the names common in Debian's packages.
import type { Statement } from "../../model/index.ts";
import { canonicalizeExpression } from "../../spdx/parse.ts";

/** Only names that mean one licence. "GPL", "Artistic", "BSD" or "Apache" without a version do not. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ["apache-2", "Apache-2.0"],
  ["bsd-2", "BSD-2-Clause"],
  ["bsd-3", "BSD-3-Clause"],
  ["cc0", "CC0-1.0"],
  ["cpl", "CPL-1.0"],
  ["efl-2", "EFL-2.0"],
  ["expat", "MIT"],
  ["gpl+", "GPL-1.0-or-later"],
  ["lgpl+", "LGPL-2.0-or-later"],
  ["apache-2-llvm-exceptions", "Apache-2.0 WITH LLVM-exception"],
  ["openldap-2.8", "OLDAP-2.8"],
  ["perl", "Artistic-1.0-Perl OR GPL-1.0-or-later"],
  ["qpl", "QPL-1.0"],
  ["sil-1.1", "OFL-1.1"],
]);

/** In "GPL-1+ or Artistic" the second one is Perl's own licence. */
const PERL = /^(?:gpl-1\+ or artistic|artistic or gpl-1\+|gpl-1\+ or artistic-1|artistic-1 or gpl-1\+)$/i;
const GNU = /^(a?gpl|lgpl|gfdl(?:-niv)?)-?v?(\d)(?:\.(\d))?(?:\.0)?(\+)?$/i;

export function dialect(statement: Statement): { readonly expression: string; readonly note?: string } | undefined {
  const { raw } = statement;
  if (statement.as !== "name" || raw.length > 20_000) return undefined;
  const parts = raw.startsWith('["') ? parseList(raw) : [raw];
  if (parts === undefined) return undefined;
  const notes = new Set<string>();
  const read = parts.map((part) => readCombination(part, notes));
  const all = canonicalizeExpression(read.map((part) => `(${part})`).join(" AND "));
  if (!all.ok) return undefined;
  if (parts.length > 1) notes.add("the licenses of all parts together");
  const note = [...notes].join("; ");
  return { expression: all.value.text, ...(note === "" ? {} : { note }) };
}

function parseList(text: string): string[] | undefined {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.every((one) => typeof one === "string") ? list : undefined;
  } catch {
    return undefined;
  }
}

/** "A or B, and C": the comma binds least, then "or", then "and". */
function readCombination(text: string, notes: Set<string>): string {
  const plain = text.trim().replace(/\s+/g, " ");
  if (PERL.test(plain)) return "Artistic-1.0-Perl OR GPL-1.0-or-later";
  for (const [separator, operator] of [
    [/, and /i, " AND "],
    [/, or /i, " OR "],
    [/ or /i, " OR "],
    [/ and /i, " AND "],
  ] as const) {
    const parts = plain.split(separator);
    if (parts.length > 1) return parts.map((part) => `(${readCombination(part, notes)})`).join(operator);
  }
  return readName(plain, notes);
}

/** A name we do not know becomes a reference of its own, so that it can be judged apart from the others. */
function readName(name: string, notes: Set<string>): string {
  const listed = canonicalizeExpression(name);
  if (listed.ok && !listed.value.dialect) return listed.value.text;
  const known = NAMES.get(name.toLowerCase()) ?? readGnu(name);
  if (known !== undefined) return known;
  const exception = /^(.+?) with (.+?)(?:[ -]exceptions?)?$/i.exec(name);
  if (exception !== null) {
    const [, base = "", words = ""] = exception;
    const license = readName(base, notes);
    const id = EXCEPTIONS.get(words.toLowerCase().replace(/[-_ ]exception$/, ""));
    const joined = id === undefined ? undefined : canonicalizeExpression(`${license} WITH ${id}`);
    if (joined?.ok === true) return joined.value.text;
    // An exception only permits more: without it the license is stricter, never laxer.
    notes.add(`"${words} exception" left out`);
    return license;
  }
  const local = name.replace(/[^A-Za-z0-9.-]+/g, "-").replace(/^-+|-+$/g, "");
  notes.add(`"${name}" is a name of this file alone`);
  return `LicenseRef-debian-${local === "" ? "unnamed" : local}`;
}

const EXCEPTIONS: ReadonlyMap<string, string> = new Map([
  ["autoconf", "Autoconf-exception-generic"],
  ["autoconf-2.0", "Autoconf-exception-2.0"],
  ["bison", "Bison-exception-2.2"],
  ["classpath", "Classpath-exception-2.0"],
  ["font", "Font-exception-2.0"],
  ["gcc runtime library", "GCC-exception-3.1"],
  ["libtool", "Libtool-exception"],
  ["linux-syscall-note", "Linux-syscall-note"],
  ["llvm", "LLVM-exception"],
]);

function readGnu(name: string): string | undefined {
  const match = GNU.exec(name);
  if (match === null) return undefined;
  const [, family = "", major = "", minor = "0", later] = match;
  const version = `${major}.${minor}`;
  const [base = "", invariants] = family.toUpperCase().split("-");
  const id = `${base}-${version}${invariants === undefined ? "" : "-no-invariants"}-${later === undefined ? "only" : "or-later"}`;
  const listed = canonicalizeExpression(id);
  return listed.ok ? listed.value.text : undefined;
}
