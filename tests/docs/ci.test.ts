// docs/ci.md and the hooks name nothing that does not exist: flags, inputs, outputs, files; and their YAML is YAML.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readInputs } from "../../src/action/inputs.ts";
import { commandSpecs } from "../../src/cli/commands.ts";
import { parseYaml } from "../../src/formats/yaml.ts";
import { loadPolicy, NO_PARENTS } from "../../src/policy/load.ts";

const root = join(import.meta.dirname, "..", "..");
const read = (name: string) => readFileSync(join(root, name), "utf8");
const page = read("docs/ci.md");
const blocks = [...page.matchAll(/```(\w+)\n([\s\S]*?)```/g)].map((match) => ({
  language: match[1] as string,
  text: match[2] as string,
}));
const yamls = blocks.filter(({ language }) => language === "yaml");

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;

function parse(text: string): Node {
  const parsed = parseYaml(text);
  if (!parsed.ok) throw new Error(`${parsed.error.reason} at ${parsed.error.position?.line}`);
  return parsed.value.documents[0] as Node;
}

/** All maps in a document, whatever their depth. */
function nodesOf(value: unknown): Node[] {
  if (!isNode(value)) return [];
  return [value, ...Object.values(value).flatMap(nodesOf)];
}

const action = parse(read("action.yml"));
const names = (key: string) => Object.keys(action[key] as Node);
const steps = yamls
  .flatMap(({ text }) => nodesOf(parse(text)))
  .filter(({ uses }) => typeof uses === "string" && uses.startsWith("OWNER/licet@"));

/** Command lines of licet in a text: the command and its flags. */
function callsIn(text: string): { readonly command: string; readonly flags: readonly string[] }[] {
  const joined = text.replace(/ *\n +--/g, " --");
  return [...joined.matchAll(/\blicet ([a-z]+)((?: +(?:--?[a-z-]+(?:=\S+)?|"[^"]*"|[^\s`'"&|;]+))*)/g)].map(
    (match) => ({
      command: match[1] as string,
      flags: [...(match[2] as string).matchAll(/(?<= )--?[a-z-]+/g)].map(([flag]) => flag),
    }),
  );
}

describe("docs/ci.md", () => {
  test("has an example for every build server it names, and YAML that parses", () => {
    for (const file of [
      ".gitlab-ci.yml",
      "Jenkinsfile",
      "azure-pipelines.yml",
      ".circleci/config.yml",
      "bitbucket-pipelines.yml",
    ])
      expect(
        blocks.some(({ text }) => text.split("\n", 1)[0]!.includes(file)),
        file,
      ).toBe(true);
    for (const { text } of yamls) expect(Object.keys(parse(text)).length, text).toBeGreaterThan(0);
  });

  test("gives the Action only inputs it has, with values it takes, and reads only outputs it has", () => {
    expect(steps).toHaveLength(3);
    for (const step of steps) {
      const given = (step["with"] ?? {}) as Node;
      for (const name of Object.keys(given)) expect(names("inputs")).toContain(name);
      const env = Object.fromEntries(
        Object.entries(given).map(([key, value]) => [`INPUT_${key.toUpperCase()}`, String(value)]),
      );
      expect(readInputs(env)).toBeTypeOf("object");
    }
    const outputs = [...page.matchAll(/steps\.licet\.outputs\.([a-z-]+)/g)].map((match) => match[1] as string);
    expect(outputs.length).toBeGreaterThan(2);
    for (const name of outputs) expect(names("outputs")).toContain(name);
  });

  test("names only commands and flags that exist", () => {
    const spans = [...page.replace(/```[\s\S]*?```/g, "").matchAll(/`([^`]+)`/g)].map((match) => match[1] as string);
    const scripts = blocks.map(({ text }) => text.replace(/^\s*#.*$/gm, "").replace(/(?:uses|id|name|key): .*$/gm, ""));
    const entries = [...read(".pre-commit-hooks.yaml").matchAll(/entry: (.*)/g)].map((match) => match[1] as string);
    const calls = [...spans, ...scripts, ...entries].flatMap(callsIn);
    expect(calls.length).toBeGreaterThan(10);
    expect(calls.flatMap(({ flags }) => flags).length).toBeGreaterThan(15);
    for (const { command, flags } of calls) {
      const spec = commandSpecs.find(({ usage }) => usage.split(" ")[0] === command);
      expect(spec, command).toBeDefined();
      const known = (spec?.options ?? []).flatMap(([words]) =>
        words.split(/[ ,]+/).filter((word) => word.startsWith("-")),
      );
      for (const flag of flags) expect(known, `licet ${command} ${flag}`).toContain(flag);
    }
  });

  test("shows policies without mistakes", () => {
    const policies = yamls.filter(({ text }) => text.startsWith("gate:"));
    expect(policies.length).toBeGreaterThan(0);
    for (const { text } of policies)
      expect(loadPolicy({ text: `version: 1\n${text}`, path: "x.yml" }, NO_PARENTS).ok).toBe(true);
  });

  test("never shows a workflow for pull_request_target, nor one that checks out in a job with rights it has from workflow_run", () => {
    for (const { text } of yamls) {
      const workflow = parse(text);
      const triggers = workflow["on"];
      const events = typeof triggers === "string" ? [triggers] : isNode(triggers) ? Object.keys(triggers) : [];
      expect(events).not.toContain("pull_request_target");
      if (events.includes("workflow_run")) expect(text).not.toContain("actions/checkout");
    }
  });

  test("pastes nothing that a stranger chooses into a script", () => {
    for (const { text } of yamls) {
      for (const { run, script, bash } of nodesOf(parse(text)))
        for (const line of [run, script, bash].flat())
          if (typeof line === "string") expect(line).not.toMatch(/\$\{\{|\$\([A-Z]/);
    }
  });

  test("has balanced brackets where no parser is at hand", () => {
    for (const { text } of blocks.filter(({ language }) => language === "groovy")) {
      const bare = text.replace(/\/\/.*|'[^']*'/g, "");
      for (const [open, close] of ["{}", "()"]) expect(bare.split(open!).length).toBe(bare.split(close!).length);
    }
  });
});

test("the hooks run without the names of files, offline, and one at a time", () => {
  const hooks = parse(read(".pre-commit-hooks.yaml")) as unknown as readonly Node[];
  expect(hooks.map(({ id }) => id)).toEqual(["licet", "licet-all"]);
  for (const hook of hooks) {
    expect(hook).toMatchObject({ language: "node", pass_filenames: "false", require_serial: "true" });
    expect(hook["entry"]).not.toContain("--online");
  }
});
