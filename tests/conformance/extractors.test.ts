// What every extractor must do, run over all of its fixtures; a new extractor needs fixtures, not tests.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ecosystems } from "../../src/ecosystems/index.ts";
import type { Ecosystem, Extraction, Extractor } from "../../src/model/index.ts";
import { canonicalizePurl } from "../../src/purl/index.ts";
import { casesOf, type FixtureCase, readFolder, readOrigins } from "./fixtures.ts";
import { type RunResult, runOverFiles, runOverFolder } from "./run-extractor.ts";

const BOM = "\uFEFF";
const decoder = new TextDecoder("utf-8", { fatal: true });

for (const ecosystem of ecosystems) {
  for (const extractor of ecosystem.extractors) {
    describe(extractor.id, () => {
      const cases = casesOf(extractor.id);

      test("has at least three fixtures, each with an origin", () => {
        expect(cases.length, "fixtures").toBeGreaterThanOrEqual(3);
        const format = extractor.id.slice(ecosystem.id.length + 1);
        const origins = readOrigins(ecosystem.id);
        const orphans = cases.filter(
          ({ name }) => !origins.some((origin) => `${format}/${name}/`.startsWith(`${origin.replace(/\/$/, "")}/`)),
        );
        expect(
          orphans.map(({ name }) => `${format}/${name}`),
          "cases without an origin in SOURCES.json",
        ).toEqual([]);
      });

      for (const fixture of cases) {
        test(`${fixture.name}: equals its golden file`, async () => {
          const result = await runOverFolder(ecosystem, extractor, fixture.input);
          const actual = { files: result.extractions, diagnostics: result.diagnostics };
          if (process.env["UPDATE_GOLDEN"]) writeFileSync(fixture.golden, `${JSON.stringify(actual, null, 1)}\n`);
          expect(JSON.parse(JSON.stringify(actual))).toEqual(JSON.parse(readFileSync(fixture.golden, "utf8")));
        });
        test(`${fixture.name}: is well formed and quotes to the letter`, async () => {
          const result = await runOverFolder(ecosystem, extractor, fixture.input);
          for (const { path, extraction } of result.extractions) {
            expectWellFormed(path, extraction);
            if (extractor.reads !== "pieces" && extractor.reads !== "bytes") expectVerbatim(fixture, extraction);
          }
        });
        test(`${fixture.name}: survives other line ends, a byte order mark, truncation and mutation`, () =>
          surviveDamage(ecosystem, extractor, fixture));
      }

      test("provides what it says", async () => {
        const results = await Promise.all(cases.map((fixture) => runOverFolder(ecosystem, extractor, fixture.input)));
        const all = results.flatMap(({ extractions }) => extractions.map(({ extraction }) => extraction));
        expect(
          all.some(({ edges }) => edges.length > 0),
          "edges",
        ).toBe(extractor.provides.edges);
        const hasLicenses = all.some(({ components }) =>
          components.some(({ statements }) => (statements ?? []).length > 0),
        );
        expect(hasLicenses, "licenses").toBe(extractor.provides.licenses);
      });
    });
  }
}

function expectWellFormed(path: string, extraction: Extraction): void {
  const refs = [...extraction.projects, ...extraction.components].map(({ ref }) => ref);
  expect(new Set(refs).size, `${path}: refs are unique`).toBe(refs.length);
  const known = new Set(refs);
  for (const { from, to } of extraction.edges)
    expect(known.has(from) && known.has(to), `${path}: edge ${from} -> ${to}`).toBe(true);
  for (const { purl } of [...extraction.projects, ...extraction.components]) {
    const canonical = canonicalizePurl(purl);
    expect(canonical.ok ? canonical.value : canonical.error, purl).toBe(purl);
  }
  for (const { location } of extraction.components) {
    if (location.line !== undefined) expect(location.line).toBeGreaterThan(0);
  }
}

function expectVerbatim(fixture: FixtureCase, extraction: Extraction): void {
  for (const { statements } of extraction.components) {
    for (const statement of statements ?? []) {
      if (statement.as === "text") continue;
      const text = readFileSync(join(fixture.input, statement.location.path), "utf8");
      expect(quotes(text, statement.raw), `"${statement.raw}" stands in ${statement.location.path}`).toBe(true);
    }
  }
}

/** To the letter, but for white space, and for the escapes of the syntax it is quoted from; of a list, each item. */
function quotes(text: string, raw: string): boolean {
  if (/^\["/.test(raw)) return (JSON.parse(raw) as unknown[]).every((item) => quotes(text, String(item)));
  const squeeze = (value: string) => value.replace(/\s+/g, "");
  const escaped = JSON.stringify(raw).slice(1, -1);
  const asXml = raw.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return [raw, escaped, asXml].some((form) => squeeze(text).includes(squeeze(form)));
}

function purlsOf(result: RunResult): string[] {
  return result.extractions.flatMap(({ extraction }) => extraction.components.map(({ purl }) => purl)).sort();
}

async function surviveDamage(ecosystem: Ecosystem, extractor: Extractor, fixture: FixtureCase): Promise<void> {
  const files = readFolder(fixture.input);
  const before = await runOverFiles(ecosystem, extractor, files);
  const read = new Set(before.files.map(({ path }) => path));
  const isText = extractor.reads === undefined || extractor.reads === "text";
  const damage = async (change: (bytes: Uint8Array, path: string) => Uint8Array | string) => {
    const changed = new Map(
      [...files].map(([path, bytes]) => [path, read.has(path) ? change(bytes, path) : bytes] as const),
    );
    const result = await runOverFiles(ecosystem, extractor, changed);
    expect(
      result.diagnostics.filter(({ code }) => code === "LIC109"),
      "crashes",
    ).toEqual([]);
    return result;
  };
  if (isText) {
    const crlf = await damage((bytes) => decoder.decode(bytes).replace(/\r?\n/g, "\r\n"));
    expect(purlsOf(crlf), "with CRLF").toEqual(purlsOf(before));
    const marked = await damage((bytes) => BOM + decoder.decode(bytes));
    expect(purlsOf(marked), "with a byte order mark").toEqual(purlsOf(before));
  }
  for (const share of [0, 0.1, 0.35, 0.6, 0.85, 0.97]) {
    const cut = await damage((bytes) => bytes.slice(0, Math.floor(bytes.length * share)));
    // A list of lines may end anywhere and still be whole; a structure that ends early is broken, and must say so.
    // "[project]" and "[[package]]" are headers of TOML and INI, which are lists of lines.
    const isStructure =
      isText &&
      [...read].some((path) => /^\s*(?:[{<]|\[\s*[{"\d])/.test(decoder.decode(files.get(path) ?? new Uint8Array())));
    const lostSome = purlsOf(cut).length < purlsOf(before).length;
    const isTold =
      cut.diagnostics.some(({ code }) => /^LIC10[1-48]$/.test(code)) ||
      cut.diagnostics.length > before.diagnostics.length;
    if (isStructure && lostSome && share > 0) expect(isTold, `cut at ${share}: the loss is told`).toBe(true);
  }
  await fc.assert(
    fc.asyncProperty(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat(40),
      fc.string({ maxLength: 12 }),
      async (at, removed, inserted) => {
        await damage((bytes) => {
          const start = Math.floor(at * bytes.length);
          return Buffer.concat([bytes.subarray(0, start), Buffer.from(inserted), bytes.subarray(start + removed)]);
        });
      },
    ),
    { numRuns: 25, seed: 42 },
  );
}
