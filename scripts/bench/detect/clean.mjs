// Lists what is found in a tree of files that mostly have no licence, to be read by eye; what names a licence by a tag is left out.
// Usage: npm run build && node scripts/bench/detect/clean.mjs <folder> [<pattern of paths>] [<most files, evenly taken>]
import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const { detect, loadIndex } = await import(
  new URL("../../../dist/lib/licenses/detect/detect.js", import.meta.url).href
);
const loaded = loadIndex();
if (!loaded.ok) throw new Error("the index cannot be read");
const [root, pattern = ".", most = "5000"] = process.argv.slice(2);

function filesBelow(folder) {
  return readdirSync(folder)
    .sort()
    .filter((name) => name !== ".git")
    .flatMap((name) => {
      const path = join(folder, name);
      const about = lstatSync(path);
      if (about.isDirectory()) return filesBelow(path);
      return about.isFile() && about.size < 400_000 ? [path] : [];
    });
}

const paths = filesBelow(root).filter((path) => new RegExp(pattern).test(path));
const step = Math.max(1, Math.floor(paths.length / Number(most)));
let read = 0;
let found = 0;
for (let k = 0; k < paths.length; k += step) {
  const bytes = readFileSync(paths[k]);
  const text = bytes.toString("utf8");
  if (bytes.subarray(0, 4000).includes(0) || text.includes("SPDX-License-Identifier")) continue;
  read++;
  const { reading, expression, candidate, matches } = detect(text, loaded.value);
  if (reading === "none") continue;
  found++;
  console.log(
    `${paths[k].slice(root.length)}: ${expression ?? `unreadable, like ${candidate?.license ?? "nothing known"}`}`,
  );
  const lines = text.split(/\r\n|\r|\n/);
  for (const { license, kind, startLine } of matches.slice(0, 4))
    console.log(`  ${license} ${kind} ${startLine}: ${(lines[startLine - 1] ?? "").trim().slice(0, 160)}`);
}
console.log(`${found} of ${read} files`);
