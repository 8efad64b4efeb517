// Addresses of licences in a text, where the sentence speaks of a licence.
import { findUrl } from "../aliases.ts";

export interface AddressMention {
  readonly license: string;
  readonly from: number;
  readonly to: number;
}

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
  return found;
}
