// Collects the keys of licence texts as packages really ship them, so that the next scan knows them at once: hashes only, no texts.
// Usage: npm run build && node scripts/fingerprints/harvest.mjs <node_modules folder> ...; then run make-index.mjs again.
// A text is taken only if the matcher vouches for all of it: one licence, no word changed, nothing left over.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { detect, loadIndex } from "../../dist/lib/licenses/detect/detect.js";
import { comparableHashes, streamKey } from "../../dist/lib/licenses/detect/stream.js";
import { createWords, readWords } from "../../dist/lib/licenses/detect/words.js";

const target = new URL("harvest.json", import.meta.url);
const { value: index } = loadIndex();
const words = createWords();
const found = new Map();

function remember(text) {
  const { reading, matches, remainder } = detect(text, index);
  if (reading !== "matched" || matches.length !== 1 || remainder !== undefined) return;
  const [{ license, kind, modified }] = matches;
  if (kind !== "text" || modified || license.includes(" ")) return;
  readWords(text, words, () => false);
  const hashes = new Int32Array(words.count);
  const count = comparableHashes(words, hashes);
  const { high, low } = streamKey(hashes, count);
  if (!found.has(license)) found.set(license, new Map());
  found.get(license).set(`${high}:${low}`, [high, low]);
}

function walk(folder) {
  for (const name of readdirSync(folder)) {
    if (name.startsWith(".")) continue;
    const path = join(folder, name);
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) continue;
    if (name.startsWith("@")) {
      walk(path);
      continue;
    }
    for (const file of readdirSync(path)) {
      const inside = join(path, file);
      if (/^(licen[cs]e|copying|unlicense)/i.test(file) && statSync(inside).isFile())
        remember(readFileSync(inside, "utf8"));
    }
    if (existsSync(join(path, "node_modules"))) walk(join(path, "node_modules"));
  }
}

if (existsSync(target)) {
  for (const [license, keys] of Object.entries(JSON.parse(readFileSync(target, "utf8")).streams)) {
    found.set(license, new Map(keys.map(([high, low]) => [`${high}:${low}`, [high, low]])));
  }
}
for (const folder of process.argv.slice(2)) walk(folder);
const streams = Object.fromEntries(
  [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([license, keys]) => [license, [...keys.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1])]),
);
const lines = Object.entries(streams).map(([license, keys]) => `  ${JSON.stringify(license)}: ${JSON.stringify(keys)}`);
writeFileSync(target, `{ "streams": {\n${lines.join(",\n")}\n} }\n`);
console.log(`${[...found.values()].reduce((sum, keys) => sum + keys.size, 0)} streams of ${found.size} licences`);
