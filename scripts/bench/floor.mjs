// The floor that a scan is held against: a bare Node script that reads and parses the same files and does nothing with them.
// Usage: node scripts/bench/floor.mjs <installed npm project>
import { closeSync, fstatSync, openSync, readdirSync, readFileSync, readSync } from "node:fs";
import { join } from "node:path";

const root = process.argv[2] ?? ".";
const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
let manifests = 0;
let texts = 0;
for (const path of Object.keys(lock.packages)) {
  if (path === "") continue;
  const folder = join(root, path);
  try {
    JSON.parse(readText(join(folder, "package.json")));
    manifests++;
  } catch {
    continue;
  }
  for (const name of readdirSync(folder)) {
    if (/^(?:licen[cs]e|copying|notice|unlicense)/i.test(name) && !/\.[jt]s$/.test(name)) {
      try {
        readText(join(folder, name));
        texts++;
      } catch {
        // a folder of that name
      }
    }
  }
}
console.log(`${manifests} manifests, ${texts} licence files`);

function readText(path) {
  const descriptor = openSync(path, "r");
  try {
    const buffer = Buffer.allocUnsafe(fstatSync(descriptor).size);
    readSync(descriptor, buffer, 0, buffer.length, 0);
    return buffer.toString("utf8");
  } finally {
    closeSync(descriptor);
  }
}
