// Measures the CPU time of the licence layer: loading, hostile expressions, and a package tree's worth of statements.
// Usage: node scripts/bench/spdx.mjs (after npm run build)
const lib = new URL("../../dist/lib/", import.meta.url);
const load = (path) => import(new URL(path, lib).href);
const time = async (name, run) => {
  const start = process.cpuUsage();
  const value = await run();
  const { user, system } = process.cpuUsage(start);
  console.log(`${name.padEnd(52)} ${((user + system) / 1000).toFixed(2).padStart(9)} ms`);
  return value;
};

const parse = await time("load spdx/parse (with spdx-expression-parse)", () => load("spdx/parse.js"));
const catalogue = await time("load licenses/catalogue", () => load("licenses/catalogue.js"));
await time("first classify (reads the whole table)", () => catalogue.classify("MIT"));
await time("first exceptionEffect", () => catalogue.exceptionEffect("LLVM-exception"));
const read = await time("load licenses/read (with names)", () => load("licenses/read.js"));
const satisfies = await time("load spdx/satisfies (with spdx-satisfies)", () => load("spdx/satisfies.js"));
const conclude = await time("load licenses/conclude", () => load("licenses/conclude.js"));
const { evaluateExpression } = await load("spdx/evaluate.js");
const { sameMeaning } = await load("spdx/equal.js");

const statement = (raw) => ({ purl: "pkg:npm/a@1", as: "expression", raw, source: "bench", location: { path: "x" } });
await time("first unreadable name (loads the alias table)", () => read.readStatement(statement("BSD")));
await time("first suggestion", () => read.readStatement(statement("Apahce-2.0")));
await time("3,000 statements, most of them plain ids", () => {
  const raws = [
    "MIT",
    "ISC",
    "Apache-2.0",
    "(MIT OR Apache-2.0)",
    "BSD-3-Clause",
    "MIT",
    "MIT",
    "BSD",
    "Apache 2.0",
    "UNLICENSED",
  ];
  for (let i = 0; i < 3_000; i += 1) read.readStatement(statement(raws[i % raws.length]));
});
await time("3,000 different unreadable statements", () => {
  for (let i = 0; i < 3_000; i += 1) read.readStatement(statement(`my licence ${i}`));
});
await time("3,000 conclusions", () => {
  const findings = [read.readStatement(statement("MIT")), read.readStatement(statement("MIT"))];
  for (let i = 0; i < 3_000; i += 1) conclude.conclude(findings, { installed: true, lookUpFailed: false });
});

const pairs = Array.from({ length: 200 }, (_, i) => `(LicenseRef-a${i} OR LicenseRef-b${i})`).join(" AND ");
await time("parse 200 (A OR B) pairs", () => parse.parseExpression(pairs));
const built = {
  kind: "and",
  operands: Array.from({ length: 200 }, (_, i) => ({
    kind: "or",
    operands: [
      { kind: "license", id: `LicenseRef-a${i}`, orLater: false },
      { kind: "license", id: `LicenseRef-b${i}`, orLater: false },
    ],
  })),
};
await time("evaluate 200 (A OR B) pairs", () =>
  evaluateExpression(built, () => true, { and: (v) => v.every(Boolean), or: (v) => v.some(Boolean) }),
);
await time("compare 200 (A OR B) pairs with themselves", () => sameMeaning(built, built));
await time("10,000 parentheses", () => parse.canonicalizeExpression(`${"(".repeat(10_000)}MIT${")".repeat(10_000)}`));
await time("1 MB of text", () => parse.canonicalizeExpression("A ".repeat(500_000)));
await time("1 MB as a statement", () => read.readStatement(statement("A ".repeat(500_000))));
await time("GPL-2.0-or-later against every family", () => {
  const leaf = parse.parseExpression("GPL-2.0-or-later").value;
  for (const id of ["GPL-3.0-only", "GPL-2.0-only", "LGPL-2.1-only", "MIT", "EUPL-1.2"])
    satisfies.leafSatisfies(leaf, parse.parseExpression(id).value);
});
