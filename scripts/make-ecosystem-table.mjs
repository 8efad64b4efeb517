// Writes the table of ecosystems into README.md, between its markers. After a change to an ecosystem's descriptor:
// npx tsc -p tsconfig.build.json, then node scripts/make-ecosystem-table.mjs. A test compares the two.
import { readFileSync, writeFileSync } from "node:fs";

const root = new URL("../", import.meta.url);
const BEGIN = "<!-- ecosystems:begin -->";
const END = "<!-- ecosystems:end -->";

/** The text with what stands between the markers replaced; throws when a marker is missing. */
export function replaceTable(readme, table) {
  const begin = readme.indexOf(BEGIN);
  const end = readme.indexOf(END);
  if (begin < 0 || end < begin) throw new Error("README.md has no markers for the table of ecosystems");
  return `${readme.slice(0, begin + BEGIN.length)}\n\n${table}\n${readme.slice(end)}`;
}

if (process.argv[1] === import.meta.filename) {
  const { describeEcosystems, renderMarkdown } = await import(new URL("dist/lib/cli/commands/ecosystems.js", root));
  const { ecosystems } = await import(new URL("dist/lib/ecosystems/index.js", root));
  const path = new URL("README.md", root);
  writeFileSync(path, replaceTable(readFileSync(path, "utf8"), renderMarkdown(describeEcosystems(ecosystems))));
}
