// Addresses of licences in a text, where the sentence speaks of a licence.
import { findUrl } from "../aliases.ts";

export interface AddressMention {
  readonly license: string;
  readonly from: number;
  readonly to: number;
  /** No version is told. */
  readonly open?: boolean;
}

/** Where Debian keeps the common texts. https://www.debian.org/doc/debian-policy/ch-docs.html */
const COMMON = /\/usr\/share\/common-licenses\/((?:L?GPL|GFDL|Apache|MPL|CC0|Artistic|BSD)(?:-\d\.\d|-\d)?)/g;
const COMMON_IDS: Readonly<Record<string, string>> = {
  GPL: "GPL-1.0-or-later", "GPL-1": "GPL-1.0-only", "GPL-2": "GPL-2.0-only", "GPL-3": "GPL-3.0-only", LGPL: "LGPL-2.0-or-later", "LGPL-2": "LGPL-2.0-only",
  "LGPL-2.1": "LGPL-2.1-only", "LGPL-3": "LGPL-3.0-only", "Apache-2.0": "Apache-2.0", "MPL-1.1": "MPL-1.1", "MPL-2.0": "MPL-2.0", "CC0-1.0": "CC0-1.0",
  Artistic: "Artistic-1.0-Perl", BSD: "BSD-3-Clause", GFDL: "GFDL-1.1-or-later", "GFDL-1.2": "GFDL-1.2-only", "GFDL-1.3": "GFDL-1.3-only",
};

const ADDRESS = /(?:https?:\/\/|www\.)[\w.-]{3,80}\/[^\s"'<>)\]}|\\,;]{1,160}/g;
/** A text with hardly more than an address is a pointer to a licence. */
const SHORT_TEXT = 200;
const SPEAKS = /licen[sc]|\bterms\b|copying|public domain|\bunder\b|permission/i;

/** Known licence addresses with words about licences shortly before, or on the same line. */
export function readAddresses(text: string): AddressMention[] {
  const found: AddressMention[] = [];
  const short = text.length < SHORT_TEXT;
  for (const match of text.matchAll(ADDRESS)) {
    const alias = findUrl(match[0].replace(/[.:*]+$/, ""));
    if (alias?.kind !== "exact") continue;
    if (!short && !SPEAKS.test(text.slice(Math.max(0, match.index - 160), match.index))) continue;
    found.push({ license: alias.expression, from: match.index, to: match.index + match[0].length });
  }
  for (const match of text.matchAll(COMMON)) {
    const name = match[1] as string;
    const license = Object.hasOwn(COMMON_IDS, name) ? COMMON_IDS[name] : undefined;
    if (license === undefined) continue;
    found.push({ license, from: match.index, to: match.index + match[0].length, open: !/\d/.test(name) });
  }
  return found;
}
