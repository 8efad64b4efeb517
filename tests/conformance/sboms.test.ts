// SBOMs of real projects: valid by the strict schemas in every format and version, and never below the scores we promise.
// The bundled projects always; those of the corpus where it is at hand; any others whose folders LICET_PROJECTS names, joined by ":".
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { beforeAll, describe, expect, test } from "vitest";
import { findPreset, makeDiskTree, type Policy, reporters, scan } from "../../src/index.ts";
import type { Report } from "../../src/model/index.ts";
import { scoreText } from "../../src/score/index.ts";
import { jsonTrouble, xmlTrouble } from "../reporters/cyclonedx/validate.ts";

const root = join(import.meta.dirname, "../..");
const corpus = [process.env["LICET_CORPUS"], join(root, "../shared/corpus"), join(root, "../../shared/corpus")].find(
  (folder) => folder !== undefined && existsSync(join(folder, "SOURCES.json")),
);

/** Least scores of the plain SBOM and of the one for BSI, signed; what a lockfile alone cannot tell keeps them below ten. */
interface Minima {
  readonly ntia: number;
  readonly cisa: number;
  readonly bsi: number;
}

const INSTALLED: Minima = { ntia: 9.9, cisa: 9.9, bsi: 9.9 };
const BUNDLED: readonly (readonly [folder: string, minima: Minima])[] = [
  ["web-shop", { ntia: 9.2, cisa: 9.7, bsi: 9.3 }],
  ["llm-app", { ntia: 8.7, cisa: 8.3, bsi: 6.4 }],
];
/** Not installed: their lockfiles tell neither licences (but Composer's) nor makers, and few tell hashes. */
const OF_CORPUS: readonly (readonly [folder: string, minima: Minima])[] = [
  ["rust/cargo/sharkdp__bat@31bed250", { ntia: 9.2, cisa: 9.4, bsi: 7.5 }],
  ["go/go-mod/anchore__stereoscope", { ntia: 9.8, cisa: 8.3, bsi: 6 }],
  ["maven/pom/google__gson", { ntia: 9.2, cisa: 8.4, bsi: 5.7 }],
  ["python/poetry/python-poetry__poetry@13bd6400", { ntia: 9.2, cisa: 8.4, bsi: 5.5 }],
  ["php/composer/composer__composer@eba7baa5", { ntia: 9.8, cisa: 8.9, bsi: 7.4 }],
  ["ruby/gemfile-lock/licensee__licensed", { ntia: 9.2, cisa: 8.4, bsi: 7.9 }],
];
const named = (process.env["LICET_PROJECTS"] ?? "").split(":").filter((folder) => folder !== "");
const projects = [
  ...BUNDLED.map(([folder, minima]) => [join(root, "fixtures/projects", folder), minima] as const),
  ...(corpus === undefined ? [] : OF_CORPUS.map(([folder, minima]) => [join(corpus, folder), minima] as const)),
  ...named.map((folder) => [folder, INSTALLED] as const),
];

const supplement = JSON.stringify({
  author: { name: "Example Trading Ltd", email: "sbom@shop.example", url: "https://shop.example" },
  product: {
    license: "LicenseRef-Example-Commercial",
    supplier: { name: "Example Trading Ltd", email: "sbom@shop.example" },
  },
});

const schema = (name: string) => JSON.parse(readFileSync(join(root, "fixtures/schemas", name), "utf8"));
const spdx2 = new Ajv({ strict: false }).compile(schema("spdx-2.3.schema.json"));
const spdx3 = new Ajv2020({ strict: false }).compile(schema("spdx-3.0.1.schema.json"));

const FORMATS: readonly (readonly [format: string, settings: Record<string, string>])[] = [
  ...["1.5", "1.6", "1.7"].flatMap((specVersion) => [
    ["cyclonedx-json", { specVersion }] as const,
    ["cyclonedx-xml", { specVersion }] as const,
  ]),
  ["cyclonedx-json", { for: "bsi", specVersion: "1.7" }],
  ["cyclonedx-xml", { for: "bsi", specVersion: "1.7" }],
  ["spdx-json", {}],
  ["spdx3-json", {}],
];

async function write(report: Report, format: string, settings: Record<string, string>): Promise<string> {
  const reporter = reporters.find(({ id }) => id === format)!;
  const { render } = await reporter.load();
  return render(report, { color: false, timestamp: "2026-01-02T03:04:05Z", settings: { supplement, ...settings } });
}

async function troubleOf(format: string, text: string, version: string | undefined): Promise<unknown> {
  if (format === "cyclonedx-json") return jsonTrouble(text);
  if (format === "cyclonedx-xml") {
    const errors = await xmlTrouble(text, version ?? "1.6");
    return errors.length === 0 ? null : errors.slice(0, 5);
  }
  const validate = format === "spdx-json" ? spdx2 : spdx3;
  return validate(JSON.parse(text)) ? null : validate.errors?.slice(0, 5);
}

describe.each(projects.map(([folder, minima]) => [basename(folder), folder, minima] as const))(
  "the SBOM of %s",
  (_, folder, minima) => {
    let report: Report;
    beforeAll(async () => {
      const result = await scan({
        tree: makeDiskTree(folder, basename(folder)),
        policy: findPreset("distributed") as Policy,
        today: "2026-01-01",
      });
      if (!result.ok) throw new Error(result.error.detail);
      report = result.value;
    });

    test.each(FORMATS)("as %s %j is valid", async (format, settings) => {
      const text = await write(report, format, settings);
      expect(await troubleOf(format, text, settings["specVersion"])).toBeNull();
    });

    test.each(["cyclonedx-json", "cyclonedx-xml"])("as %s scores no less than we promise", async (format) => {
      const text = await write(report, format, { for: "bsi" });
      const score = scoreText(text, { isSigned: true });
      const reached = score.ok ? Object.fromEntries(score.value.profiles.map(({ id, score }) => [id, score])) : {};
      for (const [id, least] of Object.entries(minima)) expect(reached[id], id).toBeGreaterThanOrEqual(least);
    });
  },
);
