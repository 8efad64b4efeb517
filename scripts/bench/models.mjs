// Recall and precision of model discovery on public repositories, labelled by hand.
// Usage: npx tsc -p tsconfig.build.json && node scripts/bench/models.mjs <folder of checkouts> [--list] [--labels <file>]
// The folder holds one checkout per repository, named "owner+name", at the commits of scripts/bench/models/labels.json.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const lib = new URL("../../dist/lib/", import.meta.url);
const load = (path) => import(new URL(path, lib).href);
const { makeDiskTree } = await load("io/disk-tree.js");
const { discover } = await load("pipeline/discover.js");
const { extractAll } = await load("pipeline/extract.js");
const { makeTextStore } = await load("pipeline/texts.js");
const ecosystems = [];
for (const [folder, name] of [
  ["docker-models", "dockerModels"],
  ["huggingface", "huggingface"],
  ["model-files", "modelFiles"],
  ["model-references", "modelReferences"],
  ["ollama", "ollama"],
]) {
  ecosystems.push((await load(`ecosystems/${folder}/index.js`))[name]);
}

const root = process.argv[2];
if (root === undefined) {
  console.error("usage: node scripts/bench/models.mjs <folder of checkouts> [--list]");
  process.exit(2);
}
const own = process.argv.indexOf("--labels");
const labelFile = own < 0 ? new URL("models/labels.json", import.meta.url) : process.argv[own + 1];
const labels = JSON.parse(readFileSync(labelFile, "utf8"));
const isList = process.argv.includes("--list");

/** What was found: purls of models and data sets that somebody loads, serves, ships or names, without our own folders. */
async function find(folder) {
  const tree = makeDiskTree(folder, "checkout");
  const discovery = discover(tree, ecosystems, { exclude: [], only: [] });
  if (!discovery.ok) throw new Error(discovery.error.detail);
  const result = await extractAll(tree, { folder: () => undefined }, discovery.value, makeTextStore(), () => {});
  const found = new Map();
  for (const { candidate, extraction } of result.extractions) {
    for (const { purl, location } of extraction.components) {
      const name = nameOf(purl);
      // A folder, file or recipe of the checkout itself is no discovery.
      if (
        name.startsWith("generic/") &&
        !/^generic\/(?:huggingface\.co|ollama\.com|modelscope\.cn|ultralytics\.com)\//.test(name)
      )
        continue;
      if (!found.has(name)) found.set(name, `${candidate.path}:${location.line ?? ""}`);
    }
  }
  return {
    found,
    files: discovery.value.fileCount,
    losses: result.diagnostics.filter(({ gravity }) => gravity === "loss"),
  };
}

/** The purl without its version; of an OCI artifact, where it lies. */
function nameOf(purl) {
  const place = /^pkg:oci\/[^?]+\?repository_url=([^&]+)/.exec(purl)?.[1];
  return place === undefined ? purl.replace(/^pkg:/, "").replace(/[@?].*$/, "") : `oci/${decodeURIComponent(place)}`;
}

let right = 0;
let wrong = 0;
let missed = 0;
for (const { repository, commit, models, notModels = [], misses = {}, debatable = [] } of labels) {
  const folder = join(root, repository.replace("/", "+"));
  if (!existsSync(folder)) {
    console.log(`${repository}: no checkout (commit ${commit})`);
    continue;
  }
  const start = process.cpuUsage();
  const { found, files, losses } = await find(folder);
  const { user, system } = process.cpuUsage(start);
  const expected = new Set(models);
  const hits = [...found.keys()].filter((name) => expected.has(name));
  // What is debatable counts neither as right nor as wrong.
  const extra = [...found.keys()].filter((name) => !expected.has(name) && !debatable.includes(name));
  const absent = models.filter((name) => !found.has(name));
  right += hits.length;
  wrong += extra.length;
  missed += absent.length;
  console.log(
    `${repository}: ${hits.length} of ${models.length} found, ${extra.length} wrong, ${files} files, ${losses.length} losses, ${((user + system) / 1000).toFixed(0)} ms CPU`,
  );
  for (const name of absent) console.log(`  missed  ${name}  ${misses[name] ?? "NOT EXPLAINED"}`);
  for (const name of extra)
    console.log(`  wrong   ${name}  ${found.get(name)}  ${notModels.includes(name) ? "known" : "NOT LABELLED"}`);
  for (const { location, args } of losses) console.log(`  loss    ${location?.path} ${args.reason}`);
  if (isList) for (const [name, place] of found) console.log(`  found   ${name}  ${place}`);
}
const precision = right / (right + wrong);
const recall = right / (right + missed);
console.log(
  `precision ${precision.toFixed(3)} (${right} of ${right + wrong}), recall ${recall.toFixed(3)} (${right} of ${right + missed})`,
);
process.exitCode = precision >= 0.95 ? 0 : 1;
