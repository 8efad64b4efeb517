// The words of CPAN::Meta for licences. Several of them are a choice.
// Source: https://metacpan.org/pod/CPAN::Meta::Spec#license
import type { Statement } from "../../model/index.ts";

/** Only words that mean one licence: "open_source", "restricted", "unrestricted" and "unknown" do not. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ["agpl_3", "AGPL-3.0-only"],
  ["apache_1_1", "Apache-1.1"],
  ["apache_2_0", "Apache-2.0"],
  ["artistic_1", "Artistic-1.0"],
  ["artistic_2", "Artistic-2.0"],
  ["bsd", "BSD-3-Clause"],
  ["freebsd", "BSD-2-Clause"],
  ["gfdl_1_2", "GFDL-1.2-only"],
  ["gfdl_1_3", "GFDL-1.3-only"],
  ["gpl_1", "GPL-1.0-only"],
  ["gpl_2", "GPL-2.0-only"],
  ["gpl_3", "GPL-3.0-only"],
  ["lgpl_2_1", "LGPL-2.1-only"],
  ["lgpl_3_0", "LGPL-3.0-only"],
  ["mit", "MIT"],
  ["mozilla_1_0", "MPL-1.0"],
  ["mozilla_1_1", "MPL-1.1"],
  ["openssl", "OpenSSL"],
  ["perl_5", "Artistic-1.0-Perl OR GPL-1.0-or-later"],
  ["qpl_1_0", "QPL-1.0"],
  ["sun", "SISSL"],
  ["zlib", "Zlib"],
]);

export function dialect(statement: Statement): { readonly expression: string; readonly note?: string } | undefined {
  const words = statement.raw.startsWith('["') ? parseList(statement.raw) : [statement.raw.trim()];
  const read = words.map((word) => WORDS.get(word));
  if (read.length === 0 || read.some((one) => one === undefined)) return undefined;
  // The specification leaves open how several go together; the stricter reading is safe.
  const note = read.length > 1 ? { note: "several licenses: read as all of them" } : {};
  return { expression: read.map((one) => (read.length > 1 ? `(${one})` : one)).join(" AND "), ...note };
}

function parseList(text: string): string[] {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list.map(String) : [];
  } catch {
    return [];
  }
}
