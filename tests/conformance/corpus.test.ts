// Holds our counts against independent ones, on real lockfiles of public projects, where the corpus is at hand.
// The corpus is no part of this repository: LICET_CORPUS names its folder, else ../shared/corpus beside the checkout is used.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { ecosystems } from "../../src/ecosystems/index.ts";
import { makeDiskTree } from "../../src/io/disk-tree.ts";
import type { Ecosystem, Extractor } from "../../src/model/index.ts";
import { extractAll } from "../../src/pipeline/extract.ts";
import { makeTextStore } from "../../src/pipeline/texts.ts";
import { CORPUS_FORMATS, type CorpusFormat } from "./corpus-counts.ts";
import { NO_MACHINE } from "./run-extractor.ts";

const corpus = [
  process.env["LICET_CORPUS"],
  join(import.meta.dirname, "../../../shared/corpus"),
  join(import.meta.dirname, "../../../../shared/corpus"),
].find((folder) => folder !== undefined && existsSync(join(folder, "SOURCES.json")));

interface CorpusEntry {
  readonly path: string;
  readonly format: string;
  readonly role: string;
  readonly entries: number;
  readonly entriesHow: string;
}

const entries: CorpusEntry[] =
  corpus === undefined ? [] : JSON.parse(readFileSync(join(corpus, "SOURCES.json"), "utf8"));

describe("the corpus of public projects", () => {
  test("is read by the formats this table names, as far as it is at hand", () => {
    const ids = new Set(ecosystems.flatMap(({ extractors }) => extractors.map(({ id }) => id)));
    expect(Object.values(CORPUS_FORMATS).filter(({ extractor }) => !ids.has(extractor))).toEqual([]);
  });

  for (const entry of entries.filter((one) => one.role === "primary" && formatOf(one) !== undefined)) {
    test(`${entry.path} has as many entries as counted independently`, async () => {
      const format = formatOf(entry)!;
      const { ecosystem, extractor } = findExtractor(format.extractor);
      const tree = makeDiskTree(join(corpus!, dirname(entry.path)), "corpus");
      const path = entry.path.slice(dirname(entry.path).length + 1);
      const candidates = [{ path, ecosystem, extractor }];
      const discovery = {
        candidates,
        unsupported: [],
        diagnostics: [],
        fileCount: 1,
        filesByName: new Map(),
        installFolders: [],
      };
      const result = await extractAll(tree, NO_MACHINE, discovery, makeTextStore(), () => {});
      expect(result.diagnostics.filter(({ gravity, code }) => gravity === "loss" && code !== "LIC105")).toEqual([]);
      const extraction = result.extractions[0]!.extraction;
      const ours = format.count?.(extraction) ?? extraction.components.length;
      const explained = format.explained?.[entry.path];
      expect(ours, explained?.why ?? entry.entriesHow).toBe(explained?.ours ?? entry.entries);
    });
  }
});

/** Formats of different ecosystems may share a name: "gleam/manifest" goes before "manifest". */
function formatOf({ path, format }: CorpusEntry): CorpusFormat | undefined {
  return CORPUS_FORMATS[`${path.split("/")[0]}/${format}`] ?? CORPUS_FORMATS[format];
}

function findExtractor(id: string): { readonly ecosystem: Ecosystem; readonly extractor: Extractor } {
  for (const ecosystem of ecosystems) {
    const extractor = ecosystem.extractors.find((candidate) => candidate.id === id);
    if (extractor !== undefined) return { ecosystem, extractor };
  }
  throw new Error(`no extractor ${id}`);
}
