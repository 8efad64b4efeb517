// The fast way through plain YAML says what the full parser says, or nothing.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isArray, isObject, type JsonValue } from "../../src/formats/json.ts";
import type { LineOf } from "../../src/formats/line-finder.ts";
import { parseFullYaml } from "../../src/formats/yaml.ts";
import { parsePlainYaml } from "../../src/formats/yaml-plain.ts";

const LOCK = `lockfileVersion: '9.0'

settings:
  autoInstallPeers: true

importers:

  .:
    dependencies:
      '@scope/a':
        specifier: ^1.0.0
        version: 1.0.0(b@2.0.0)

packages:

  '@scope/a@1.0.0':
    resolution: {integrity: sha512-abc==}
    engines: {node: '>=10', npm: '>=6'}
    deprecated: it''s old, use b instead
    os: [linux, '!win32']

  b@2.0.0:
    resolution: {tarball: https://example.org/b.tgz}
    hasBin: true

snapshots:

  '@scope/a@1.0.0':
    transitivePeerDependencies:
      - supports-color
      - b

  b@2.0.0: {}
`;

/** Every line of a value, in order. */
function linesIn(value: JsonValue, lineOf: LineOf): unknown[] {
  if (!isObject(value) && !isArray(value)) return [];
  const keys = isArray(value) ? value.map((_, at) => at) : Object.keys(value);
  return [
    lineOf(value),
    ...keys.map((key) => lineOf(value, key)),
    ...(isArray(value) ? value : Object.values(value)).flatMap((child) => linesIn(child as JsonValue, lineOf)),
  ];
}

function expectAgreement(text: string): boolean {
  const plain = parsePlainYaml(text);
  if (plain === undefined) return false;
  const full = parseFullYaml(text);
  expect(full.ok, `only the fast way reads ${JSON.stringify(text)}`).toBe(true);
  if (!full.ok) return false;
  expect([plain.document], text).toEqual(full.value.documents);
  expect(JSON.stringify(plain.document), text).toBe(JSON.stringify(full.value.documents[0]));
  expect(linesIn(plain.document, plain.lineOf), text).toEqual(
    linesIn(full.value.documents[0] as JsonValue, full.value.lineOf),
  );
  return true;
}

describe("plain YAML", () => {
  test("covers what pnpm writes", () => {
    expect(expectAgreement(LOCK)).toBe(true);
  });

  test("agrees with the full parser on every YAML file among the fixtures", () => {
    const folder = join(import.meta.dirname, "../../fixtures");
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
      /\.(?:ya?ml|lock)$/.test(name),
    );
    const texts = files.map((name) => readFileSync(join(folder, name), "utf8"));
    expect(texts.filter(expectAgreement).length).toBeGreaterThan(10);
  });

  test("agrees on whatever is made of a lockfile by cutting, mixing and inserting", () => {
    const lines = LOCK.split("\n");
    const piece = fc.constantFrom(
      ..."'|{|}|[|]|: |:|, |,|- |-| #|#|  | |&a |*a|!x |>|%|@|?|~|null|''|a|\n|\n  |\n- |\n    x: y|é|\u00a0|'a': b|{a: b}|[]|{}|---|...|<<: x|__proto__: z".split(
        "|",
      ),
      "|",
      "\t",
      "\r\n",
    );
    fc.assert(
      fc.property(
        fc.array(fc.nat(lines.length - 1), { minLength: 1, maxLength: 14 }),
        fc.array(fc.tuple(fc.nat(400), piece), { maxLength: 4 }),
        fc.boolean(),
        (order, changes, isSorted) => {
          const chosen = isSorted ? [...order].sort((a, b) => a - b) : order;
          let text = `${chosen.map((at) => lines[at]).join("\n")}\n`;
          for (const [at, inserted] of changes) {
            const place = at % (text.length + 1);
            text = text.slice(0, place) + inserted + text.slice(place);
          }
          expectAgreement(text);
        },
      ),
      { numRuns: 5000, seed: 9 },
    );
  });
});
