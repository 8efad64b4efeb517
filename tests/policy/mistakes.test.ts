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
