import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { licet, makeProject, npmLock, removeMade } from "./licet.ts";

afterAll(removeMade);

const POLICY = `version: 1
extends: [distributed]
facts: { our-own-fact: null }
rules:
  - { id: inside, licenses: [AGPL-3.0-only], when: { distribution: [internal] }, action: allow }
  - { id: own, licenses: [ISC], when: { our-own-fact: true }, action: deny }
  - { id: separate, licenses: [LGPL-3.0-only], action: allow, conditions: [The library stays a file of its own.] }
  - { id: ask, licenses: [BSL-1.0], action: review, conditions: [Somebody has read section 3.] }
`;
const project = () => ({
  cwd: makeProject({
    ...npmLock({ net: "AGPL-3.0-only", isc: "ISC", lib: "LGPL-3.0-only", read: "BSL-1.0" }),
    "license-policy.yml": POLICY,
  }),
});

describe("--fact", () => {
  test("asks what if, goes before the policy, and is told in every report", () => {
    const place = project();
    const answers = (...facts: string[]) => {
      const { stdout } = licet(["check", "--json", ...facts.flatMap((fact) => ["--fact", fact])], place);
      const report = JSON.parse(stdout);
      return [
        ...report.components.map(({ verdict }: { verdict: { answer: string } }) => verdict.answer),
        report.policy.toldFacts ?? "none",
      ];
    };
    expect(answers()).toEqual(["undetermined", "allow", "deny", "review", "none"]);
    expect(answers("our-own-fact=false", "distribution=internal")).toEqual([
      "allow",
      "allow",
      "allow",
      "review",
      [
        ["our-own-fact", false],
        ["distribution", ["internal"]],
      ],
    ]);
    const table = licet(["check", "--fact", "our-own-fact=true"], place).stdout;
    expect(table).toContain("supposing our-own-fact=true (from the command line)");
    const markdown = licet(["check", "--fact", "our-own-fact=true", "--reporter", "markdown"], place).stdout;
    expect(markdown).toMatch(/judged supposing our.*fact=true, as told on the command line/);
    expect(licet(["explain", "pkg:npm/isc", "--fact", "our-own-fact=true"], place).stdout).toContain(
      "You may not use it. (LIC001) Judged by license-policy.yml, supposing our-own-fact=true (from the command line).",
    );
  });

  test.each([
    ["dstribution=saas", 'there is no fact "dstribution"', 'did you mean "distribution"?'],
    ["our-own-fcat=true", 'there is no fact "our-own-fcat"', 'did you mean "our-own-fact"?'],
    ["distribution=sass", '"sass" is no value of distribution', 'did you mean "saas"?'],
    ["commercial-use=yes", 'commercial-use is true or false, not "yes"', "commercial advantage"],
    ["group.monthly-active-users=many", 'is a number, not "many"', "monthly active users"],
    ["commercial-use", "--fact commercial-use: no value", "--fact commercial-use=…"],
    ["constructor=1", 'there is no fact "constructor"', "declare it under `facts:`"],
  ])("%s is a mistake with a remedy", (fact, message, remedy) => {
    const { code, stderr } = licet(["check", "--fact", fact], project());
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect(stderr).toContain(remedy);
  });

  test("counts numbers as people write them", () => {
    const place = project();
    for (const number of ["700000000", "700_000_000", "7e8"]) {
      const { stdout } = licet(["check", "--json", "--fact", `group.monthly-active-users=${number}`], place);
      expect(JSON.parse(stdout).policy.toldFacts).toEqual([["group.monthly-active-users", 700_000_000]]);
    }
  });
});

describe("conditions of a rule", () => {
  test("are shown wherever the verdict is, allowed or not", () => {
    const place = project();
    const table = licet(["check"], place).stdout;
    expect(table).toContain("allowed, provided that\n  lib\n    [ ] The library stays a file of its own.");
    expect(table).toContain("    provided  Somebody has read section 3.");
    const markdown = licet(["check", "--reporter", "markdown"], place).stdout;
    expect(markdown).toContain("**Provided that**");
    expect(markdown).toContain("- [ ] The library stays a file of its own. (`lib`)");
    expect(markdown).toContain("- [ ] Somebody has read section 3. (`read`)");
    const json = JSON.parse(licet(["check", "--json"], place).stdout);
    expect(json.components[1].verdict.steps[0].rule.conditions).toEqual(["The library stays a file of its own."]);
    const letter = licet(["explain", "lib"], place).stdout;
    expect(letter).toContain("You may use it, provided that what is said below holds.");
    expect(letter).toContain("    provided The library stays a file of its own.");
  });
});

test("what would help stands with the finding, and in JSON", () => {
  const place = project();
  const table = licet(["check", "--fact", "our-own-fact=false"], place).stdout;
  expect(table).toContain("    try       If it only helps to make the product, declare it as a development dependency");
  const { components } = JSON.parse(licet(["check", "--json"], place).stdout);
  expect(components.find(({ name }: { name: string }) => name === "net").fixes).toContainEqual({
    text: "If it only helps to make the product, declare it as a development dependency: then the answer is allow.",
  });
  expect(components.find(({ name }: { name: string }) => name === "lib").fixes).toBeUndefined();
});

test("duties are told in few lines", () => {
  const { stdout } = licet(["scan"], { cwd: join(project().cwd) });
  expect(stdout).toContain("what they ask of you");
  expect(stdout).toContain("pass the license text on 1");
});
