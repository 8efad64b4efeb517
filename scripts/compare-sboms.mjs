// Compares the SBOMs of npm, cyclonedx-npm, cdxgen and licet on one installed npm project, and prints the table of the README.
// Usage: npm run build && node scripts/compare-sboms.mjs <project folder> [--keep <folder>] [--scorer <sbom scorer .mjs>]
// The other tools are installed into a temporary folder from the npm registry, in the versions below. The project must be installed.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { Version } from "@cyclonedx/cyclonedx-library/Spec";
import { JsonStrictValidator } from "@cyclonedx/cyclonedx-library/Validation";

const TOOLS = { "@cyclonedx/cyclonedx-npm": "6.0.1", "@cyclonedx/cdxgen": "12.8.4" };
const LICET = resolve(import.meta.dirname, "..", "bin", "licet.js");
const PROFILES = ["ntia", "cisa", "bsi", "licensing"];

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { keep: { type: "string" }, scorer: { type: "string" } },
});
const project = resolve(positionals[0] ?? ".");
if (!existsSync(join(project, "node_modules"))) throw new Error(`${project} is not installed: run npm ci there first`);
const work = values.keep === undefined ? mkdtempSync(join(tmpdir(), "compare-sboms-")) : resolve(values.keep);
mkdirSync(work, { recursive: true });

const versions = { 1.5: Version.v1dot5, 1.6: Version.v1dot6, 1.7: Version.v1dot7 };

function installTools() {
  const folder = join(work, "tools");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, dependencies: TOOLS }));
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: folder, stdio: "inherit" });
  return join(folder, "node_modules", ".bin");
}

function makeBom(label, file, command, args, usesOutput) {
  const path = join(work, file);
  const result = spawnSync(command, args, {
    cwd: project,
    encoding: "utf8",
    maxBuffer: 512 * 1024 * 1024,
    env: { ...process.env, CDXGEN_NO_BANNER: "true" },
  });
  if (!usesOutput && result.stdout) writeFileSync(path, result.stdout);
  if (!existsSync(path)) console.error(`${label} wrote nothing: ${(result.stderr ?? "").slice(0, 500)}`);
  return { label, path };
}

/** The strict validator lets every text pass as an IRI reference (RFC 3987): before the first slash a colon needs a scheme in front. */
function badAddress(value) {
  if (Array.isArray(value)) return value.map(badAddress).find((found) => found !== undefined);
  if (typeof value !== "object" || value === null) return undefined;
  for (const [key, entry] of Object.entries(value)) {
    const texts = key === "url" ? [entry].flat() : [];
    const bad = texts.find(
      (text) => /[\s<>"{}|\\^`]/.test(text) || (/^[^/?#]*:/.test(text) && !/^[a-z][a-z0-9+.-]*:/i.test(text)),
    );
    const found = bad ?? badAddress(entry);
    if (found !== undefined) return found;
  }
  return undefined;
}

async function describe({ label, path }) {
  if (!existsSync(path)) return [label, "failed"];
  const text = readFileSync(path, "utf8");
  const bom = JSON.parse(text);
  const version = versions[bom.specVersion];
  const trouble = version === undefined ? "unknown version" : await new JsonStrictValidator(version).validate(text);
  const address = badAddress(bom);
  if (address !== undefined) console.error(`${label}: not an IRI reference: ${address}`);
  const score = JSON.parse(
    execFileSync(process.execPath, [LICET, "score", path, "--json"], { encoding: "utf8", maxBuffer: 1e9 }),
  );
  const show = (id) =>
    (Math.floor(score.profiles.find((profile) => profile.id === id).score * 10 + 1e-9) / 10).toFixed(1);
  return [
    label,
    bom.specVersion,
    score.components,
    trouble === null && address === undefined ? "yes" : "no",
    ...PROFILES.map(show),
  ];
}

const bin = installTools();
const out = (file) => join(work, file);
const boms = [
  makeBom("`npm sbom`", "npm.json", "npm", ["sbom", "--sbom-format", "cyclonedx"], false),
  makeBom(
    "cyclonedx-npm",
    "cyclonedx-npm.json",
    join(bin, "cyclonedx-npm"),
    ["--output-file", out("cyclonedx-npm.json")],
    true,
  ),
  makeBom(
    "cdxgen",
    "cdxgen.json",
    join(bin, "cdxgen"),
    ["-t", "npm", "-o", out("cdxgen.json"), "--no-install-deps"],
    true,
  ),
  makeBom("licet", "licet.json", process.execPath, [LICET, "sbom", "-o", out("licet.json")], true),
  makeBom(
    "licet `--for bsi`",
    "licet-bsi.json",
    process.execPath,
    [LICET, "sbom", "--for", "bsi", "-o", out("licet-bsi.json")],
    true,
  ),
];
const rows = [];
for (const bom of boms) rows.push(await describe(bom));
const header = ["SBOM by", "CycloneDX", "components", "strict-valid", "NTIA", "CISA 2026", "BSI 2.1", "licences"];
const line = (cells) => `| ${cells.join(" | ")} |`;
console.log([line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n"));
if (values.scorer !== undefined) {
  for (const { path } of boms.filter(({ path }) => existsSync(path))) {
    const result = spawnSync(process.execPath, [resolve(values.scorer), path], {
      encoding: "utf8",
      cwd: resolve(import.meta.dirname, ".."),
    });
    console.log(result.stdout);
  }
}
if (values.keep === undefined) rmSync(work, { recursive: true, force: true });
