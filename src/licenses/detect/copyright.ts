// Copyright statements: where one ends, who holds it.

import { findLimit } from "./limits.ts";
import { COPYRIGHT, type Words } from "./words.ts";

const STATEMENT =
  /^(?:(?:portions|parts|some parts)(?: of [a-z ]{1,40})?(?: are)?[\s:,]+)?(?:copyrights?|copr\.?|©|\(c\))(?=[^a-z]|$)/i;
/** After the word "copyright": a sign, a year, a placeholder or "by". */
const STRONG =
  /^[\s:,.*]*(?:\(c\)|©|&copy;|@|\{c\})|^[\s:,.*]*(?:\d{2,4}\b|y{2,4}\b|years?\b|by\b|[[<({$"'_]{1,3}\s*(?:\d{4}|y{2,4}\b|years?\b|copyright|name|owner|author|date|fullname|holders?\b))/i;
/** After the word "copyright" in running text. */
const RUNNING =
  /^[\s"'“”]*(?:holders?|owners?|notices?|laws?|licen[cs]es?|statements?|and|or|act|in|is|are|of|to|for|on|this|that|infringement|protect\w*|interests?|rights?|claims?|terms?|disclaimer|information|treat\w*|permission|management|statutes?|material|proprietors?|under|provisions|exhibit|work|works|patents?|page|header|messages?)\b/i;
/** Where the statement ends and the licence begins, when both share a line. */
const LICENSE_BEGINS =
  /\b(?:permission (?:is|to)|redistribution|this (?:software|program|file|library|work|source|package|project|product|is|code|document|module|license|licence)|licen[cs]ed (?:under|according|to)|everyone is|all rights reserved|the above|the following|you may|unless|under the|released under|distributed under|available under|may be|use of this|see (?:the )?(?:accompanying|license|licence|file|copying|[a-z/]*license)|spdx-license|subject to)\b/i;

/** Words of a rule, which is no part of a statement even on the same line. */
const RULES =
  /\b(?:must|may|shall|cannot|not|only|solely|prohibited|forbidden|excluded|requires?|required|commercial (?:use|purposes?)|non-?commercial|royalt(?:y|ies)|fees?|pay|terminates?|unless|except|subject|provided that)\b/i;

const LONGEST_LINE = 1000;
const WIDE_LINE = 300;

function lineEnd(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || c === 13) return i;
    if (i - from > LONGEST_LINE) return i;
  }
  return text.length;
}

/** Offset behind the copyright statement that starts at `from`; `from` itself when these words are no statement. */
export function copyrightEnd(text: string, from: number): number {
  const stop = lineEnd(text, from);
  const segment = text.slice(from, stop);
  const begin = STATEMENT.exec(segment);
  if (begin === null) return from;
  const rest = segment.slice(begin[0].length);
  if (!isStatement(begin[0], rest)) return from;
  const behind = from + begin[0].length;
  const begins = LICENSE_BEGINS.exec(rest)?.index ?? rest.length;
  const rule = findRule(rest);
  if (begins < rest.length && (rule < 0 || rule > begins)) return behind + begins;
  const sentence = rest.search(/\.\s+[A-Z]/);
  if (rule >= 0) return behind + (sentence >= 0 && sentence < rule ? sentence + 1 : rule);
  if (segment.length <= WIDE_LINE) return stop;
  return sentence < 0 ? from : behind + sentence + 1;
}

/** Where a rule begins; -1 if the line holds none. */
function findRule(rest: string): number {
  const rule = RULES.exec(rest)?.index ?? rest.length;
  const limit = findLimit(rest.toLowerCase());
  return limit >= 0 && limit < rule ? limit : rule < rest.length ? rule : -1;
}

function isStatement(word: string, rest: string): boolean {
  if (word.endsWith("©")) return /^[\s:,.*-]*(?:[[<({]?\s*)?(?:copyright|\d{4}|y{4}|[A-Z])/.test(rest);
  // "(c)" is also a list bullet.
  if (/\(c\)$/i.test(word))
    return /^[\s:,.*-]*(?:[[<({]?\s*)?(?:copyright|\d{4}\b|y{4}|[\w .&'-]{2,60},? (?:19|20)\d\d\b)/i.test(rest);
  if (STRONG.test(rest)) return true;
  if (RUNNING.test(rest)) return false;
  if (/\b(?:19[5-9]\d|20\d\d)\b/.test(rest.slice(0, 120))) return true;
  // "Copyright Joyent, Inc.": a capital, a name, and not the shouting of a disclaimer.
  return (
    /^Copyright/i.test(word) &&
    !/COPYRIGHT$/.test(word) &&
    /^[\s:,.]*(?:the )?[A-Z][\w.&'-]*/.test(rest) &&
    rest.length < 120
  );
}

const PLACEHOLDER =
  /[<[{]\s*(?:year|yyyy|name|copyright|owner|holder|author|your|dates?|fullname|insert)|\byyyy\b|\bxxxx\b|name of (?:author|copyright)|\byear by author\b/i;

/** A statement as it can be reproduced: one line, no comment marks, no trailing punctuation; undefined for a form with blanks. */
export function tidyStatement(raw: string): string | undefined {
  const line = raw
    .replace(/\s+/g, " ")
    .replace(/^[\s*#/;%!-]+|[\s*#/;,"']+$/g, "")
    .trim();
  if (line.length < 8 || PLACEHOLDER.test(line)) return undefined;
  if (!/[a-z\u00c0-\uffff]{2}/i.test(line.replace(/copyrights?|\(c\)|©/gi, ""))) return undefined;
  return line;
}

/** Does the next word stand in another line? */
function isLineBetween({ text, start }: Words, word: number): boolean {
  for (let i = start[word] as number; i < (start[word + 1] as number); i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || c === 13) return true;
  }
  return false;
}

/** Copyright statements of a text, in order, each once. */
export function collectCopyrights(words: Words): string[] {
  const found = new Set<string>();
  for (let i = 0; i < words.count; i++) {
    if (words.flag[i] !== COPYRIGHT) continue;
    const first = i;
    while (i + 1 < words.count && words.flag[i + 1] === COPYRIGHT && !isLineBetween(words, i)) i++;
    if (i - first === 2 && /^all\s+rights\s+reserved$/i.test(words.text.slice(words.start[first], words.end[i])))
      continue;
    let end = words.end[i] as number;
    // Trailing brackets belong to the statement: "Copyright 2020 Foo <foo@bar.org>".
    while (end < words.text.length && /[>)\]]/.test(words.text[end] as string)) end++;
    let from = words.start[first] as number;
    if (words.text[from - 1] === "(" || words.text[from - 1] === "©") from--;
    const statement = tidyStatement(words.text.slice(from, end));
    if (statement !== undefined) found.add(statement);
  }
  return [...found];
}
