import { describe, expect, test } from "vitest";
import { render } from "../../../src/reporters/cyclonedx/json.ts";
import { assess, PROJECT, report, richReport } from "../report-builder.ts";
import { jsonTrouble } from "./validate.ts";

const options = { color: false, timestamp: "2026-01-02T03:04:05Z" };

function bomOf(source = richReport(), settings: Record<string, string> = {}) {
  return JSON.parse(render(source, { ...options, settings }));
}

function componentOf(bom: ReturnType<typeof bomOf>, purl: string) {
  return bom.components.find((component: { purl: string }) => component.purl === purl);
}

describe("CycloneDX JSON", () => {
  test.each(["1.5", "1.6", "1.7"])("is valid in strict mode as version %s", async (specVersion) => {
    const json = render(richReport(), { ...options, settings: { specVersion } });
    expect(JSON.parse(json).specVersion).toBe(specVersion);
    expect(await jsonTrouble(json)).toBeNull();
  });

  test.each(["cisa", "bsi", "cert-in", "ntia"])("is valid in strict mode for %s", async (profile) => {
    expect(await jsonTrouble(render(richReport(), { ...options, settings: { for: profile } }))).toBeNull();
  });

  test("is valid for a report without anything in it", async () => {
    expect(await jsonTrouble(render(report({ projects: [] }), { color: false }))).toBeNull();
  });

  test("writes the same bytes twice, and another serial number for other content", () => {
    expect(render(richReport(), options)).toBe(render(richReport(), options));
    const serial = bomOf().serialNumber;
    expect(serial).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(bomOf(report()).serialNumber).not.toBe(serial);
  });

  test("states the instant it is given and none of its own", () => {
    expect(bomOf().metadata.timestamp).toBe("2026-01-02T03:04:05.000Z");
    expect(JSON.parse(render(richReport(), { color: false })).metadata.timestamp).toBeUndefined();
  });

  test("keeps the declared and the concluded licence apart", () => {
    expect(componentOf(bomOf(), "pkg:npm/left-pad@1.3.0").licenses).toEqual([
      { license: { id: "MIT", acknowledgement: "declared" } },
      { license: { id: "MIT", acknowledgement: "concluded" } },
    ]);
  });

  test("gives a compound licence as the one expression 1.6 allows, and both in 1.7", () => {
    const forge = "pkg:npm/node-forge@1.3.1";
    const expression = "BSD-3-Clause OR GPL-2.0-only";
    expect(componentOf(bomOf(), forge).licenses).toEqual([{ expression, acknowledgement: "concluded" }]);
    expect(componentOf(bomOf(richReport(), { specVersion: "1.7" }), forge).licenses).toEqual([
      { expression, acknowledgement: "declared" },
      { expression, acknowledgement: "concluded" },
    ]);
    expect(bomOf(richReport(), { for: "bsi" }).specVersion).toBe("1.7");
  });

  test("states what is not known instead of leaving it out", () => {
    const silent = componentOf(bomOf(), "pkg:npm/silent@9.9.9");
    expect(silent.licenses).toEqual([{ license: { name: "NOASSERTION", acknowledgement: "concluded" } }]);
    expect(silent.supplier).toEqual({ name: "NOASSERTION" });
    expect(silent.properties).toContainEqual({ name: "licet:unknown-fields", value: "supplier,license,hash" });
    expect(silent.properties).toContainEqual({ name: "licet:absent-because", value: "says-nothing" });
  });

  test("quotes words that are no licence and never makes one of them", () => {
    const odd = componentOf(bomOf(), "pkg:npm/odd-words@0.1.0");
    expect(odd.licenses).toEqual([
      { license: { name: "Free as in beer", acknowledgement: "declared" } },
      { license: { name: "NOASSERTION", acknowledgement: "concluded" } },
    ]);
  });

  test("never writes an id that the version's schema does not know", () => {
    const fresh = componentOf(bomOf(), "pkg:npm/fresh-id@1.0.0");
    expect(fresh.licenses.map((choice: { license: { name: string } }) => choice.license.name)).toEqual([
      "OpenMDW-1.0",
      "OpenMDW-1.0",
    ]);
  });

  test("shows every finding as evidence with its voice and place, and each text once", () => {
    const bom = bomOf();
    const evidence = componentOf(bom, "pkg:npm/left-pad@1.3.0").evidence;
    expect(evidence.licenses[0].license.properties).toContainEqual({
      name: "licet:location",
      value: "node_modules/left-pad/package.json:5:3",
    });
    expect(evidence.licenses[1].license.text.content).toContain("Permission is hereby granted");
    expect(evidence.copyright).toEqual([
      { text: "Copyright (c) 2014 Jane Roe <jane@roe.example>" },
      { text: "Copyright (c) 2015-2020 The Left-Pad Authors" },
    ]);
    expect(render(richReport(), options).split("Permission is hereby granted")).toHaveLength(2);
    expect(evidence.occurrences).toEqual([
      {
        location: "package-lock.json",
        line: 12,
        additionalContext: "npm/package-lock runtime direct node_modules/left-pad",
      },
    ]);
    expect(render(richReport(), { ...options, settings: { texts: "none" } })).not.toContain(
      "Permission is hereby granted",
    );
  });

  test("passes on addresses without the credentials in them", () => {
    const json = render(richReport(), options);
    expect(json).not.toContain("secret");
    const references = componentOf(JSON.parse(json), "pkg:npm/left-pad@1.3.0").externalReferences;
    expect(references.map(({ type, url }: { type: string; url: string }) => `${type} ${url}`)).toEqual([
      "distribution https://registry.example/left-pad/-/left-pad-1.3.0.tgz",
      "vcs https://github.com/roe/left-pad",
      "source-distribution https://github.com/roe/left-pad",
      "website https://roe.example/left-pad",
    ]);
    expect(references[0].hashes[0].alg).toBe("SHA-512");
  });

  test("names the supplier and where the name comes from", () => {
    const bom = bomOf();
    expect(componentOf(bom, "pkg:npm/left-pad@1.3.0").supplier).toEqual({
      name: "Jane Roe",
      url: ["https://roe.example/"],
      contact: [{ name: "Jane Roe", email: "jane@roe.example" }],
    });
    const widgets = componentOf(bom, "pkg:npm/%40acme/widgets@2.0.0");
    expect(widgets.supplier).toEqual({ name: "acme", url: ["https://github.com/acme"] });
    expect(widgets.properties).toContainEqual({ name: "licet:supplier-basis", value: "repository" });
    expect([widgets.group, widgets.name]).toEqual(["@acme", "widgets"]);
  });

  test("lists every component in the graph, leaves with an empty list", () => {
    const bom = bomOf();
    expect(bom.dependencies).toHaveLength(bom.components.length + 1);
    expect(bom.dependencies).toContainEqual({ ref: "pkg:npm/silent@9.9.9", dependsOn: [] });
    expect(bom.dependencies[0].dependsOn).toContain("pkg:npm/left-pad@1.3.0");
  });

  test("calls its list incomplete after a loss and names the loss", () => {
    const bom = bomOf();
    expect(bom.compositions[0]).toEqual({ aggregate: "incomplete" });
    expect(bom.metadata.properties).toContainEqual({
      name: "licet:loss",
      value: "LIC102 format-broken api/package-lock.json:3:7 reason=unexpected end of JSON",
    });
  });

  test("calls its list complete when everything was read", () => {
    const one = assess("pkg:npm/left-pad@1.3.0", { direct: true, declared: "MIT" });
    const bom = bomOf(report({ assessments: [one], edges: [[PROJECT.purl, one.component.purl]] }));
    expect(bom.compositions).toEqual([
      { aggregate: "complete" },
      { aggregate: "complete", dependencies: [PROJECT.purl, one.component.purl] },
    ]);
  });

  test("carries verdict, rule, branch and waiver", () => {
    const bom = bomOf();
    const closed = componentOf(bom, "pkg:npm/closed@4.0.0").properties;
    expect(closed).toContainEqual({ name: "licet:waiver", value: "closed-1 by Legal until 2030-01-01: contract 1234" });
    expect(closed).toContainEqual({ name: "licet:verdict-without-waiver", value: "deny" });
    expect(componentOf(bom, "pkg:npm/node-forge@1.3.1").properties).toContainEqual({
      name: "licet:chosen",
      value: "BSD-3-Clause",
    });
    expect(componentOf(bom, "pkg:npm/left-pad@1.3.0").properties).toContainEqual({
      name: "licet:rule",
      value: "MIT allow allow-rule license-policy.yml:4",
    });
  });

  test("gives two projects with one name two references", async () => {
    const twin = { ...PROJECT, location: { path: "packages/twin/package.json" } };
    const json = render(report({ projects: [twin, PROJECT] }), options);
    expect(await jsonTrouble(json)).toBeNull();
    const { component } = JSON.parse(json).metadata;
    expect(component["bom-ref"]).toBe(PROJECT.purl);
    expect(component.components[0]["bom-ref"]).toBe(`${PROJECT.purl}#packages/twin/package.json`);
  });

  test("keeps several hashes of one algorithm", () => {
    expect(componentOf(bomOf(), "pkg:pypi/zope.interface@5.0").hashes).toHaveLength(2);
  });

  test("describes models with a card and their ancestors", () => {
    const tuned = componentOf(bomOf(), "pkg:huggingface/acme/tuned-llama@abc123");
    expect(tuned.type).toBe("machine-learning-model");
    expect(tuned.modelCard.modelParameters.task).toBe("text-generation");
    expect(tuned.pedigree).toEqual({
      ancestors: [
        {
          type: "machine-learning-model",
          name: "meta-llama/Llama-2-7b-hf",
          licenses: [{ license: { name: "LicenseRef-llama2", acknowledgement: "concluded" } }],
          purl: "pkg:huggingface/meta-llama/Llama-2-7b-hf",
        },
        { type: "machine-learning-model", name: "somebody/unheard-of" },
      ],
      notes: "finetune",
    });
  });

  test("takes contacts and support dates from the supplement, and nothing it does not say", async () => {
    const supplement = JSON.stringify({
      author: { name: "Compliance Desk", email: "sbom@buyer.example" },
      product: { license: "LicenseRef-Shop", copyright: "Copyright 2026 Example Trading Ltd" },
      components: [
        {
          purl: "pkg:npm/silent",
          supplier: { name: "Silent Works", url: "https://silent.example" },
          properties: { "cdx:lifecycle:milestone:endOfSupport": "2027-01-01" },
        },
      ],
    });
    const json = render(richReport(), { ...options, settings: { supplement } });
    expect(await jsonTrouble(json)).toBeNull();
    const bom = JSON.parse(json);
    expect(bom.metadata.authors).toEqual([{ name: "Compliance Desk", email: "sbom@buyer.example" }]);
    const silent = componentOf(bom, "pkg:npm/silent@9.9.9");
    expect(silent.supplier.name).toBe("Silent Works");
    expect(silent.properties).toContainEqual({ name: "cdx:lifecycle:milestone:endOfSupport", value: "2027-01-01" });
    expect(bom.metadata.component.licenses[0].license.name).toBe("LicenseRef-Shop");
  });
});

describe("facts derived from siblings", () => {
  const installed = (name: string, repository: string) =>
    assess(`pkg:npm/%40img/${name}@0.34.5`, { declared: "MIT", about: { author: "L <l@img.example>", repository } });
  const silent = assess("pkg:npm/%40img/sharp-win32-x64@0.34.5", { declared: "MIT" });
  const supplierOf = (...others: ReturnType<typeof assess>[]) =>
    componentOf(bomOf(report({ assessments: [silent, ...others] })), silent.component.purl);

  test("a package that is not installed gets the supplier of its scope's same release, and says so", () => {
    const component = supplierOf(installed("sharp-linux-x64", "github:lovell/sharp"));
    expect(component.supplier.name).toBe("L");
    expect(component.properties).toContainEqual({ name: "licet:supplier-basis", value: "sibling" });
    expect(component.properties).toContainEqual({
      name: "licet:derived-from",
      value: "pkg:npm/%40img/sharp-linux-x64@0.34.5",
    });
  });

  test("not where siblings disagree, nor across versions", () => {
    const two = supplierOf(installed("a", "github:lovell/sharp"), installed("b", "github:other/thing"));
    expect(two.supplier.name).toBe("NOASSERTION");
    const older = assess("pkg:npm/%40img/old@0.1.0", { about: { author: "L", repository: "github:lovell/sharp" } });
    expect(supplierOf(older).supplier.name).toBe("NOASSERTION");
  });
});
