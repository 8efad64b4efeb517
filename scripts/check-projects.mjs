// Holds licet against npm on installed projects: the same packages, a conclusion or a reason for each, the same bytes twice, a valid BOM.
// Usage: node scripts/check-projects.mjs <folder made by make-projects.mjs>
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as Enums from "@cyclonedx/cyclonedx-library/Spec";
import * as Validation from "@cyclonedx/cyclonedx-library/Validation";

const folder = process.argv[2] ?? ".";
const bin = join(import.meta.dirname, "..", "bin", "licet.js");
let failed = false;

for (const name of readdirSync(folder).sort()) {
  const project = join(folder, name);
  const first = licet(project, "--json");
  const report = JSON.parse(first.stdout);
  const ours = new Set(report.components.map(({ name, version }) => `${name}@${version}`));
  const theirs = listByNpm(project);
  const missing = [...theirs].filter((id) => !ours.has(id));
  const extra = [...ours].filter((id) => !theirs.has(id));
  const open = report.components.filter(({ conclusion }) => conclusion.kind === "absent" && !conclusion.because);
  const isSame = licet(project, "--json").stdout === first.stdout;
  const bom = licet(project, undefined, { SOURCE_DATE_EPOCH: "1700000000" }).stdout;
  const again = licet(project, undefined, { SOURCE_DATE_EPOCH: "1700000000" }).stdout;
  const error = await new Validation.JsonStrictValidator(Enums.Version.v1dot6).validate(bom);
  console.log(
    `${name}: npm lists ${theirs.size}, licet ${ours.size}; missing ${missing.length}, extra ${extra.length}; without conclusion or reason ${open.length};`,
  );
  console.log(
    `  conclusions ${JSON.stringify(report.summary.conclusions)}; same bytes twice: report ${isSame}, BOM ${bom === again}; BOM strict-valid ${error === null}`,
  );
  if (missing.length + extra.length > 0)
    console.log(`  missing ${missing.slice(0, 5).join(" ")} extra ${extra.slice(0, 5).join(" ")}`);
  failed ||= missing.length + extra.length + open.length > 0 || !isSame || bom !== again || error !== null;
}
process.exit(failed ? 1 : 0);

function licet(project, flag, env = {}) {
  const args = flag === undefined ? ["sbom", project] : ["scan", project, flag];
  return spawnSync(process.execPath, [bin, ...args], {
    encoding: "utf8",
    maxBuffer: 1 << 30,
    env: { ...process.env, ...env },
  });
}

/** Everything npm has locked, by its own account. */
function listByNpm(project) {
  const flags = ["ls", "--all", "--json", "--package-lock-only"];
  const { stdout } = spawnSync("npm", flags, { cwd: project, encoding: "utf8", maxBuffer: 1 << 30 });
  const aliases = readAliases(project);
  const found = new Set();
  const stack = [JSON.parse(stdout)];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    for (const [key, child] of Object.entries(node.dependencies ?? {})) {
      if (child.version !== undefined) found.add(`${aliases.get(key) ?? key}@${child.version}`);
      stack.push(child);
    }
  }
  return found;
}

/** npm lists an alias by the name it has in node_modules; the lock tells which package it is. */
function readAliases(project) {
  const { packages } = JSON.parse(readFileSync(join(project, "package-lock.json"), "utf8"));
  const entries = Object.entries(packages).filter(
    ([path, { name, link }]) => path !== "" && name !== undefined && link !== true,
  );
  return new Map(
    entries.map(([path, { name }]) => [path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length), name]),
  );
}
