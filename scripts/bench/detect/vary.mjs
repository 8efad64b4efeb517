// Ways in which licence texts differ from file to file without being another licence.

const HOLDERS = [
  "Copyright (c) 2019 Jane Roe <jane@example.org>",
  "Copyright © 2011-2024 The Example Authors. All rights reserved.",
  "Copyright 2008, 2012 Example GmbH & Co. KG",
  "(c) 2020 Contributors to the example project",
  "Copyright (C) 1998 by Müller, O'Neil and Sons, Ltd.\nCopyright (C) 2003 Example University",
  "Copyright (c) Example, Inc. and its affiliates.",
];
const COMMENTS = ["// ", "# ", " * ", ";; ", "-- ", "dnl ", "REM ", "! ", "% ", "> ", "    "];
const BRITISH = [
  [/\blicense\b/g, "licence"],
  [/\bauthorized\b/g, "authorised"],
  [/\borganization\b/g, "organisation"],
  [/\backnowledgment\b/g, "acknowledgement"],
  [/\bfavor\b/g, "favour"],
  [/\bhttp:/g, "https:"],
];

const paragraphs = (text) =>
  text
    .split(/\n[ \t]*\n/)
    .map((p) => p.trim())
    .filter(Boolean);
const flow = (p) => p.replace(/\s*\n\s*/g, " ");

function wrap(text, width) {
  const lines = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines.join("\n");
}

const escapeHtml = (text) =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

/** Each takes a text and random numbers and returns the text in another form. */
export const VARIATIONS = {
  holders: (text, r) => {
    const line = /^[ \t]*(?:copyright|\(c\)|©)[^\n]*(?:<|\[|\d{4})[^\n]*$/im;
    return line.test(text) ? text.replace(line, r.pick(HOLDERS)) : `${r.pick(HOLDERS)}\n\n${text}`;
  },
  reflow: (text, r) =>
    paragraphs(text)
      .map((p) => wrap(flow(p), r.pick([50, 65, 72, 79, 100])))
      .join("\n\n"),
  unwrap: (text) => paragraphs(text).map(flow).join("\n\n"),
  comment: (text, r) => {
    const mark = r.pick(COMMENTS);
    return text
      .split("\n")
      .map((line) => (mark + line).trimEnd())
      .join("\n");
  },
  block: (text) =>
    `/*\n${text
      .split("\n")
      .map((line) => ` * ${line}`.trimEnd())
      .join("\n")}\n */`,
  html: (text) =>
    `<!DOCTYPE html>\n<html><head><title>License</title></head>\n<body class="license">\n${paragraphs(text)
      .map((p) => `<p>${escapeHtml(p)}</p>`)
      .join("\n")}\n</body></html>`,
  markdown: (text, r) => {
    const list = paragraphs(text);
    return [
      `# License`,
      ...list.map((p, i) =>
        i === 0 && p.length < 80
          ? `## ${flow(p)}`
          : r.chance(0.2)
            ? `> ${p.replace(/\n/g, "\n> ")}`
            : p.replace(/\b(AS IS|MERCHANTABILITY)\b/g, "**$1**"),
      ),
    ].join("\n\n");
  },
  quotes: (text) =>
    text
      .replace(/(^|[\s(])"/g, "$1“")
      .replace(/"/g, "”")
      .replace(/(\w)'(\w)/g, "$1’$2")
      .replace(/ - /g, " – "),
  guillemets: (text) => text.replace(/(^|[\s(])"/g, "$1«").replace(/"/g, "»"),
  british: (text) => BRITISH.reduce((t, [from, to]) => t.replace(from, to), text),
  indent: (text, r) =>
    text
      .split("\n")
      .map((line) => " ".repeat(r.pick([2, 4, 8])) + line.trim())
      .join("\n"),
  title: (text) => text.replace(/^[^\n]{3,60}licen[sc]e[^\n]{0,30}\n+/i, ""),
  shout: (text) => text.replace(/^([^\n]{3,60})\n/, (_, line) => `${line.toUpperCase()}\n`),
  bullets: (text, r) =>
    text.replace(
      /^(\s*)(?:\d+\.|\(?[a-z]\)|[*•-])\s+/gm,
      (_, space) => `${space}${r.pick(["* ", "- ", "• ", "(a) ", "1) "])}`,
    ),
  frame: (text) => `${"=".repeat(72)}\n${text}\n${"=".repeat(72)}\n`,
  hyphens: (text) => text.replace(/\b([a-z]{4})([a-z]{4,})\n/g, (_, a, b) => `${a}-\n${b} `),
  footer: (text) => `${text}\n\nFor the source code see https://example.org/project\n`,
  header: (text) => `example-project 1.4.2\n\n${text}`,
};

/** Applies `count` variations, each at most once; layouts that exclude one another are not combined. */
export function vary(text, r, count) {
  const names = Object.keys(VARIATIONS);
  const used = new Set();
  const layout = new Set(["comment", "block", "html", "markdown", "indent", "bullets", "hyphens"]);
  let result = text;
  while (used.size < count) {
    const name = r.pick(names);
    if (used.has(name) || (layout.has(name) && [...used].some((other) => layout.has(other)))) continue;
    used.add(name);
    result = VARIATIONS[name](result, r);
  }
  // Line ends last: the others read lines.
  const ends = r.below(10);
  if (ends < 2) {
    result = ends === 0 ? result.replace(/\n/g, "\r\n") : result.replace(/\n/g, "\r");
    used.add(ends === 0 ? "crlf" : "mac");
  }
  return { text: result, by: [...used].join("+") };
}
