import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { parseToml } from "../../src/formats/toml.ts";
import { importGrant } from "../../src/policy/import/grant.ts";
import { type ImportedPolicy, writeImported } from "../../src/policy/import/imported.ts";
import { importLicenseFinder } from "../../src/policy/import/license-finder.ts";
import { importSnyk } from "../../src/policy/import/snyk.ts";
import {
  importCargoDeny,
  importDependencyReview,
  importLicenseChecker,
  importLicensed,
  importOrt,
} from "../../src/policy/import/tools.ts";
import { makeJudge } from "../../src/policy/judge.ts";
import { componentOf, policyOf, subjectOf } from "./make.ts";

const folder = join(import.meta.dirname, "..", "..", "fixtures", "policies", "import");
const read = (name: string) => readFileSync(join(folder, name), "utf8");
const toml = parseToml(read("deny.toml"));
const script = (JSON.parse(read("checker-package.json")) as { scripts: { licenses: string } }).scripts.licenses;
const dates = { granted: "2026-11-24", expires: "2027-05-23" };

const IMPORTED: Readonly<Record<string, ImportedPolicy>> = {
  "cargo-deny": importCargoDeny(toml.ok ? toml.value.root : undefined, dates),
  "dependency-review": importDependencyReview(parse(read("dependency-review-config.yml"))),
  licensed: importLicensed(parse(read(".licensed.yml"))),
  "license-checker": importLicenseChecker(script),
  ort: importOrt(parse(read(".ort.yml"))),
  grant: importGrant(parse(read(".grant.yaml"))),
  "grant-rules": importGrant(parse(read("grant-rules.yaml"))),
  "license-finder": importLicenseFinder(parse(read("dependency_decisions.yml"))),
  snyk: importSnyk(parse(read(".snyk")), dates),
};
const answerOf = (tool: string, license: string, component = componentOf({ purl: "pkg:npm/other@1.0.0" })) =>
  makeJudge(policyOf(writeImported(IMPORTED[tool] as ImportedPolicy).replace(/^#.*\n/gm, "")), {
    today: "2026-11-24",
  }).judge(subjectOf(license, component)).answer;

test.each(Object.keys(IMPORTED))("the policy brought over from %s is valid, and as reviewed", async (tool) => {
  const text = writeImported(IMPORTED[tool] as ImportedPolicy);
  expect(policyOf(text.replace(/^#.*\n/gm, ""))).toBeDefined();
  await expect(text).toMatchFileSnapshot(join(folder, `${tool}.expected.yml`));
});

describe("what was allowed and denied before", () => {
  test("cargo-deny: list, exception per crate and version, clarification", () => {
    expect(answerOf("cargo-deny", "MIT OR GPL-3.0-only")).toBe("allow");
    expect(answerOf("cargo-deny", "ISC")).toBe("deny");
    const webpki = (version: string) => componentOf({ purl: `pkg:cargo/webpki@${version}`, version });
    expect(answerOf("cargo-deny", "MPL-2.0", webpki("0.22.4"))).toBe("allow");
    expect(answerOf("cargo-deny", "MPL-2.0", webpki("0.23.0"))).toBe("deny");
  });

  test("dependency-review: what it only lists is denied, and the reader is told", () => {
    expect(answerOf("dependency-review", "MIT")).toBe("allow");
    expect(answerOf("dependency-review", "GPL-3.0-only", componentOf({ purl: "pkg:npm/tiny@9.0.0" }))).toBe("allow");
    expect(answerOf("dependency-review", "")).toBe("deny");
    expect(IMPORTED["dependency-review"]?.notes.join("\n")).toContain('"MIT OR ISC" is an expression');
  });

  test("licensed: lower-case ids and globs", () => {
    expect(answerOf("licensed", "BSD-3-Clause")).toBe("allow");
    expect(answerOf("licensed", "UNLICENSED", componentOf({ purl: "pkg:golang/github.com/acme/tool@v1" }))).toBe(
      "allow",
    );
  });

  test("license-checker: flags with any quotes", () => {
    expect(answerOf("license-checker", "MIT AND GPL-3.0-only")).toBe("deny");
    expect(answerOf("license-checker", "ISC")).toBe("allow");
  });

  test("grant: globs are written out, ignored packages pass, the rest is denied", () => {
    expect(answerOf("grant", "MIT-0")).toBe("allow");
    expect(answerOf("grant", "MITNFA")).toBe("deny");
    expect(answerOf("grant", "GPL-3.0-only", componentOf({ purl: "pkg:golang/github.com/acme/x@v1" }))).toBe("allow");
    expect(answerOf("grant-rules", "LGPL-2.1-only")).toBe("deny");
    expect(answerOf("grant-rules", "Artistic-2.0")).toBe("allow");
    expect(answerOf("grant-rules", "GPL-3.0-only", componentOf({ purl: "pkg:apk/alpine/alpine-baselayout@1" }))).toBe(
      "allow",
    );
  });

  test("LicenseFinder: later decisions take back earlier ones, reasons are kept, restricted stays restricted", () => {
    expect(answerOf("license-finder", "Apache-2.0")).toBe("allow");
    expect(answerOf("license-finder", "ISC")).toBe("deny");
    const gem = (name: string, version: string) => componentOf({ purl: `pkg:gem/${name}@${version}`, version });
    expect(answerOf("license-finder", "ISC", gem("tweetnacl", "1.0.0"))).toBe("allow");
    expect(answerOf("license-finder", "GPL-3.0-only", gem("tweetnacl", "1.0.0"))).toBe("deny");
    expect(answerOf("license-finder", "ISC", gem("newrelic_rpm", "1.0.0"))).toBe("deny");
    expect(answerOf("license-finder", "ISC", gem("prawn-format", "0.2.1"))).toBe("allow");
    expect(answerOf("license-finder", "ISC", gem("prawn-format", "0.3.0"))).toBe("deny");
    expect(IMPORTED["license-finder"]?.clarifications).toContainEqual({
      package: "pkg:*/innertube",
      license: "Apache-2.0",
      reason: "Marked as Apache License 2.0 in its LICENSE",
    });
  });

  test("Snyk: ignored license issues are exceptions with their end; what has ended is left out", () => {
    expect(
      IMPORTED["snyk"]?.exceptions.map(({ package: name, licenses, expires }) => [name, licenses, expires]),
    ).toEqual([
      ["pkg:npm/ua-parser-js", ["AGPL-3.0-only"], "2027-03-01"],
      ["pkg:maven/javax.el/javax.el-api", ["CDDL-1.1"], dates.expires],
    ]);
    expect(answerOf("snyk", "Artistic-2.0")).toBe("review");
  });

  test("ORT: choices per package and for all", () => {
    expect(IMPORTED["ort"]?.choices).toEqual([
      { package: "pkg:npm/node-forge", given: "BSD-3-Clause OR GPL-2.0-only", choose: "BSD-3-Clause" },
      { given: "MIT OR GPL-2.0-only", choose: "MIT" },
    ]);
  });
});

test("files of another shape bring nothing over and break nothing", () => {
  for (const data of [
    undefined,
    null,
    3,
    "x",
    [],
    [[":approve"], ["x", 1], [null]],
    { ignore: { "snyk:lic:": 1 }, rules: [1], licenses: 3, jobs: [], allowed: {}, license_choices: [1] },
  ]) {
    for (const importer of [
      (one: unknown) => importCargoDeny(one, dates),
      importDependencyReview,
      importLicensed,
      importOrt,
      importGrant,
      importLicenseFinder,
      (one: unknown) => importSnyk(one, dates),
    ]) {
      const text = writeImported(importer(data));
      expect(policyOf(text.replace(/^#.*\n/gm, ""))).toBeDefined();
    }
  }
});
