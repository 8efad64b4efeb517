import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { getObject, isArray, isObject, type JsonObject } from "../../src/formats/json.ts";
import { parseYaml } from "../../src/formats/yaml.ts";

const SAMPLE = `lockfileVersion: '9.0'
settings: {autoInstallPeers: true, "quoted key": 1.10}
importers:
  .:
    dependencies:
      a:
        specifier: ^1.0.0 # comment
        version: 1.10
empty:
items:
- one
- two: 2
  three: 3
? a long key
: value
text: |
  line
  line
`;

function parse(text: string) {
  const result = parseYaml(text);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

describe("YAML", () => {
  test("keeps every scalar as the string it is", () => {
    const root = parse(SAMPLE).documents[0] as JsonObject;
    expect(JSON.parse(JSON.stringify(root))).toEqual({
      lockfileVersion: "9.0",
      settings: { autoInstallPeers: "true", "quoted key": "1.10" },
      importers: { ".": { dependencies: { a: { specifier: "^1.0.0", version: "1.10" } } } },
      empty: "",
      items: ["one", { two: "2", three: "3" }],
      "a long key": "value",
      text: "line\nline\n",
    });
  });

  test("knows the lines of keys and items", () => {
    const { documents, lineOf } = parse(SAMPLE);
    const root = documents[0] as JsonObject;
    expect(lineOf(root, "importers")).toBe(3);
    expect(lineOf(root, "empty")).toBe(9);
    expect(lineOf(root, "a long key")).toBe(14);
    const items = root["items"];
    if (!isArray(items)) throw new Error("no list");
    expect(lineOf(items, 1)).toBe(12);
    expect(isObject(items[1]) && lineOf(items[1], "three")).toBe(13);
    const settings = getObject(root, "settings");
    expect(settings && lineOf(settings, "quoted key")).toBe(2);
    expect(lineOf(root, "nowhere")).toBeUndefined();
  });

  test("reads several documents", () => {
    expect(parse("---\na: 1\n---\nb: 2\n").documents).toEqual([{ a: "1" }, { b: "2" }]);
    expect(parse("").documents).toEqual([]);
  });

  test("takes names of Object.prototype for plain keys", () => {
    const root = parse("__proto__: {polluted: yes}\nconstructor: x\n").documents[0] as JsonObject;
    expect(Object.keys(root)).toEqual(["__proto__", "constructor"]);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  test("does not merge `<<`", () => {
    const root = parse("base: &b {x: 1}\nall:\n  <<: *b\n").documents[0] as JsonObject;
    expect(Object.keys(getObject(root, "all") ?? {})).toEqual(["<<"]);
  });

  test.each([
    ["a: 1\na: 2\n", "LIC102", 2],
    ["a: [\n", "LIC102", 2],
    ["a: &x [*x]\n", "LIC102", 1],
    ["a: *nothing\n", "LIC102", 1],
    ["? [a, b]\n: c\n", "LIC102", 1],
    ["a: b: c\n", "LIC102", 1],
    ["<<<<<<< HEAD\na: 1\n=======\n", "LIC102", 2],
  ])("refuses %j at the right line", (text, code, line) => {
    const result = parseYaml(text);
    expect(result).toMatchObject({ ok: false, error: { code, position: { line } } });
  });

  test.each([
    ["flow lists", "[".repeat(100_000)],
    ["flow maps", "{a: ".repeat(100_000)],
    ["compact lists", "- ".repeat(100_000)],
    ["compact keys", "? ".repeat(100_000)],
    ["indented maps", Array.from({ length: 1000 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n")],
    ["nested aliases", nestAliases(40)],
  ])("stops at %s nested too deep", (_, text) => {
    expect(parseYaml(text)).toMatchObject({ ok: false, error: { code: "LIC103" } });
  });

  test("never throws, whatever is done to a lockfile", () => {
    fc.assert(
      fc.property(mutation(SAMPLE), (text) => {
        const result = parseYaml(text);
        expect(typeof result.ok).toBe("boolean");
      }),
      { numRuns: 500 },
    );
  });

  test("reads brackets that stand too far left, as libyaml does, and keeps the lines", () => {
    const text =
      'on:\n  push: [\n    main,\n  ]\nenv: {\n  A: { b: c\n  },\n}\nlist: [\none,\n  two\n]\nrun: |\n  f() {\n  }\nend: "x"\n';
    const file = parse(text);
    const root = file.documents[0] as JsonObject;
    expect(JSON.parse(JSON.stringify(root))).toEqual({
      on: { push: ["main"] },
      env: { A: { b: "c" } },
      list: ["one", "two"],
      run: "f() {\n }\n", // the price: in a block text, too
      end: "x",
    });
    expect(file.lineOf(root, "end")).toBe(16);
  });

  test("a text that is broken for other reasons stays broken", () => {
    const result = parseYaml("a: [\nb\n");
    expect(result.ok).toBe(false);
  });
});

/** Each list holds the one before it twice: 2^n nodes if somebody walked them. */
function nestAliases(levels: number): string {
  const lines = ["l0: &l0 [x]"];
  for (let level = 1; level <= levels; level++) lines.push(`l${level}: &l${level} [*l${level - 1}, *l${level - 1}]`);
  return lines.join("\n");
}

function mutation(text: string): fc.Arbitrary<string> {
  const noise = fc.oneof(fc.string(), fc.constantFrom("\t", "- ", "? ", ": ", "&a ", "*a", "!!set ", "|", ">-", "\0"));
  return fc
    .tuple(fc.nat(text.length), fc.nat(20), noise)
    .map(([at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut));
}
