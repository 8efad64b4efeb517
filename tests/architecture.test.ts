// Holds the rooms of ARCHITECTURE.md against the imports of the code.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";
import { describe, expect, test } from "vitest";

const source = join(import.meta.dirname, "..", "src");

/** Which rooms each room may import from, besides itself. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  model: [],
  spdx: ["model"],
  purl: ["model"],
  formats: ["model"],
  licenses: ["model", "spdx"],
  ecosystems: ["model", "purl", "formats"],
  policy: ["model", "purl", "formats", "spdx", "licenses"],
  pipeline: ["model", "purl", "spdx", "licenses", "policy"],
  reporters: ["model", "purl", "spdx", "licenses"],
  score: ["model", "purl", "formats", "spdx", "licenses"],
  io: ["model"],
  root: ["model", "purl", "formats", "spdx", "licenses", "ecosystems", "policy", "pipeline", "io", "reporters", "root"],
  cli: [
    "root",
    "model",
    "io",
    "purl",
    "formats",
    "spdx",
    "licenses",
    "ecosystems",
    "policy",
    "reporters",
    "score",
    "pipeline",
  ],
  action: ["root", "model", "io", "reporters", "cli"],
};

/** The only room (or file) that may import each package. */
const DOORS: Readonly<Record<string, RegExp>> = {
  commander: /^cli\//,
  "fast-glob": /^io\//,
  "spdx-expression-parse": /^spdx\/parse\.ts$/,
  "spdx-satisfies": /^spdx\/satisfies\.ts$/,
  "spdx-license-ids": /^(spdx|licenses)\//,
  "@cyclonedx/cyclonedx-library": /^reporters\/cyclonedx\//,
  yaml: /^formats\/yaml-document\.ts$/,
  "js-yaml": /^formats\/yaml\.ts$/,
  "smol-toml": /^formats\/toml\.ts$/,
  saxes: /^formats\/xml\.ts$/,
  "jsonc-parser": /^formats\/jsonc?\.ts$/,
  valibot: /^policy\//,
  semver: /^policy\//,
  "node:fs": /^(io|cli|action)\/|^licenses\/detect\/shipped\.ts$/,
  "node:child_process": /^(io|cli|action)\//,
  "node:http": /^io\//,
  "node:https": /^io\//,
};

interface Import {
  readonly file: string;
  readonly target: string;
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? listFiles(join(folder, entry.name))
      : entry.name.endsWith(".ts")
        ? [join(folder, entry.name)]
        : [],
  );
}

function importsOf(path: string): Import[] {
  const file = relative(source, path).replaceAll("\\", "/");
  const text = readFileSync(path, "utf8");
  return [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"([^"]+)"/g)].map((match) => ({ file, target: match[1]! }));
}

function roomOf(file: string): string {
  return file.includes("/") ? file.split("/")[0]! : "root";
}

const files = listFiles(source);
const imports = files.flatMap(importsOf);

describe("the architecture", () => {
  test("has a rule for every room", () => {
    const rooms = new Set(files.map((file) => roomOf(relative(source, file))));
    expect([...rooms].filter((room) => !(room in ALLOWED))).toEqual([]);
  });

  test("imports go downward only", () => {
    const wrong = imports.filter(({ file, target }) => {
      if (!target.startsWith(".")) return false;
      const room = roomOf(file);
      const into = roomOf(posix.normalize(posix.join(dirname(file), target)));
      return room !== into && !ALLOWED[room]?.includes(into) && !(file.endsWith("/dialect.ts") && into === "spdx");
    });
    expect(wrong).toEqual([]);
  });

  test("ecosystems do not import one another", () => {
    const wrong = imports.filter(({ file, target }) => {
      if (!file.startsWith("ecosystems/") || file === "ecosystems/index.ts" || !target.startsWith(".")) return false;
      const into = posix.normalize(posix.join(dirname(file), target));
      return into.startsWith("ecosystems/") && into.split("/")[1] !== file.split("/")[1];
    });
    expect(wrong).toEqual([]);
  });

  test("each dependency has one door", () => {
    const wrong = imports.filter(({ file, target }) => {
      if (target.startsWith(".")) return false;
      const name = target.startsWith("node:")
        ? target
        : target
            .split("/")
            .slice(0, target.startsWith("@") ? 2 : 1)
            .join("/");
      const door = DOORS[name];
      return door !== undefined && !door.test(file);
    });
    expect(wrong).toEqual([]);
  });

  test("only the faces touch process and console, and the core has no clock and no randomness", () => {
    const faces = /^(cli|action)\//;
    const wrong = files.flatMap((path) => {
      const file = relative(source, path).replaceAll("\\", "/");
      if (file.endsWith(".data.ts")) return [];
      const code = readFileSync(path, "utf8")
        .replace(/\/\*[\s\S]*?\*\//g, "")
        .replace(/^\s*\/\/.*$/gm, "");
      const found: string[] = [];
      if (!faces.test(file) && /\bprocess\.|\bconsole\./.test(code)) found.push(`${file}: process or console`);
      if (
        !faces.test(file) &&
        !file.startsWith("io/") &&
        /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|randomUUID\(/.test(code)
      ) {
        found.push(`${file}: clock or randomness`);
      }
      return found;
    });
    expect(wrong).toEqual([]);
  });

  test("every file begins with a sentence that says what it is for", () => {
    const wrong = files.filter((path) => !/^(#!.*\n)?\/\/ \S/.test(readFileSync(path, "utf8")));
    expect(wrong.map((path) => relative(source, path))).toEqual([]);
  });
});
