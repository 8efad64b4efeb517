import { describe, expect, test } from "vitest";
import { DUTY_ROWS } from "../../src/policy/duties.data.ts";
import { dutyIds, findDuty } from "../../src/policy/duties.ts";
import { makeJudge } from "../../src/policy/judge.ts";
import { policyOf, subjectOf } from "./make.ts";

const dutiesFor = (license: string, distribution: string, rules = "") => {
  const policy = policyOf(`project: { distribution: [${distribution}] }\ndefaults: { unlisted: allow }\n${rules}`);
  return makeJudge(policy, { today: "2026-11-24" }).judge(subjectOf(license)).obligations;
};
const ids = (license: string, distribution: string) => dutiesFor(license, distribution).map((one) => one.id);

describe("the duties of a verdict", () => {
  test("come with clause and fulfilment", () => {
    expect(dutiesFor("Apache-2.0", "binary")).toContainEqual({
      id: "notice-file",
      license: "Apache-2.0",
      summary: "Pass its NOTICE file on, as far as it concerns what you hand on.",
      source: "Apache-2.0, section 4(d)",
      fulfil: "Copy its NOTICE into yours: `licet notice`.",
    });
  });

  test("depend on how the product goes out", () => {
    expect(ids("MIT", "binary")).toEqual(["license-text", "attribution"]);
    expect(ids("MIT", "internal")).toEqual([]);
    expect(ids("AGPL-3.0-only", "saas")).toEqual(["network-source"]);
    expect(ids("GPL-3.0-only", "saas")).toEqual([]);
    expect(ids("GPL-3.0-only", "embedded")).toContain("installation-information");
    expect(ids("BSL-1.0", "binary")).toEqual([]);
    expect(ids("BSL-1.0", "source")).toEqual(["license-text", "attribution"]);
  });

  test("follow the branch that was taken", () => {
    expect(dutiesFor("MIT OR GPL-3.0-only", "binary").map((one) => one.license)).toEqual(["MIT", "MIT"]);
  });

  test("add up over an AND", () => {
    const licenses = dutiesFor("MIT AND BSD-3-Clause", "binary").map((one) => `${one.license} ${one.id}`);
    expect(licenses).toContain("BSD-3-Clause no-endorsement");
    expect(licenses).toContain("MIT license-text");
  });

  test("say when they only concern changed versions", () => {
    const changed = dutiesFor("GPL-2.0-only", "binary").find((one) => one.id === "state-changes");
    expect(changed?.summary).toBe("If you change it: say in changed files that you changed them.");
  });

  test("of a license that permits combining leave the rest of the work alone", () => {
    const duties = ids("GPL-2.0-only WITH Classpath-exception-2.0", "binary");
    expect(duties).toContain("same-license-part");
    expect(duties).not.toContain("same-license");
  });

  test("that nobody listed are named as such", () => {
    expect(dutiesFor("EUDatagrid", "binary").map((one) => one.source)).toContain(
      "usual for its class, not checked against the text",
    );
  });

  test("can be added by a rule of the policy", () => {
    const added = dutiesFor(
      "0BSD",
      "binary",
      "rules: [{ id: r, licenses: [0BSD], action: allow, obligations: [attribution] }]\n",
    );
    expect(added.map((one) => [one.id, one.source])).toEqual([["attribution", "policy rule r"]]);
  });

  test("of public-domain dedications are none", () => {
    for (const license of ["CC0-1.0", "Unlicense", "0BSD"]) expect(ids(license, "binary")).toEqual([]);
  });
});

test("every duty of the data has words, and every duty with words is in the data or the policy language", () => {
  const used = new Set(
    DUTY_ROWS.split("\n").flatMap((row) =>
      row
        .split("|")
        .slice(1)
        .map((part) => part.split(":")[0] as string),
    ),
  );
  for (const duty of used) expect(findDuty(duty), duty).toBeDefined();
  expect(dutyIds().filter((duty) => !used.has(duty))).toEqual(["use-policy-passthrough"]);
});
