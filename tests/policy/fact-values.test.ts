// Facts that cannot be: what looks like an answer and is none must be a mistake, never a pass.
import { describe, expect, test } from "vitest";
import { findValueMistake } from "../../src/policy/fact-values.ts";
import { findFactKind } from "../../src/policy/facts.ts";
import { reachesInto, readTerritory } from "../../src/policy/territories.ts";

const kind = (name: string) => findFactKind(name)!;

describe("values of facts", () => {
  test.each([
    ["group.monthly-active-users", 700_000_000],
    ["group.monthly-active-users", { "2023-06": 1, "2024-01": 2 }],
    ["commercial-use", false],
    ["distribution", ["saas", "weights"]],
    ["territories", "EU"],
    ["territories", ["de", "US-CA", "uk", "worldwide"]],
  ])("%s may be %j", (name, value) => {
    expect(findValueMistake(kind(name), value)).toBeUndefined();
  });

  test.each([
    ["group.monthly-active-users", "800M"],
    ["group.monthly-active-users", -1],
    ["group.monthly-active-users", Number.POSITIVE_INFINITY],
    ["group.monthly-active-users", Number.NaN],
    ["group.monthly-active-users", {}],
    ["group.monthly-active-users", { "2023-06": true }],
    ["commercial-use", "yes"],
    ["distribution", ["sass"]],
    ["territories", ["Germany"]],
    ["territories", ["__proto__"]],
    ["territories", true],
  ])("%s may not be %j", (name, value) => {
    expect(findValueMistake(kind(name), value)?.message).toBeTruthy();
  });

  test("of a month tell which month is wrong", () => {
    const value = { "2023-06": 1, "2023-07": "many" };
    expect(findValueMistake(kind("group.monthly-active-users"), value)?.month).toBe("2023-07");
  });
});

describe("territories", () => {
  test.each([
    ["DE", "EU", true],
    ["EU", "EU", true],
    ["EEA", "EU", true],
    ["EU", "DE", true],
    ["worldwide", "KR", true],
    ["UK", "GB", true],
    ["de-by", "EU", true],
    ["NO", "EU", false],
    ["CH", "EU", false],
    ["GB", "EU", false],
    ["US", "EU", false],
  ])("who is in %s is told of %s: %s", (told, wanted, answer) => {
    expect(reachesInto([told], wanted)).toBe(answer);
  });

  test("codes are read, words are not", () => {
    expect([" fr ", "EL", "global", "XX", "Europe", ""].map(readTerritory)).toEqual([
      "FR",
      "GR",
      "WORLDWIDE",
      undefined,
      undefined,
      undefined,
    ]);
  });
});
