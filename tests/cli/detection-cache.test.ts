// What is kept of recognised texts: believed only when this very program wrote it, where only this user can write.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { openDetectionCache } from "../../src/cli/detection-cache.ts";
import type { Detection } from "../../src/licenses/detect/detection.ts";

const base = mkdtempSync(join(tmpdir(), "licet-cache-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const scanned = join(base, "project");
const folder = join(base, "cache");
const file = join(folder, "detections");
beforeEach(() => {
  for (const place of [scanned, folder]) rmSync(place, { recursive: true, force: true });
  mkdirSync(scanned);
});

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const MIT: Detection = {
  reading: "matched",
  expression: "MIT",
  confidence: 1,
  matches: [{ license: "MIT", kind: "text", startLine: 1, endLine: 20, confidence: 1, modified: false }],
  copyrights: ["Copyright (c) 2020 \u201cA\u201d\tB\n"],
};
const NONE: Detection = { reading: "none", confidence: 0, matches: [], copyrights: [] };

function save(key = "k", root = scanned): void {
  const cache = openDetectionCache(folder, key, root);
  cache.keep(digest("a"), MIT);
  cache.keep(digest("b"), NONE);
  cache.save();
}
const find = (letter: string, key = "k") => openDetectionCache(folder, key, scanned).find(digest(letter));

describe("answers of an earlier run", () => {
  test("come back as they were", () => {
    save();
    expect(find("a")).toEqual(MIT);
    expect(find("b")).toEqual(NONE);
    expect(find("c")).toBeUndefined();
  });

  test("stay when a later run adds some, and are the same bytes in whatever order they came", () => {
    save();
    const once = readFileSync(file, "utf8");
    const later = openDetectionCache(folder, "k", scanned);
    later.keep(digest("c"), NONE);
    later.save();
    expect([find("a"), find("c")]).toEqual([MIT, NONE]);
    rmSync(file);
    const other = openDetectionCache(folder, "k", scanned);
    other.keep(digest("b"), NONE);
    other.keep(digest("a"), MIT);
    other.save();
    expect(readFileSync(file, "utf8")).toBe(once);
  });

  test("of another program or another index are not believed", () => {
    save("old");
    expect(find("a", "new")).toBeUndefined();
  });

  test("are not believed when a byte of them has changed", () => {
    save();
    const text = readFileSync(file, "utf8");
    const at = text.indexOf('"MIT"');
    for (const changed of [
      text.replace('"MIT"', '"0BSD"'),
      text.slice(0, at + 3),
      text.replaceAll("a", "e"),
      "",
      "\0",
    ]) {
      writeFileSync(file, changed);
      expect(find("a")).toBeUndefined();
    }
  });

  test("are found again after what was damaged is written anew", () => {
    save();
    writeFileSync(file, readFileSync(file, "utf8").replace('"MIT"', '"0BSD"'));
    save();
    expect(find("a")).toEqual(MIT);
  });
});

describe("the folder", () => {
  test("belongs to this user alone", () => {
    save();
    if (process.getuid === undefined) return;
    expect([statSync(folder).mode & 0o777, statSync(file).mode & 0o777]).toEqual([0o700, 0o600]);
    for (const place of [folder, file]) {
      const { mode } = statSync(place);
      chmodSync(place, 0o777);
      expect(find("a")).toBeUndefined();
      chmodSync(place, mode);
    }
    expect(find("a")).toEqual(MIT);
  });

  test("in the scanned tree is neither read nor written", () => {
    save();
    expect(openDetectionCache(folder, "k", base).find(digest("a"))).toBeUndefined();
    rmSync(file);
    save("k", base);
    expect(existsSync(file)).toBe(false);
  });

  test("is no link, and neither is the file", () => {
    save();
    const elsewhere = join(base, "elsewhere");
    symlinkSync(folder, elsewhere, "junction");
    expect(openDetectionCache(elsewhere, "k", scanned).find(digest("a"))).toBeUndefined();
    const moved = join(base, "moved");
    writeFileSync(moved, readFileSync(file), { mode: 0o600 });
    rmSync(file);
    symlinkSync(moved, file);
    expect(find("a")).toBeUndefined();
  });

  test("that cannot be written is no failure", () => {
    writeFileSync(join(base, "cache"), "");
    expect(() => save()).not.toThrow();
  });
});
