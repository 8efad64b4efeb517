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

/** Origins by path (relative to the ecosystem's folder, "case/…" prefixes count for all below them). */
export function readOrigins(ecosystem: string): string[] {
  const path = join(FIXTURES, ecosystem, "SOURCES.json");
  if (!existsSync(path)) return [];
  return (JSON.parse(readFileSync(path, "utf8")) as { path: string }[]).map((entry) => entry.path);
}
