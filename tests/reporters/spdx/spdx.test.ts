import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { render as renderSpdx2 } from "../../../src/reporters/spdx/spdx2.ts";
import { render as renderSpdx3 } from "../../../src/reporters/spdx/spdx3.ts";
import { assess, PROJECT, report, richReport } from "../report-builder.ts";

const options = { color: false, timestamp: "2026-01-02T03:04:05.678Z" };
const schemas = join(import.meta.dirname, "..", "..", "..", "fixtures", "schemas");
const read = (name: string) => JSON.parse(readFileSync(join(schemas, name), "utf8"));

const spdx2 = new Ajv({ strict: false, allErrors: true }).compile(read("spdx-2.3.schema.json"));
const spdx3 = new Ajv2020({ strict: false }).compile(read("spdx-3.0.1.schema.json"));

function trouble(validate: typeof spdx2, text: string): unknown {
  validate(JSON.parse(text));
  return validate.errors ?? null;
}

const hostile = report({
  projects: [],
  assessments: [
    assess("pkg:npm/a%20b@1", { name: 'x"\u0000\ud800', version: "ü ", declared: "  ", unreadable: true }),
    assess("pkg:npm/a-b@1", {
      declared: "LicenseRef-x AND MIT",
      about: { author: "(((", homepage: "javascript:alert(1)" },
    }),
    assess("pkg:npm/a%2Fb@1", {}),
  ],
});

describe("SPDX 2.3", () => {
  test.each([
    ["everything", richReport()],
    ["nothing", report({ projects: [] })],
    ["hostile text", hostile],
  ])("is valid with %s", (_, source) => {
    expect(trouble(spdx2, renderSpdx2(source, options))).toBeNull();
  });

  test("a broken document is told from a valid one", () => {
    expect(trouble(spdx2, renderSpdx2(richReport(), options).replace("DESCRIBES", "MENTIONS"))).not.toBeNull();
  });

  test("gives each element an id of its own, which relationships use", () => {
    const document = JSON.parse(renderSpdx2(hostile, options));
    const ids = document.packages.map((entry: { SPDXID: string }) => entry.SPDXID);
    expect(new Set(ids).size).toBe(4);
    for (const id of ids) expect(id).toMatch(/^SPDXRef-[A-Za-z0-9.-]+$/);
    const known = new Set([...ids, "SPDXRef-DOCUMENT", "NONE", "NOASSERTION"]);
    for (const relationship of document.relationships) {
      expect(known).toContain(relationship.spdxElementId);
      expect(known).toContain(relationship.relatedSpdxElement);
    }
  });

  test("keeps declared and concluded apart and quotes what cannot be read", () => {
    const { packages } = JSON.parse(renderSpdx2(richReport(), options));
    const named = (name: string) => packages.find((entry: { name: string }) => entry.name === name);
    expect(named("left-pad")).toMatchObject({
      licenseDeclared: "MIT",
      licenseConcluded: "MIT",
      supplier: "Person: Jane Roe (jane@roe.example)",
    });
    expect(named("odd-words")).toMatchObject({ licenseDeclared: "NOASSERTION", licenseConcluded: "NOASSERTION" });
    expect(named("odd-words").licenseComments).toContain('declared unreadable "Free as in beer"');
    expect(named("zope.interface").licenseDeclared).toBe("ZPL-2.1 AND ZPL-2.0");
    expect(named("closed").annotations[0].comment).toContain(
      "licet:waiver=closed-1 by Legal until 2030-01-01: contract 1234",
    );
  });

  test("explains every LicenseRef it uses", () => {
    const document = JSON.parse(renderSpdx2(richReport(), options));
    expect(document.hasExtractedLicensingInfos.map((entry: { licenseId: string }) => entry.licenseId)).toEqual([
      "LicenseRef-llama2",
    ]);
  });

  test("tells a leaf from a part whose dependencies nobody knows", () => {
    const lone = assess("pkg:npm/lone@1", { direct: true, declared: "MIT" });
    const known = JSON.parse(
      renderSpdx2(report({ assessments: [lone], edges: [[PROJECT.purl, lone.component.purl]] }), options),
    );
    const unknown = JSON.parse(renderSpdx2(report({ assessments: [lone] }), options));
    const ends = (document: typeof known) =>
      document.relationships.flatMap((entry: { spdxElementId: string; relatedSpdxElement: string }) =>
        entry.spdxElementId === "SPDXRef-npm-lone-1" ? [entry.relatedSpdxElement] : [],
      );
    expect(ends(known)).toEqual(["NONE"]);
    expect(ends(unknown)).toEqual(["NOASSERTION"]);
  });

  test("names losses, and writes the same bytes twice", () => {
    const text = renderSpdx2(richReport(), options);
    expect(JSON.parse(text).comment).toContain("LIC102 format-broken api/package-lock.json:3:7");
    expect(renderSpdx2(richReport(), options)).toBe(text);
    expect(JSON.parse(renderSpdx2(richReport(), { color: false })).creationInfo.created).toBe("1970-01-01T00:00:00Z");
  });
});

describe("SPDX 3.0.1", () => {
  test.each([
    ["everything", richReport()],
    ["nothing", report({ projects: [] })],
    ["hostile text", hostile],
  ])("is valid with %s", (_, source) => {
    expect(trouble(spdx3, renderSpdx3(source, options))).toBeNull();
  });

  test("a broken document is told from a valid one", () => {
    const text = renderSpdx3(richReport(), options).replace(
      '"relationshipType":"dependsOn"',
      '"relationshipType":"likes"',
    );
    expect(trouble(spdx3, text)).not.toBeNull();
  });

  test("refers only to elements that are there", () => {
    const graph: Record<string, unknown>[] = JSON.parse(renderSpdx3(richReport(), options))["@graph"];
    const ids = graph.flatMap((element) => (typeof element["spdxId"] === "string" ? [element["spdxId"]] : []));
    expect(new Set(ids).size).toBe(ids.length);
    const individuals = [
      "NoneElement",
      "NoAssertionElement",
      "expandedlicensing_NoAssertionLicense",
      "expandedlicensing_NoneLicense",
    ];
    const known = new Set([...ids, ...individuals, "_:creation"]);
    const keys = [
      "creationInfo",
      "from",
      "to",
      "suppliedBy",
      "originatedBy",
      "rootElement",
      "element",
      "dataLicense",
      "createdBy",
      "createdUsing",
    ];
    const used = graph.flatMap((element) => keys.flatMap((key) => [element[key] ?? []].flat()));
    expect(used.length).toBeGreaterThan(100);
    expect(used.filter((id) => !known.has(id as string))).toEqual([]);
  });
});
