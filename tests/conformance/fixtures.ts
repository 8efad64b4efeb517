// Finds the fixtures of an extractor: fixtures/ecosystems/<ecosystem>/<format>/<case>/{input/, expected.json}.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

export const FIXTURES = join(import.meta.dirname, "..", "..", "fixtures", "ecosystems");

export interface FixtureCase {
  readonly name: string;
  readonly folder: string;
  readonly input: string;
  readonly golden: string;
}

/** `extractorId` is "ecosystem/format". */
export function casesOf(extractorId: string): FixtureCase[] {
  const folder = join(FIXTURES, extractorId);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({
      name,
      folder: join(folder, name),
      input: join(folder, name, "input"),
      golden: join(folder, name, "expected.json"),
    }));
}

export function readFolder(folder: string): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(relative(folder, path).replaceAll("\\", "/"), readFileSync(path));
  }
  return files;
}

/** Paths of an ecosystem whose origin fixtures/SOURCES.json tells, relative to its folder; each counts for all below it. */
export function readOrigins(ecosystem: string): string[] {
  const entries = JSON.parse(readFileSync(join(FIXTURES, "..", "SOURCES.json"), "utf8")) as { path: string }[];
  const prefix = `ecosystems/${ecosystem}/`;
  return entries.filter(({ path }) => path.startsWith(prefix)).map(({ path }) => path.slice(prefix.length));
}
