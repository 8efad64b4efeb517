// Wrong answers that other gates were seen to give; each is a test here, named after the behaviour.
import { describe, expect, test } from "vitest";
import { makeJudge } from "../../src/policy/judge.ts";
import { loadPolicy, NO_PARENTS } from "../../src/policy/load.ts";
import type { Policy } from "../../src/policy/policy.ts";
import { componentOf, policyOf, subjectOf } from "./make.ts";

const allowing = (...licenses: string[]) =>
  policyOf(`defaults: { unlisted: deny }\nrules: [{ id: ok, licenses: [${licenses.join(", ")}], action: allow }]\n`);
const denying = (...licenses: string[]) =>
  policyOf(`defaults: { unlisted: allow }\nrules: [{ id: no, licenses: [${licenses.join(", ")}], action: deny }]\n`);
const answer = (policy: Policy, license: string, component = componentOf()) =>
  makeJudge(policy, { today: "2026-11-24" }).judge(subjectOf(license, component)).answer;

describe("licences are compared as licences, not as text", () => {
  test("allowing MIT does not allow MIT AND GPL-3.0-only", () =>
    expect(answer(allowing("MIT"), "MIT AND GPL-3.0-only")).toBe("deny"));
  test("allowing GPL-3.0-only does not allow AGPL-3.0-only", () =>
    expect(answer(allowing("GPL-3.0-only"), "AGPL-3.0-only")).toBe("deny"));
  test("denying GPL-3.0-only finds it inside an AND", () =>
    expect(answer(denying("GPL-3.0-only"), "GPL-3.0-only AND MIT")).toBe("deny"));
  test("a guessed licence such as GPL-3.0* is unreadable, which is not allowed", () =>
    expect(answer(denying("GPL-3.0-only"), "GPL-3.0*")).toBe("deny"));
  test("ids are read in any letter case", () => expect(answer(allowing("MIT"), "mit")).toBe("allow"));
  test("GFDL with invariant sections is judged like any other id", () =>
    expect(answer(denying("GFDL-1.3-invariants-or-later"), "GFDL-1.3-invariants-or-later")).toBe("deny"));
});

describe("what is unknown hides nothing", () => {
  test("a denied licence stays denied beside an unknown one", () =>
    expect(answer(denying("AGPL-3.0-only"), "AGPL-3.0-only AND LicenseRef-x")).toBe("deny"));
  test("a licence that cannot be read is judged, not dropped", () =>
    expect(answer(denying("MIT"), "see homepage")).toBe("deny"));
  test("an empty licence is not approved", () => expect(answer(denying("MIT"), "")).toBe("deny"));
  test("a deny list does not pass what states nothing", () => {
    const policy = denying("GPL-3.0-only");
    const absent = { kind: "absent", because: "says-nothing" } as const;
    expect(makeJudge(policy, { today: "2026-11-24" }).judge(subjectOf(absent)).answer).toBe("deny");
  });
  test("a failed look-up is not a licence", () => {
    const failed = { kind: "absent", because: "look-up-failed" } as const;
    expect(makeJudge(allowing("MIT"), { today: "2026-11-24" }).judge(subjectOf(failed)).answer).toBe("undetermined");
  });
});

describe("npm's words", () => {
  test("UNLICENSED is all rights reserved, not Unlicense", () => {
    const verdict = makeJudge(allowing("Unlicense"), { today: "2026-11-24" }).judge(subjectOf("UNLICENSED"));
    expect(verdict).toMatchObject({ answer: "deny", steps: [{ license: "NONE", category: "none" }] });
  });
});

describe("expressions in a policy", () => {
  test("an allow list with AND in it is a mistake, not ignored", () => {
    const loaded = loadPolicy(
      { text: "version: 1\nrules: [{ id: a, licenses: [MIT AND ISC], action: allow }]\n", path: "p.yml" },
      NO_PARENTS,
    );
    expect(loaded.ok).toBe(false);
  });
  test("an OR is allowed by its good side", () =>
    expect(answer(denying("GPL-3.0-only"), "MIT OR GPL-3.0-only")).toBe("allow"));
  test("an OR does not take the worst side", () =>
    expect(answer(allowing("MIT"), "MIT OR GPL-3.0-only")).toBe("allow"));
  test("+ is not stripped: GPL-2.0+ is a choice of versions", () =>
    expect(answer(allowing("GPL-3.0-only"), "GPL-2.0+")).toBe("allow"));
  test("-only and -or-later are kept apart", () =>
    expect(answer(allowing("GPL-3.0-only"), "GPL-2.0-only")).toBe("deny"));
  test("WITH is not dropped", () => {
    const policy = policyOf(
      "defaults: { unlisted: deny, with-exception: exact }\nrules: [{ id: ok, licenses: [GPL-2.0-only WITH Classpath-exception-2.0], action: allow }]\n",
    );
    expect(answer(policy, "GPL-2.0-only")).toBe("deny");
    expect(answer(policy, "GPL-2.0-only WITH Classpath-exception-2.0")).toBe("allow");
  });
});

describe("exceptions", () => {
  const policy = policyOf(`
defaults: { unlisted: deny }
exceptions:
  - { id: A, package: "pkg:npm/tiny", licenses: [GPL-2.0-only], reason: r, permanent: true }
  - { id: B, package: "pkg:npm/tiny", licenses: [MPL-2.0], reason: r, permanent: true }
`);
  test("two for one package add up", () => {
    expect(answer(policy, "GPL-2.0-only")).toBe("allow");
    expect(answer(policy, "MPL-2.0")).toBe("allow");
    expect(answer(policy, "GPL-2.0-only AND MPL-2.0")).toBe("allow");
  });
  test("do not remove the package from sight", () => {
    const verdict = makeJudge(policy, { today: "2026-11-24" }).judge(subjectOf("GPL-2.0-only"));
    expect(verdict).toMatchObject({
      waiver: { id: "A", reason: "r" },
      unwaived: "deny",
      steps: [{ rule: { id: "A" } }],
    });
  });
  test("are void when the licence changes", () => expect(answer(policy, "GPL-3.0-only")).toBe("deny"));
  test("look at the version", () => {
    const bound = policyOf(
      'defaults: { unlisted: deny }\nexceptions: [{ id: A, package: "pkg:npm/tiny", versions: "<2", licenses: [ISC], reason: r, permanent: true }]\n',
    );
    expect(answer(bound, "ISC", componentOf({ version: "1.9.0" }))).toBe("allow");
    expect(answer(bound, "ISC", componentOf({ version: "2.0.0" }))).toBe("deny");
    expect(answer(bound, "ISC", componentOf({ version: undefined as never }))).toBe("deny");
  });
  test("expire", () => {
    const bound = policyOf(
      'defaults: { unlisted: deny }\nexceptions: [{ id: A, package: "pkg:npm/tiny", licenses: [ISC], reason: r, expires: 2026-11-24 }]\n',
    );
    const on = (today: string) => {
      const judge = makeJudge(bound, { today });
      return [judge.judge(subjectOf("ISC")).answer, judge.finish().map((one) => [one.code, one.gravity])];
    };
    expect(on("2026-10-01")).toEqual(["allow", []]);
    expect(on("2026-11-24")).toEqual(["allow", [["LIC332", "note"]]]);
    expect(on("2026-11-25")).toEqual(["deny", [["LIC331", "problem"]]]);
  });
  test("that match nothing are named", () => {
    const judge = makeJudge(policy, { today: "2026-11-24" });
    judge.judge(subjectOf("GPL-2.0-only"));
    expect(judge.finish()).toEqual([
      {
        code: "LIC333",
        gravity: "note",
        location: { path: "license-policy.yml", line: 6, column: 5 },
        args: { entry: "B", kind: "exception" },
      },
    ]);
  });
});

describe("a policy that cannot be read", () => {
  test("is an error; no other policy takes its place", () => {
    const loaded = loadPolicy({ text: "version: 1\nrules: [", path: "p.yml" }, NO_PARENTS);
    expect(loaded.ok).toBe(false);
  });
});

describe("scopes", () => {
  test("what nobody scoped is judged as runtime", () => {
    const policy = policyOf(
      "defaults: { unlisted: allow }\nrules: [{ id: no, licenses: [ISC], scopes: [prod], action: deny }]\n",
    );
    expect(answer(policy, "ISC", componentOf({ scope: "unknown" }))).toBe("deny");
    expect(answer(policy, "ISC", componentOf({ scope: "development" }))).toBe("allow");
  });
});

describe("locked rules of a parent", () => {
  const parent = policyOf("rules: [{ id: no-sspl, licenses: [SSPL-1.0], action: deny, locked: true }]\n");
  const child = (text: string) =>
    policyOf(`extends: [base]\n${text}`, { ...NO_PARENTS, preset: () => ({ ...parent, name: "base" }) });
  test("come before the child's", () =>
    expect(answer(child("rules: [{ id: all, licenses: [SSPL-1.0, MIT], action: allow }]\n"), "SSPL-1.0")).toBe("deny"));
  test("cannot be lifted by the child's exceptions", () => {
    const policy = child(
      'exceptions: [{ id: A, package: "pkg:npm/tiny", licenses: [SSPL-1.0], reason: r, permanent: true }]\n',
    );
    expect(answer(policy, "SSPL-1.0")).toBe("deny");
  });
  test("keep their meaning when the child moves a licence elsewhere", () => {
    const strict = policyOf(
      "rules: [{ id: no-sa, licenses: [category:source-available], action: deny, locked: true }]\n",
    );
    const policy = policyOf(
      "extends: [base]\ncategories: { permissive: [BUSL-1.1] }\nrules: [{ id: p, licenses: [category:permissive], action: allow }]\n",
      {
        ...NO_PARENTS,
        preset: () => ({ ...strict, name: "base" }),
      },
    );
    expect(answer(policy, "BUSL-1.1")).toBe("deny");
  });
});
