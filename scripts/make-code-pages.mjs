// Writes docs/codes: one page for each code, and a list of them. After a change to a code: npx tsc -p tsconfig.build.json, then
// node scripts/make-code-pages.mjs. A test compares the pages with the code.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";

const root = new URL("../", import.meta.url);

/** File name → content, for all pages. */
export function renderCodePages(codes, writeCodePage) {
  const pages = new Map(codes.map((code) => [`${code.code}.md`, writeCodePage(code)]));
  const groups = Map.groupBy?.(codes, ({ kind }) => kind) ?? groupByKind(codes);
  const lines = [
    "# Codes",
    "",
    "Every finding and every message of licet has a code. `licet explain <code>` prints its page.",
    "",
  ];
  for (const [kind, list] of groups) {
    lines.push(
      `## ${kind.charAt(0).toUpperCase()}${kind.slice(1)}`,
      "",
      "| code | name | meaning |",
      "| --- | --- | --- |",
    );
    for (const { code, name, title } of list) lines.push(`| [${code}](${code}.md) | \`${name}\` | ${title} |`);
    lines.push("");
  }
  pages.set("README.md", lines.join("\n"));
  return pages;
}

function groupByKind(codes) {
  const groups = new Map();
  for (const code of codes) groups.set(code.kind, [...(groups.get(code.kind) ?? []), code]);
  return groups;
}

if (process.argv[1] === import.meta.filename) {
  const { explainedCodes, writeCodePage } = await import(new URL("dist/lib/cli/explain/codes.js", root));
  const folder = new URL("docs/codes/", root);
  mkdirSync(folder, { recursive: true });
  const pages = renderCodePages(explainedCodes(), writeCodePage);
  for (const name of readdirSync(folder)) if (!pages.has(name)) rmSync(new URL(name, folder));
  for (const [name, text] of pages) writeFileSync(new URL(name, folder), text);
  console.log(`${pages.size} pages`);
}
