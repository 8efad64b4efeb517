import { describe, expect, test } from "vitest";
import { render as renderJson } from "../../src/reporters/cyclonedx/json.ts";
import { render as renderXml } from "../../src/reporters/cyclonedx/xml.ts";
import { render as renderSpdx2 } from "../../src/reporters/spdx/spdx2.ts";
import { render as renderSpdx3 } from "../../src/reporters/spdx/spdx3.ts";
import { type Score, scoreText } from "../../src/score/index.ts";
import { richReport } from "../reporters/report-builder.ts";

const options = { color: false, timestamp: "2026-01-02T03:04:05Z" };

function scored(content: string): Score {
  const result = scoreText(content, { isSigned: false });
  if (!result.ok) throw new Error(result.error.reason);
  return result.value;
}

function scores({ profiles }: Score): Record<string, number> {
  return Object.fromEntries(
    profiles.flatMap(({ id, demands }) => demands.map((demand) => [`${id}/${demand.id}`, demand.score])),
  );
}

describe("scoring a document", () => {
  test.each(["1.5", "1.6", "1.7"])("in CycloneDX XML %s says the same as of its JSON", (specVersion) => {
    const settings = { specVersion, for: specVersion === "1.5" ? "cisa" : "bsi" };
    const json = scored(renderJson(richReport(), { ...options, settings }));
    expect(scored(renderXml(richReport(), { ...options, settings }))).toEqual(json);
  });

  test.each([
    ["SPDX 2.3", renderSpdx2, "2.3"],
    ["SPDX 3", renderSpdx3, "3.0.1"],
  ])("in %s finds what the CycloneDX finds, where the format has room for it", (_, render, specVersion) => {
    const cyclonedx = scored(renderJson(richReport(), options));
    const spdx = scored(render(richReport(), options));
    expect(spdx).toMatchObject({ format: "SPDX", specVersion, components: cyclonedx.components });
    const [before, after] = [scores(cyclonedx), scores(spdx)];
    const shared = ["name", "version", "identifiers", "hash", "timestamp"].map((id) => `cert-in/${id}`);
    for (const id of [...shared, "ntia/dependencies", "cisa/hash-value", "cisa/tool-version", "licensing/concluded"]) {
      expect([id, after[id]]).toEqual([id, before[id]]);
    }
    expect(JSON.stringify(spdx)).not.toContain("metadata.");
  });

  test("in tag-value reads packages, hashes, licences and relationships", () => {
    const score = scored(
      [
        "SPDXVersion: SPDX-2.3",
        "DataLicense: CC0-1.0",
        "DocumentNamespace: https://docs.example/app-1",
        "Creator: Organization: Example (sbom@shop.example)",
        "Creator: Tool: maker-1.2",
        "Created: 2026-01-02T03:04:05Z",
        "Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-app",
        "PackageName: app",
        "SPDXID: SPDXRef-app",
        "PackageVersion: 1",
        "PackageSupplier: Organization: Example",
        "PackageLicenseConcluded: MIT",
        "PackageComment: <text>several",
        "PackageName: no package",
        "</text>",
        "Relationship: SPDXRef-app DEPENDS_ON SPDXRef-dep",
        "PackageName: dep",
        "SPDXID: SPDXRef-dep",
        "PackageVersion: 2",
        `PackageChecksum: SHA256: ${"ab".repeat(32)}`,
        "PackageLicenseConcluded: NOASSERTION",
        "ExternalRef: PACKAGE-MANAGER purl pkg:npm/dep@2",
      ].join("\r\n"),
    );
    expect(score).toMatchObject({ format: "SPDX", specVersion: "2.3", components: 2 });
    const found = scores(score);
    expect(found["licensing/concluded"]).toBe(5);
    expect(found["cisa/hash-value"]).toBe(5);
    expect(found["ntia/dependencies"]).toBe(10);
    expect(found["cisa/tool-version"]).toBe(10);
    expect(found["ntia/identifiers"]).toBe(5);
  });

  test.each(["", "words", "{}", "[]", "<project/>", '"text"', "Name: value", "null"])(
    "that is none (%j) tells what is read",
    (content) => {
      const result = scoreText(content, { isSigned: false });
      expect(result.ok ? "" : result.error.reason).toContain("CycloneDX in JSON or XML");
    },
  );

  test.each(["{", "<bom", '<bom xmlns="http://cyclonedx.org/schema/bom/1.6"><components></bom>'])(
    "that is broken (%j) tells where",
    (content) => {
      const result = scoreText(content, { isSigned: false });
      expect(result.ok ? undefined : result.error.position).toBeDefined();
    },
  );
});
