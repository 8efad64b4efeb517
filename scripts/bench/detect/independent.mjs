// Holds the engine against texts that others have labelled. One half of them, by digest, is only ever counted.
// Usage: npm run build && node scripts/bench/detect/independent.mjs [scancode=<checkout>] [rules=<the same>] [licensedb=<checkout>] [licensee=<checkout>]
//        [licensecheck=<checkout>] [debian=<folder of */copyright>] [tagged=<folder>] [--show <words of a line>]
// --show lists failures of the development half whose line holds the words. Checkouts: docs/detection.md.
import { readDebian } from "./debian.mjs";
import { DOUBTFUL } from "./doubtful-labels.mjs";
import { leavesOf, readLicensecheck, readLicensee, readTagged } from "./labelled.mjs";
import { readLicenseDb, readScancode, readScancodeRules } from "./scancode.mjs";

const base = new URL("../../../dist/lib/", import.meta.url);
const load = (path) => import(new URL(path, base).href);
const { detect, loadIndex } = await load("licenses/detect/detect.js");
const { classify } = await load("licenses/catalogue.js");
const { findLicenseId } = await load("spdx/identifiers.js");
const { canonicalizeExpression } = await load("spdx/parse.js");

const args = process.argv.slice(2);
const places = Object.fromEntries(args.filter((a) => a.includes("=")).map((a) => a.split(/=(.*)/s)));
const showAt = args.indexOf("--show");
const shown = showAt < 0 ? undefined : new RegExp(args[showAt + 1] ?? ".");

const { value: index } = loadIndex();
/** Ids that one text cannot tell apart, by each of them; GNU ids are told apart by their notices. */
const sameText = new Map();
for (const { id, shared } of index.references().readHeads())
  if (!/^(?:[AL]?GPL)-/.test(id)) for (const other of [id, ...shared]) sameText.set(other, id);
const RENAMED = {
  "StandardML-NJ": "SMLNJ",
  "BSD-2-Clause-NetBSD": "BSD-2-Clause",
  "GPL-2.0-with-classpath-exception": "GPL-2.0-only WITH Classpath-exception-2.0",
};
function canonicalOne(id) {
  const read = canonicalizeExpression(id);
  const text = read.ok ? read.value.text : id;
  return RENAMED[text] ?? sameText.get(text) ?? text;
}
const cache = new Map();
function canonical(id) {
  if (!cache.has(id)) cache.set(id, canonicalOne(id));
  return cache.get(id);
}

const cases = [];
let categories = new Map();
if (places.scancode) {
  const read = readScancode(places.scancode);
  cases.push(...read.cases);
  categories = read.categories;
}
if (places.rules) cases.push(...readScancodeRules(places.rules));
if (places.licensedb) cases.push(...readLicenseDb(places.licensedb));
if (places.licensee) cases.push(...readLicensee(places.licensee, findLicenseId));
if (places.licensecheck) cases.push(...readLicensecheck(places.licensecheck, findLicenseId));
if (places.tagged) cases.push(...readTagged(places.tagged));
if (places.debian) cases.push(...readDebian(places.debian));

const FREE = new Set(["permissive", "public-domain"]);
const FREE_AT_SCANCODE = new Set(["Permissive", "Public Domain", "CLA", "Unstated License", undefined]);
/** Does the label name a licence with limits or copyleft? */
function isLimiting(id) {
  const own = classify(id).category;
  return own === "unknown" ? !FREE_AT_SCANCODE.has(categories.get(id)) : !FREE.has(own);
}

const groups = new Map();
const NO = { files: 0, exact: 0, found: 0, unreadable: 0, dangerous: 0 };
function count(name, result) {
  const g = groups.get(name) ?? { ...NO };
  groups.set(name, g);
  g.files++;
  for (const key of Object.keys(result)) if (result[key]) g[key]++;
}
const sameSet = (a, b) => a.size === b.size && [...a].every((x) => b.has(x));

const start = process.cpuUsage();
const answers = cases.map(({ text }) => detect(text, index));
const { user, system } = process.cpuUsage(start);
const lines = [];
cases.forEach((one, k) => {
  const { reading, expression, matches, candidate, remainder } = answers[k];
  const want = new Set(one.want.map(canonical));
  const got = new Set(reading === "matched" && expression ? leavesOf(expression).map(canonical) : []);
  const seen = new Set(matches.flatMap((m) => leavesOf(m.license)).map(canonical));
  const exact = sameSet(want, got) && (want.size > 0 || reading === "none");
  const dangerous =
    got.size > 0 && !one.choice && [...got].every((id) => FREE.has(classify(id).category)) && one.want.some(isLimiting);
  const result = { exact, found: sameSet(want, seen), unreadable: reading === "unreadable", dangerous };
  // A bare address of somebody's own LICENSE file says nothing to a reader without a network.
  const isAddress = /^\s*\S+:\/\/\S+\s*$/.test(one.text);
  const kind = isAddress ? "address" : want.size === 0 ? "none" : want.size === 1 ? "one" : "several";
  const half = one.heldOut ? "held out" : "development";
  count(`${one.set}, ${kind}, ${half}, all`, result);
  if (one.listed) count(`${one.set}, ${kind}, ${half}, SPDX ids only`, result);
  if (one.listed && one.set === "ScanCode" && !one.heldOut && kind === "several" && !DOUBTFUL.has(one.name))
    count(`${one.set}, ${kind}, ${half}, without doubtful labels`, result);
  if (one.heldOut || (exact && !dangerous)) return;
  const state = `${dangerous ? "DANGEROUS " : ""}${got.size === 0 ? reading : [...got].every((x) => want.has(x)) ? "less" : [...want].every((x) => got.has(x)) ? "more" : "other"}`;
  lines.push(
    `${state} ${one.set} ${kind} ${one.listed ? "spdx" : "ref"} ${one.name} WANT ${[...want].join(", ")} GOT ${[...got].join(", ")} SEEN ${[...seen].join(", ")}${candidate ? ` LIKE ${candidate.license} ${candidate.confidence.toFixed(3)}` : ""}${remainder ? ` REST ${remainder}` : ""}`,
  );
});

console.log("| files | number | exact | right matches | unreadable | dangerous |\n|---|---|---|---|---|---|");
for (const [name, g] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const share = (n) => `${((100 * n) / g.files).toFixed(1)} %`;
  console.log(
    `| ${name} | ${g.files} | ${share(g.exact)} | ${share(g.found)} | ${share(g.unreadable)} | ${g.dangerous} |`,
  );
}
console.log(`${cases.length} files, ${((cases.length * 1e6) / (user + system)).toFixed(0)} per CPU second`);
if (shown) for (const line of lines) if (shown.test(line)) console.log(line);
