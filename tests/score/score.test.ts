import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { render } from "../../src/reporters/cyclonedx/json.ts";
import { type Score, scoreBom } from "../../src/score/index.ts";
import { assess, PROJECT, report, richReport, sha512Of } from "../reporters/report-builder.ts";

const options = { color: false, timestamp: "2026-01-02T03:04:05Z" };
const unsigned = { isSigned: false };

function scored(value: unknown, context = unsigned): Score {
  const result = scoreBom(value, context);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

function profile(score: Score, id: string) {
  return score.profiles.find((entry) => entry.id === id)!;
}

function demand(score: Score, id: string, of: string) {
  return profile(score, id).demands.find((entry) => entry.id === of)!;
}

/** A report whose every component tells everything. */
function fullReport() {
  const about = (name: string) => ({
    description: "a component",
    author: "Jane Roe <jane@roe.example>",
    repository: `github:roe/${name}`,
    distribution: `https://registry.example/${name}/-/${name}-1.0.0.tgz`,
    hashes: sha512Of(name)!,
  });
  const names = ["a", "b", "c"];
  return report({
    projects: [{ ...PROJECT, about: { ...about("web-shop"), author: "Shop <shop@shop.example>" } }],
    assessments: names.map((name) =>
      assess(`pkg:npm/${name}@1.0.0`, { declared: "MIT", direct: name === "a", about: about(name) }),
    ),
    edges: [
      [PROJECT.purl, "pkg:npm/a@1.0.0"],
      ["pkg:npm/a@1.0.0", "pkg:npm/b@1.0.0"],
      ["pkg:npm/b@1.0.0", "pkg:npm/c@1.0.0"],
    ],
  });
}

const supplement = JSON.stringify({ product: { license: "Apache-2.0" } });

describe("scoring", () => {
  test("a document that tells everything scores ten in every regime once it is signed", () => {
    const json = render(fullReport(), { ...options, settings: { supplement, for: "cert-in" } });
    const score = scored(JSON.parse(json), { isSigned: true });
    const lacking = score.profiles.flatMap(({ id, demands }) =>
      demands
        .filter((entry) => entry.counts && entry.score < 10 && !entry.advice?.includes("outside"))
        .map((entry) => `${id}/${entry.id}: ${entry.missing}`),
    );
    expect(lacking).toEqual([]);
    expect(profile(score, "bsi").score).toBe(10);
    expect(profile(score, "cisa").score).toBe(10);
  });

  test("a missing signature is named with the field and what to do", () => {
    const score = scored(JSON.parse(render(fullReport(), { ...options, settings: { supplement } })));
    expect(demand(score, "cisa", "author-signature")).toMatchObject({
      score: 0,
      missing: ["not signed"],
      field: "signature, or a detached file beside it",
      advice: expect.stringContaining("--sign"),
    });
  });

  test("names the components that lack something", () => {
    const score = scored(JSON.parse(render(richReport(), options)));
    expect(demand(score, "bsi", "sha-512").missing).toContain("silent@9.9.9");
    expect(demand(score, "bsi", "sha-512").missing).not.toContain("left-pad@1.3.0");
  });

  test("a value stated to be unknown is worth half, an omitted one nothing", () => {
    const bom = (supplier: object | undefined) => ({
      bomFormat: "CycloneDX",
      specVersion: "1.6",
      components: [{ type: "library", name: "x", "bom-ref": "x", ...(supplier ? { supplier } : {}) }],
    });
    expect(demand(scored(bom({ name: "NOASSERTION" })), "cisa", "producer").score).toBe(5);
    expect(demand(scored(bom(undefined)), "cisa", "producer").score).toBe(0);
    expect(demand(scored(bom({ name: "Acme" })), "cisa", "producer").score).toBe(10);
  });

  test("orphans halve the graph, a dangling reference voids it", () => {
    const bom = (dependencies: object[]) => ({
      bomFormat: "CycloneDX",
      specVersion: "1.6",
      metadata: { component: { type: "application", name: "app", "bom-ref": "app" } },
      components: ["x", "y"].map((name) => ({ type: "library", name, "bom-ref": name })),
      dependencies,
    });
    const graphOf = (dependencies: object[]) => demand(scored(bom(dependencies)), "cisa", "dependencies").score;
    expect(graphOf([{ ref: "app", dependsOn: ["x", "y"] }])).toBe(10);
    expect(graphOf([{ ref: "app", dependsOn: ["x"] }])).toBe(5);
    expect(graphOf([{ ref: "app", dependsOn: ["x", "gone"] }])).toBe(0);
    expect(graphOf([])).toBe(0);
  });

  test("a silent licence is declared from 1.6 on and concluded before", () => {
    const bom = (specVersion: string) => ({
      bomFormat: "CycloneDX",
      specVersion,
      components: [{ type: "library", name: "x", licenses: [{ license: { id: "MIT" } }] }],
    });
    expect(demand(scored(bom("1.5")), "licensing", "concluded").score).toBe(10);
    expect(demand(scored(bom("1.6")), "licensing", "concluded").score).toBe(0);
    expect(demand(scored(bom("1.6")), "licensing", "declared").score).toBe(10);
  });

  test("licences must be SPDX expressions, and listed ones count for more", () => {
    const bom = (expression: string) => ({
      bomFormat: "CycloneDX",
      specVersion: "1.6",
      components: [{ name: "x", licenses: [{ expression }] }],
    });
    const scores = (expression: string) =>
      ["readable", "listed"].map((of) => demand(scored(bom(expression)), "licensing", of).score);
    expect(scores("MIT OR Apache-2.0")).toEqual([10, 10]);
    expect(scores("LicenseRef-acme")).toEqual([10, 0]);
    expect(scores("Free as in beer")).toEqual([0, 0]);
  });

  test("anything else is no document", () => {
    expect(scoreBom({ spdxVersion: "2" }, unsigned).ok).toBe(false);
    expect(scoreBom(null, unsigned).ok).toBe(false);
  });

  test("no shape of document makes it throw", () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom("metadata", "components", "dependencies", "compositions", "signature"),
          fc.jsonValue(),
        ),
        (rest) => {
          const score = scored({ bomFormat: "CycloneDX", specVersion: "1.6", ...rest });
          for (const entry of score.profiles) expect(entry.score >= 0 && entry.score <= 10).toBe(true);
        },
      ),
    );
  });

  test("nesting without end is no danger", () => {
    let component: object = { name: "x" };
    for (let depth = 0; depth < 20_000; depth++) component = { name: "x", components: [component] };
    expect(scored({ bomFormat: "CycloneDX", components: [component] }).components).toBe(20_001);
  });
});
