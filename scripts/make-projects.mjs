// Installs three pinned npm projects of different size from the registry of your npm configuration, to try licet on.
// Usage: node scripts/make-projects.mjs <folder> [small|medium|large …]
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";

const [target, ...wanted] = process.argv.slice(2);
if (target === undefined) {
  console.error("usage: node scripts/make-projects.mjs <folder> [small|medium|large …]");
  process.exit(2);
}
for (const name of wanted.length > 0 ? wanted : ["small", "medium", "large"]) {
  const folder = resolve(target, name);
  mkdirSync(folder, { recursive: true });
  cpSync(join(import.meta.dirname, "projects", name), folder, { recursive: true });
  const flags = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--legacy-peer-deps"];
  execFileSync("npm", flags, { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
  console.log(`${name}: installed in ${folder}`);
}
