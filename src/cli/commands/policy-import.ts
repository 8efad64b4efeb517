// licet policy import: writes a policy from the configuration of another tool.
import * as fs from "node:fs";
import { basename, resolve } from "node:path";
import { parseToml } from "../../formats/toml.ts";
import { parseYamlDocument } from "../../formats/yaml-document.ts";
import { addDays } from "../../policy/draft.ts";
import { importGrant } from "../../policy/import/grant.ts";
import { type ImportedPolicy, mapOf, writeImported } from "../../policy/import/imported.ts";
import { importLicenseFinder } from "../../policy/import/license-finder.ts";
import { importSnyk } from "../../policy/import/snyk.ts";
import {
  importCargoDeny,
  importDependencyReview,
  importLicenseChecker,
  importLicensed,
  importOrt,
} from "../../policy/import/tools.ts";
import { plain } from "../../reporters/encode.ts";
import { type CommandCall, stringOption } from "../command.ts";
import { EXIT } from "../exit-codes.ts";
import { checkText, today } from "../policy-file.ts";
import { UsageError } from "../usage-error.ts";
import { writeFileWhole } from "../write-file.ts";

const TOOLS = [
  "cargo-deny",
  "dependency-review",
  "grant",
  "licensed",
  "license-checker",
  "license-finder",
  "ort",
  "snyk",
] as const;
type Tool = (typeof TOOLS)[number];
const SIZE_LIMIT = 1_000_000;
/** Imported exceptions end after half a year, so that each is looked at once. */
const DAYS = 180;

export async function run(call: CommandCall): Promise<number> {
  const { terminal } = call;
  const [named] = call.operands;
  if (named === undefined) throw new UsageError("import what?", "licet policy import deny.toml");
  const place = resolve(terminal.cwd, named);
  const tool = readTool(stringOption(call, "from")) ?? guessTool(basename(named));
  if (tool === undefined) throw new UsageError(`which tool is ${named} from?`, `say so with --from ${TOOLS.join("|")}`);
  const imported = importFrom(tool, named, place);
  const text = writeImported(imported);
  await checkText(text, "the imported policy", terminal.cwd);
  const output = stringOption(call, "output");
  if (output === undefined || output === "-") terminal.out(text);
  else writeFileWhole(resolve(terminal.cwd, output), text);
  for (const note of imported.notes) terminal.err(`note: ${plain(note)}\n`);
  return EXIT.pass;
}

function readTool(word: string | undefined): Tool | undefined {
  if (word === undefined) return undefined;
  const tool = TOOLS.find((one) => one === word);
  if (tool === undefined) throw new UsageError(`--from does not know "${word}"`, `it knows: ${TOOLS.join(", ")}`);
  return tool;
}

function guessTool(name: string): Tool | undefined {
  if (/deny.*\.toml$/.test(name)) return "cargo-deny";
  if (/^\.?licensed\.ya?ml$/.test(name)) return "licensed";
  if (/^\.ort\.yml$/.test(name)) return "ort";
  if (/^\.?grant\.ya?ml$/.test(name)) return "grant";
  if (/^dependency_decisions\.ya?ml$/.test(name)) return "license-finder";
  if (name === ".snyk") return "snyk";
  if (/dependency-review/.test(name)) return "dependency-review";
  return name === "package.json" ? "license-checker" : undefined;
}

function importFrom(tool: Tool, named: string, place: string): ImportedPolicy {
  const dates = { granted: today(), expires: addDays(today(), DAYS) };
  if (tool === "license-checker" && !fs.existsSync(place)) return importLicenseChecker(named);
  const text = readSmall(named, place);
  switch (tool) {
    case "cargo-deny": {
      const parsed = parseToml(text);
      if (!parsed.ok) throw new UsageError(`${named} is no valid TOML: ${parsed.error.reason}`);
      return importCargoDeny(parsed.value.root, dates);
    }
    case "license-checker":
      return importLicenseChecker(findScript(named, text));
    case "dependency-review":
      return importDependencyReview(findInputs(readYaml(named, text)));
    case "licensed":
      return importLicensed(readYaml(named, text));
    case "grant":
      return importGrant(readYaml(named, text));
    case "license-finder":
      return importLicenseFinder(readYaml(named, text));
    case "ort":
      return importOrt(readYaml(named, text));
    case "snyk":
      return importSnyk(readYaml(named, text), dates);
  }
}

function readSmall(named: string, place: string): string {
  try {
    if (fs.statSync(place).size > SIZE_LIMIT) throw new UsageError(`${named} is larger than a configuration may be`);
    return fs.readFileSync(place, "utf8");
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`cannot read ${named}`, "name an existing file");
  }
}

function readYaml(named: string, text: string): unknown {
  const parsed = parseYamlDocument(text);
  if (parsed.ok) return parsed.value.data;
  const [first] = parsed.error;
  throw new UsageError(`${named}:${first?.position.line ?? 1}: no valid YAML: ${first?.reason ?? ""}`);
}

/** In a workflow, the inputs of the step that uses the action; else the file itself is the configuration. */
function findInputs(data: unknown): unknown {
  for (const job of Object.values(mapOf(mapOf(data)["jobs"]))) {
    const steps = mapOf(job)["steps"];
    for (const step of Array.isArray(steps) ? steps : []) {
      const { uses, with: inputs } = mapOf(step);
      if (typeof uses === "string" && uses.includes("dependency-review-action")) return inputs;
    }
  }
  return data;
}

/** The script of a package.json that runs license-checker, or the file's own text. */
function findScript(named: string, text: string): string {
  if (basename(named) !== "package.json") return text;
  const parsed = readYaml(named, text);
  const scripts = Object.values(mapOf(mapOf(parsed)["scripts"]));
  const script = scripts.find((one) => typeof one === "string" && /license-checker/.test(one));
  if (typeof script === "string") return script;
  throw new UsageError(`${named} has no script that runs license-checker`);
}
