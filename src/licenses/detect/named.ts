// Sentences and labels that name a licence: "licensed under the MIT license", "License: Apache-2.0", "@license BSD-3-Clause".

import { findLicenseId } from "../../spdx/identifiers.ts";
import { findName } from "../aliases.ts";
import type { Mention } from "./gnu.ts";

const SENTENCE =
  /\b(?:licensed|licensable|relicensed|released|distributed?|available|published|provided|covered|governed|offered|shared|sourced|redistributed?|redistributable|contributed|dedicated|modified|made|used?|falls?|placed|is|are|use)(?: (?:for use|to you|to the public|freely|by|to|itself|only|as open source|open source|free software))?(?: [a-z]{1,12})?[ ,]{1,2}(?:under|subject to|according to|in accordance with|pursuant to|by|with|via|on) (?:a |an |any of |one of |either |both |either of )?(?:the )?(?:following )?(?:same )?(?:terms (?:and conditions )?(?:of|in) )?(?:either )?(?:the |an? )?(?:licenses?:? )?["']?/g;
const LABEL =
  /(?:[\s@"'(:;,.*/]|^)(?:licen[sc]e(?:s|d)?(?:[ _-](?:type|name|identifier|id|expression))?|licensing|license-file|copying)["']?\)? ?(?:::? ?osi approved ::?|[:=]+>?) ?["'([{]{0,3}(?:the )?(?:(?:dual|tri|triple)[ -])?(?:type"? ?[:=] ?["'])?|\bversion: (?=[mn]pl )/g;
const SUFFIX = /([a-z0-9][a-z0-9.+-]{1,24}(?: [a-z0-9][a-z0-9.+-]{0,24}){0,3})[ -]licensed\b/g;
/** "@license MIT", "Licensed MIT", and a heading "License" with the name below. */
const BARE = /(?:@licen[sc]e|\blicensed|\n ?licen[sc]e(?:s|ing)?[ .:]?\n) ?/g;
/** Perl's own licence is a choice of two. */
const PERL =
  /\bsame terms? (?:and conditions )?as (?:the )?perl\b(?: ?v?5[\d.]*)?(?: (?:itself|programming language|interpreter|system itself))?/g;
const PERL_LICENSE = "Artistic-1.0-Perl OR GPL-1.0-or-later";
const JOINT =
  /^(?: licenses?| \(?the ["']?license["']?\)?|["'])?[ ,)]{0,2}(?:(and\/or|or|\/|\|)|(and|&|,))(?: (?:under )?(?:the )?(?:terms of (?:the )?)?)?/;
const LONGEST = 12;

/** All licences that the passage names in such a place, in order. */
export function readNamedMentions(flat: string): Mention[] {
  const found: Mention[] = [];
  for (const [pattern, strength] of [
    [SENTENCE, "grant"],
    [LABEL, "label"],
    [BARE, "label"],
  ] as const) {
    for (const match of flat.matchAll(pattern)) readNames(flat, match.index + match[0].length, strength, found);
  }
  for (const match of flat.matchAll(PERL)) {
    found.push({ license: PERL_LICENSE, from: match.index, to: match.index + match[0].length, strength: "grant" });
  }
  for (const match of flat.matchAll(SUFFIX)) {
    const words = (match[1] as string).split(" ");
    for (let skip = 0; skip < words.length; skip++) {
      const name = words.slice(skip).join(" ");
      const license = resolveName(name) ?? resolveName(`${name} license`);
      if (license === undefined) continue;
      found.push({
        license,
        from: match.index + (match[1] as string).length - name.length,
        to: match.index + match[0].length,
        strength: "grant",
      });
      break;
    }
  }
  return found.sort((a, b) => a.from - b.from || b.to - a.to);
}

/** Names from `at` on, joined by "or", "and" or commas. */
function readNames(flat: string, at: number, strength: Mention["strength"], found: Mention[]): void {
  let from = at;
  let choice = false;
  for (let k = 0; k < 6; k++) {
    const name = longestName(flat, from);
    if (name === undefined) return;
    found.push({ license: name.license, from, to: name.to, strength, ...(choice ? { choice } : {}) });
    const joint = JOINT.exec(flat.slice(name.to, name.to + 60));
    if (joint === null) return;
    choice = joint[1] !== undefined;
    from = name.to + joint[0].length;
  }
}

/** The longest known name that begins at `at`. */
function longestName(flat: string, at: number): { license: string; to: number } | undefined {
  const end = flat.indexOf("\n", at);
  const line = flat.slice(at, Math.min(end < 0 ? flat.length : end, at + 140));
  const ends: number[] = [];
  for (const match of line.matchAll(/[a-z0-9+](?=[^a-z0-9+]|$)/g)) {
    ends.push(match.index + 1);
    if (ends.length === LONGEST) break;
  }
  for (let k = ends.length - 1; k >= 0; k--) {
    const to = ends[k] as number;
    const name = line.slice(0, to);
    const next = line.slice(to, to + 8);
    if (/^-?(?:style|like)/.test(next) || /^[-.]\w/.test(next)) continue;
    const license = resolveName(name) ?? (next.startsWith(" license") ? resolveName(`${name} license`) : undefined);
    if (license !== undefined) return { license, to: at + to };
  }
  return undefined;
}

/** Words that are ids of licences and much else. */
const PLAIN_WORDS = new Set([
  "curl",
  "vim",
  "ruby",
  "glide",
  "python",
  "php",
  "perl",
  "tcl",
  "zed",
  "ntp",
  "x11",
  "w3c",
  "app",
  "any",
  "fair",
  "free",
  "other",
]);

/** The licence that a lower-case name means, if it means one. */
export function resolveName(raw: string): string | undefined {
  const name = raw
    .replace(/["']/g, "")
    .replace(/[,;:]/g, " ")
    .replace(/[()]/g, "")
    .replace(/\s+/g, " ")
    .replace(/^the /, "")
    .trim();
  if (name.length < 3 || name.length > 120) return undefined;
  if (!name.includes(" ")) {
    if (PLAIN_WORDS.has(name)) return undefined;
    const id = findLicenseId(name);
    if (id !== undefined) return id;
  }
  for (const form of forms(name)) {
    const alias = findName(form);
    if (alias?.kind === "exact") return alias.expression;
  }
  return undefined;
}

function* forms(name: string): Generator<string> {
  yield name;
  const plain = name.replace(/\bversion (?=\d)|\bver\.? (?=\d)|\bv\.? ?(?=\d)/g, "");
  if (plain !== name) {
    yield plain;
    yield plain.replace(/ (?=\d[\d.]*$)/, "-");
    yield plain.replace(/ license (?=\d[\d.]*$)/, "-");
  }
  yield plain.replace(/ license (\d[\d.]*)$/, " license, version $1");
  yield plain.replace(/ license (\d[\d.]*)$/, " license $1");
  if (/^\d|\d$/.test(plain) === false && !plain.endsWith("license")) yield `${plain} license`;
}
