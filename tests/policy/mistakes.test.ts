import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { err, ok, showLocation } from "../../src/model/index.ts";
import { loadPolicy, type PolicyResolver } from "../../src/policy/load.ts";
import { MISTAKE_CODES, type PolicyMistake } from "../../src/policy/mistakes.ts";

const folder = join(import.meta.dirname, "..", "..", "fixtures", "policies");
const names = readdirSync(join(folder, "mistakes"))
  .filter((name) => name.endsWith(".yml"))
  .sort();

const resolver: PolicyResolver = {
  parent(reference) {
    if (reference === "./locked.yml")
      return ok({ text: readFileSync(join(folder, "locked.yml"), "utf8"), path: "locked.yml" });
    if (reference === "./cycle.yml") return ok({ text: "version: 1\nextends: [./cycle.yml]\n", path: "cycle.yml" });
    return err("no such file");
  },
};

function mistakesIn(name: string): readonly PolicyMistake[] {
  const loaded = loadPolicy({ text: readFileSync(join(folder, "mistakes", name), "utf8"), path: name }, resolver);
  return loaded.ok ? [] : loaded.error;
}

function show({ code, message, remedy, location, excerpt }: PolicyMistake): string {
  const caret = " ".repeat((location.column ?? 1) - 1);
  return `${showLocation(location)} ${code}: ${message}\n  | ${excerpt}\n  | ${caret}^\n  = ${remedy ?? ""}`.trimEnd();
}

test("every mistake has its place, its line and its remedy", async () => {
  const shown = names.map((name) => mistakesIn(name).map(show).join("\n")).join("\n\n");
  await expect(`${shown}\n`).toMatchFileSnapshot(join(folder, "mistakes", "expected.txt"));
});

test.each(names)("%s is found", (name) => {
  const codes = mistakesIn(name).map((mistake) => mistake.code);
  expect(codes).toContain(name.slice(0, 6));
});

test("there is an example of every code", () => {
  const shown = new Set(names.map((name) => name.slice(0, 6)));
  expect(Object.keys(MISTAKE_CODES).filter((code) => !shown.has(code))).toEqual([]);
});

test("a policy of hostile depth or length is a mistake, not a crash", () => {
  for (const text of [
    "- ".repeat(50_000),
    `a: ${"[".repeat(50_000)}`,
    `${" ".repeat(20_000)}a: 1`,
    `x: "${"y".repeat(3_000_000)}"`,
  ]) {
    const loaded = loadPolicy({ text, path: "policy.yml" }, resolver);
    expect(loaded.ok ? [] : loaded.error.map((mistake) => mistake.code)).toEqual(["LIC301"]);
  }
});

test("keys that JavaScript inherits are unknown keys like any other", () => {
  const loaded = loadPolicy(
    { text: "version: 1\n__proto__: { action: allow }\nconstructor: 1\n", path: "p.yml" },
    resolver,
  );
  expect(loaded.ok ? [] : loaded.error.map((mistake) => mistake.message)).toEqual([
    'there is no key "__proto__" in a policy',
    'there is no key "constructor" in a policy',
  ]);
});

test.each([
  ["a byte order mark", "\ufeffversion: 1\nrules: []\n"],
  ["line ends of Windows", "version: 1\r\nrules: []\r\n"],
  ["a start of the document", "---\nversion: 1\n...\n"],
  [
    "an alias",
    "version: 1\nrules:\n  - { id: a, licenses: &x [MIT], scopes: [dev], action: allow }\n  - { id: b, licenses: *x, action: warn }\n",
  ],
  ["sections that hold nothing but comments", "version: 1\nrules:\n# none yet\nexceptions:\ngate:\n"],
  ["JSON", '{ "version": 1, "rules": [] }'],
])("a policy may have %s", (_, text) => {
  expect(loadPolicy({ text, path: "policy.yml" }, resolver).ok).toBe(true);
});

test.each([
  ["a license by its category", "[category:permissive]", "[MIT]", true],
  ["a category by a wider one", "[category:copyleft]", "[category:weak-copyleft]", true],
  ["network copyleft by strong copyleft", "[category:strong-copyleft]", "[AGPL-3.0-only]", true],
  ["a version by its set", "[GPL-2.0-or-later]", "[GPL-3.0-only]", true],
  ["a flag by a star", '["*"]', "[flag:non-commercial]", true],
  ["all of a group", "[category:permissive]", "[category:mine]", true],
  ["a license by a group", "[category:mine]", "[ISC]", true],
  ["a set by one of its versions", "[GPL-3.0-only]", "[GPL-2.0-or-later]", false],
  ["an exception by the license alone", "[GPL-2.0-only]", "[GPL-2.0-only WITH Classpath-exception-2.0]", false],
  ["what nobody knows by a star", '["*"]', "[category:unknown]", false],
  ["what is not stated by a star", '["*"]', "[NONE, NOASSERTION]", false],
  ["half of a list", "[category:permissive]", "[MIT, MPL-2.0]", false],
])("a later rule is out of reach: %s", (_, earlier, later, isReached) => {
  const text = `version: 1
categories: { mine: [MIT, ISC] }
rules:
  - { id: a, licenses: ${earlier}, action: allow }
  - { id: b, licenses: ${later}, action: deny }
`;
  const loaded = loadPolicy({ text, path: "policy.yml" }, resolver);
  expect(loaded.ok ? [] : loaded.error.map(({ code }) => code)).toEqual(isReached ? ["LIC309"] : []);
});
