import { describe, expect, test } from "vitest";
import { render } from "../../../src/reporters/cyclonedx/json.ts";
import { mergeBoms } from "../../../src/reporters/cyclonedx/merge.ts";
import { assess, PROJECT, report, richReport } from "../report-builder.ts";
import { jsonTrouble } from "./validate.ts";

const subject = { name: "suite", version: "2026.1", tool: { name: "licet", version: "0.1.0" } };

function bom(source = richReport(), settings: Record<string, string> = {}) {
  return JSON.parse(render(source, { color: false, settings }));
}

function merge(...documents: unknown[]) {
  const merged = mergeBoms(
    documents.map((document, index) => ({ label: `${index}.json`, document })),
    subject,
  );
  if (!merged.ok) throw new Error(merged.error);
  return merged.value;
}

const other = report({
  projects: [{ ...PROJECT, purl: "pkg:npm/api@1.0.0", name: "api" }],
  assessments: [
    assess("pkg:npm/left-pad@1.3.0", { declared: "WTFPL", scope: "development" }),
    assess("pkg:npm/only-here@1.0.0", { declared: "ISC", direct: true }),
  ],
});

describe("merging", () => {
  test("is valid in strict mode and in the newest version among the inputs", async () => {
    const text = merge(bom(), bom(other, { specVersion: "1.7" }));
    expect(JSON.parse(text).specVersion).toBe("1.7");
    expect(await jsonTrouble(text)).toBeNull();
  });

  test("lists every component of every document once", () => {
    const merged = JSON.parse(merge(bom(), bom(other)));
    const refs = merged.components.map((component: { "bom-ref": string }) => component["bom-ref"]);
    const wanted = [...richReport().assessments, ...other.assessments].map(({ component }) => component.purl);
    expect(new Set(refs)).toEqual(new Set([...wanted, PROJECT.purl, "pkg:npm/api@1.0.0"]));
    expect(new Set(refs).size).toBe(refs.length);
    expect(merged.dependencies[0]).toEqual({ ref: "merged", dependsOn: ["pkg:npm/api@1.0.0", PROJECT.purl] });
  });

  test("keeps both words where documents differ, and the heavier scope", () => {
    const merged = JSON.parse(merge(bom(other), bom()));
    const pad = merged.components.find((component: { name: string }) => component.name === "left-pad");
    expect(pad.licenses[0].license.id).toBe("WTFPL");
    expect(
      pad.properties.find((property: { name: string }) => property.name === "licet:merge-differs:licenses").value,
    ).toContain('"MIT"');
    expect(pad.scope).toBe("required");
  });

  test("claims completeness only where all documents do", () => {
    const whole = report({
      assessments: [assess("pkg:npm/x@1", { direct: true, declared: "MIT" })],
      edges: [[PROJECT.purl, "pkg:npm/x@1"]],
    });
    expect(JSON.parse(merge(bom(whole), bom(whole))).compositions[0]).toEqual({ aggregate: "complete" });
    expect(JSON.parse(merge(bom(whole), bom())).compositions[0]).toEqual({ aggregate: "incomplete" });
  });

  test("keeps references apart that mean something in their own document only", () => {
    const foreign = (name: string) => ({
      bomFormat: "CycloneDX",
      specVersion: "1.6",
      components: [
        { type: "library", name, "bom-ref": "1", components: [{ type: "file", name: `${name}.js`, "bom-ref": "2" }] },
      ],
      dependencies: [{ ref: "1", dependsOn: ["2"] }],
    });
    const merged = JSON.parse(merge(foreign("a"), foreign("b")));
    expect(merged.components.map((component: { "bom-ref": string }) => component["bom-ref"])).toEqual([
      "1:1",
      "1:2",
      "2:1",
      "2:2",
    ]);
    expect(merged.dependencies).toContainEqual({ ref: "2:1", dependsOn: ["2:2"] });
  });

  test("gives the same bytes whatever runs, and refuses what it cannot read", () => {
    expect(merge(bom(), bom(other))).toBe(merge(bom(), bom(other)));
    expect(mergeBoms([{ label: "x.json", document: { spdxVersion: "SPDX-2.3" } }], subject)).toEqual({
      ok: false,
      error: "x.json is not CycloneDX JSON",
    });
    expect(mergeBoms([{ label: "x.json", document: { bomFormat: "CycloneDX", specVersion: "1.2" } }], subject).ok).toBe(
      false,
    );
  });
});
