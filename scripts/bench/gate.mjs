// Measures how long a change is judged in a repository of many files: one that touches no manifest, and one that touches the lockfile.
// node scripts/bench/gate.mjs [files=10000] [packages=1000]; needs git and `npm run build`.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const fileCount = Number(process.argv[2] ?? 10_000);
const packageCount = Number(process.argv[3] ?? 1000);
const RUNS = 5;
const bin = join(import.meta.dirname, "..", "..", "bin", "licet.js");
const folder = mkdtempSync(join(tmpdir(), "licet-bench-"));

function git(...args) {
  const env = {
    ...process.env,
    GIT_AUTHOR_NAME: "b",
    GIT_AUTHOR_EMAIL: "b@example.org",
    GIT_COMMITTER_NAME: "b",
    GIT_COMMITTER_EMAIL: "b@example.org",
  };
  return execFileSync("git", args, { cwd: folder, env, encoding: "utf8" }).trim();
}

function lock(count) {
  const names = Array.from({ length: count }, (_, index) => `package-${index}`);
  const packages = Object.fromEntries(
    names.map((name) => [`node_modules/${name}`, { version: "1.0.0", license: "MIT" }]),
  );
  const dependencies = Object.fromEntries(names.map((name) => [name, "1.0.0"]));
  const root = { name: "app", version: "1.0.0", dependencies };
  writeFileSync(join(folder, "package.json"), JSON.stringify(root));
  writeFileSync(
    join(folder, "package-lock.json"),
    JSON.stringify({ name: "app", version: "1.0.0", lockfileVersion: 3, packages: { "": root, ...packages } }, null, 1),
  );
}

function measure(what, args) {
  const times = [];
  let code = 0;
  for (let run = 0; run < RUNS; run++) {
    const start = process.hrtime.bigint();
    code = spawnSync(process.execPath, [bin, ...args], { cwd: folder }).status;
    times.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  times.sort((a, b) => a - b);
  console.log(`${what}: best ${times[0].toFixed(0)} ms, median ${times[2].toFixed(0)} ms, exit ${code}`);
}

/** What any cache by content has to do before it can answer. */
function measureHashing() {
  const script = `const fs=require("fs"),p=require("path"),c=require("crypto");
    const walk=(f)=>{for(const e of fs.readdirSync(f,{withFileTypes:true})){if(e.name===".git")continue;const q=p.join(f,e.name);
    if(e.isDirectory())walk(q);else c.createHash("sha256").update(fs.readFileSync(q)).digest("hex");}};walk(".");`;
  const times = Array.from({ length: RUNS }, () => {
    const start = process.hrtime.bigint();
    spawnSync(process.execPath, ["-e", script], { cwd: folder });
    return Number(process.hrtime.bigint() - start) / 1e6;
  }).sort((a, b) => a - b);
  console.log(
    `reading and hashing every file, no scan: best ${times[0].toFixed(0)} ms, median ${times[2].toFixed(0)} ms`,
  );
}

try {
  git("init", "-q", "-b", "main");
  git("config", "gc.auto", "0");
  for (let index = 0; index < fileCount; index++) {
    const place = join(folder, `src/area-${index % 100}`);
    mkdirSync(place, { recursive: true });
    writeFileSync(
      join(place, `file-${index}.ts`),
      `// file ${index}\nexport const value${index} = ${index};\n`.repeat(20),
    );
  }
  writeFileSync(join(folder, "license-policy.yml"), "version: 1\nextends:\n  - preset: distributed\n");
  lock(packageCount);
  git("add", "-A");
  git("commit", "-q", "-m", "one");
  git("-c", "gc.auto=0", "repack", "-adq");
  writeFileSync(join(folder, "src/area-1/file-1.ts"), "export const other = 1;\n");
  git("commit", "-qam", "no manifest");
  console.log(`${fileCount} files, ${packageCount} packages, Node ${process.version}`);
  measure("no manifest touched, two commits (diff)", ["diff", "HEAD~1", "HEAD"]);
  measure("no manifest touched, working tree (check --base)", ["check", "--base", "HEAD~1"]);
  lock(packageCount + 1);
  git("commit", "-qam", "a package more");
  measure("lockfile touched, two commits (diff)", ["diff", "HEAD~1", "HEAD"]);
  measure("everything (check)", ["check"]);
  measureHashing();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
