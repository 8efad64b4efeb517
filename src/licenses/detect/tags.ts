// SPDX tags: "SPDX-License-Identifier: MIT", "SPDX-FileCopyrightText: 2020 Jane Roe". https://spdx.github.io/spdx-spec/v3.0.1/annexes/using-SPDX-short-identifiers-in-source-files/
import { canonicalizeExpression } from "../../spdx/parse.ts";

export interface Tag {
  /** Canonical expression; undefined if the text behind the tag is none. */
  readonly expression?: string;
  /** As it stands. */
  readonly raw: string;
  /** Offsets in the text. */
  readonly from: number;
  readonly to: number;
}

const MARK = "SPDX-License-Identifier";
/** Ends of comments and strings that may follow on the line. */
const TAIL = /(?:\*\/|-->|\*\)|#\}|%>|\}\}|--%>|"""|'''|\?>|["'`\\,;]|\*+|\s#.*|\s\/\/.*).*$/;

/** All licence tags, in order. Escaped and quoted ones too; lists of REUSE.toml too. */
export function readTags(text: string): Tag[] {
  const found: Tag[] = [];
  const known = new Map<string, string | undefined>();
  for (let at = text.indexOf(MARK); at >= 0; at = text.indexOf(MARK, at + MARK.length)) {
    const lineEnd = endOfLine(text, at);
    const line = beforeMark(text.slice(at + MARK.length, Math.min(lineEnd, at + 600)));
    const begin = /^["']?\s{0,8}[:=]\s{0,8}\[?\s{0,4}["']?/.exec(line);
    if (begin === null) continue;
    const from = at + MARK.length + begin[0].length;
    const raw = line.slice(begin[0].length).replace(TAIL, "").trim();
    if (raw === "" || raw === "-" || /^(?:[<$]|\{\{|%[sd@])/.test(raw)) continue;
    if (!known.has(raw)) known.set(raw, longestExpression(raw));
    const expression = known.get(raw);
    found.push(
      expression === undefined
        ? { raw, from, to: from + raw.length }
        : { raw, expression, from, to: from + raw.length },
    );
  }
  return found;
}

/** license = "MIT OR (Apache-2.0 AND ISC)", in whatever syntax: the value of a field. */
const FIELD = /licen[sc]e\w{0,20}["']{0,2}\s{0,4}(?::{1,2}|={1,2}|=>|>)\s{0,4}["']?([(A-Za-z0-9][\w.+() -]{6,300})/gi;
/** Parts that are joined by AND alone are found one by one. */
const OPERATOR = /\b(?:OR|WITH)\b/;

/** Fields that hold an SPDX expression of several parts, in order; the parts alone would not tell how they hang together. */
export function readExpressionFields(text: string): Tag[] {
  const found: Tag[] = [];
  for (const match of text.matchAll(FIELD)) {
    const raw = (match[1] as string).trim();
    if (!OPERATOR.test(raw)) continue;
    const read = canonicalizeExpression(raw);
    if (!read.ok || read.value.dialect) continue;
    const from = match.index + match[0].indexOf(raw);
    found.push({ raw, expression: read.value.text, from, to: from + raw.length });
  }
  return found;
}

/** A second tag on the line ends the first. */
function beforeMark(line: string): string {
  const next = line.indexOf(MARK);
  return next < 0 ? line : line.slice(0, next);
}

function endOfLine(text: string, from: number): number {
  const n = text.indexOf("\n", from);
  const end = n < 0 ? text.length : n;
  const r = text.indexOf("\r", from);
  return r >= 0 && r < end ? r : end;
}

/** An expression of several words ends so: others need not be tried. */
const JOINS = /[()]|^(?:and|or|with) /i;

/** The tag's expression; words behind it that make it none are left out. */
function longestExpression(raw: string): string | undefined {
  const words = raw.split(/\s+/).slice(0, 40);
  for (let n = words.length; n > 0; n--) {
    if (n > 1 && !JOINS.test(`${words[n - 2]} ${words[n - 1]}`)) continue;
    const read = canonicalizeExpression(words.slice(0, n).join(" "));
    if (read.ok && !read.value.dialect) return withMoreIds(read.value.text, words.slice(n));
  }
  return undefined;
}

/** U-Boot once wrote two ids with a blank between them: both are meant, and which of them may be chosen is not said. */
function withMoreIds(expression: string, more: readonly string[]): string {
  if (more.length === 0 || more.length > 3) return expression;
  const ids = more.map((word) => canonicalizeExpression(word));
  const isList = ids.every((id) => id.ok && !id.value.dialect && !id.value.text.includes(" "));
  if (!isList) return expression;
  const read = canonicalizeExpression([`(${expression})`, ...more].join(" AND "));
  return read.ok ? read.value.text : expression;
}
