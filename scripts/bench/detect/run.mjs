// The benchmark of the licence-text engine. Usage: npm run build && node scripts/bench/detect/run.mjs [node_modules folder] [--verbose]
// Prints exact, wrong and dangerous answers by group, files per CPU second, load time and size of the index.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { buildCorpus } from "./corpus.mjs";

const base = new URL("../../../dist/lib/licenses/detect/", import.meta.url);
const [folder] = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const verbose = process.argv.includes("--verbose");
const cpu = (since) => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
};

const beforeLoad = process.cpuUsage();
const { detect, loadIndex } = await import(new URL("detect.js", base).href);
const code = cpu(beforeLoad);
const beforeOpen = process.cpuUsage();
const { value: index } = loadIndex();
const opened = cpu(beforeOpen);
const heads = index.references().readHeads();
const size = statSync(new URL("fingerprints.bin", base)).size;
console.log(
  `index: ${(size / 1e6).toFixed(2)} MB shipped; read, checked and opened in ${opened.toFixed(0)} CPU-ms (the code: ${code.toFixed(0)}); ${heads.length} references`,
);

/** Ids that one text cannot tell apart, by each of them. */
const sameText = new Map();
for (const { id, shared } of heads) for (const other of [id, ...shared]) sameText.set(other, id);
const RENAMED = {
  Nunit: "zlib-acknowledgement",
  "StandardML-NJ": "SMLNJ",
  "BSD-2-Clause-NetBSD": "BSD-2-Clause",
  "eCos-2.0": "GPL-2.0-or-later WITH eCos-exception-2.0",
};
const canonical = (id) => RENAMED[id] ?? sameText.get(id) ?? id;
const leaves = (expression) =>
  expression
    .split(/ (?:AND|OR) |[()]/)
    .map((leaf) => leaf.trim())
    .filter(Boolean);

const groups = new Map();
function count(group, result, example) {
  if (!groups.has(group))
    groups.set(group, { files: 0, exact: 0, wrong: 0, unreadable: 0, dangerous: 0, examples: [] });
  const g = groups.get(group);
  g.files++;
  g[result]++;
  if (result !== "exact") g.examples.push(example);
}

const cases = buildCorpus();
for (const { text } of cases.filter((_, k) => k % 10 === 0)) detect(text, index);
const before = process.cpuUsage();
const answers = cases.map(({ text }) => detect(text, index));
const spent = cpu(before);
cases.forEach(({ group, want, id, by }, k) => {
  const { reading, expression, candidate } = answers[k];
  const got =
    reading === "matched" && expression !== undefined ? new Set(leaves(expression).map(canonical)) : new Set();
  const line = `${group}: ${id} (${by}) → ${reading} ${expression ?? ""} ${candidate ? `like ${candidate.license}` : ""}`;
  if (want === undefined) {
    // Poisoned: the licence it was made of must not be the answer.
    const claimed = reading === "matched" && got.size === 1 && got.has(canonical(id));
    count(group, claimed ? "dangerous" : "exact", line);
    return;
  }
  const wanted = new Set(want.map(canonical));
  const equal = wanted.size === got.size && [...wanted].every((leaf) => got.has(leaf));
  count(group, equal ? "exact" : reading === "unreadable" ? "unreadable" : "wrong", line);
});

if (folder !== undefined) {
  const files = [];
  (function walk(place) {
    for (const name of readdirSync(place)) {
      const path = join(place, name);
      if (name.startsWith(".") || !statSync(path, { throwIfNoEntry: false })?.isDirectory()) continue;
      if (name.startsWith("@")) {
        walk(path);
        continue;
      }
      const manifest = join(path, "package.json");
      if (existsSync(manifest)) {
        const { license } = JSON.parse(readFileSync(manifest, "utf8"));
        for (const file of readdirSync(path)) {
          if (/^(licen[cs]e|copying)(\.(md|txt|markdown))?$/i.test(file))
            files.push({ path: join(path, file), license });
        }
      }
      if (existsSync(join(path, "node_modules"))) walk(join(path, "node_modules"));
    }
  })(folder);
  const texts = files.map(({ path }) => readFileSync(path, "utf8"));
  const start = process.cpuUsage();
  const found = texts.map((text) => detect(text, index));
  const used = cpu(start);
  files.forEach(({ path, license }, k) => {
    // Beyond doubt: a single id. Where a text says more than the field (OR, several licences), this counts against us.
    if (typeof license !== "string" || / /.test(license)) return;
    const { reading, expression } = found[k];
    const equal = expression !== undefined && canonical(expression) === canonical(license);
    count(
      "npm packages",
      equal ? "exact" : reading === "unreadable" ? "unreadable" : "wrong",
      `npm: ${path.slice(folder.length)} says ${license} → ${reading} ${expression ?? ""}`,
    );
  });
  console.log(`npm tree: ${files.length} files, ${(files.length / (used / 1000)).toFixed(0)} files per CPU second`);
}

console.log("\n| group | files | exact | unreadable | wrong | dangerous |\n|---|---|---|---|---|---|");
for (const [group, g] of groups) {
  const share = (n) => `${((100 * n) / g.files).toFixed(1)} %`;
  console.log(
    `| ${group} | ${g.files} | ${share(g.exact)} | ${share(g.unreadable)} | ${share(g.wrong)} | ${g.dangerous} |`,
  );
}
const bytes = cases.reduce((sum, { text }) => sum + text.length, 0);
console.log(
  `\n${cases.length} files (${(bytes / 1e6).toFixed(1)} MB) in ${spent.toFixed(0)} CPU-ms: ${(cases.length / (spent / 1000)).toFixed(0)} files per CPU second`,
);
const prose = "The quick brown fox jumps over the lazy dog and then goes home to read a book about numbers. ".repeat(
  11_000,
);
const clean = process.cpuUsage();
detect(prose, index);
console.log(`${(prose.length / 1e6).toFixed(1)} MB without a licence: ${cpu(clean).toFixed(0)} CPU-ms`);
if (verbose) for (const { examples } of groups.values()) for (const example of examples) console.log(example);
