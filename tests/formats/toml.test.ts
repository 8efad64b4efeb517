import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseToml } from "../../src/formats/toml.ts";

const SAMPLE = `# a lock
version = 1
big = 9223372036854775807
when = 1979-05-27T07:32:00Z

[project]
name = "x" # name
dependencies = [
  "a>=1", # [
  'b',
  """
c
""",
]
"dotted.key" = true
license = { text = "MIT", nested = { deep = 1 } }

[[package]]
name = "one"

[package.metadata]
x.y = 1

[[package]]
name = "two"
sdist = { url = "https://registry.example/two" }

[[package.dependency]]
name = "three"
`;

function parse(text: string) {
  const result = parseToml(text);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

describe("TOML", () => {
  test("gives dates and big integers as strings", () => {
    const { root } = parse(SAMPLE);
    expect(root).toMatchObject({ version: 1, big: "9223372036854775807", when: "1979-05-27T07:32:00.000Z" });
  });

  test.each([
    [2, ["version"]],
    [6, ["project"]],
    [7, ["project", "name"]],
    [8, ["project", "dependencies"]],
    [9, ["project", "dependencies", 0]],
    [10, ["project", "dependencies", 1]],
    [11, ["project", "dependencies", 2]],
    [15, ["project", "dotted.key"]],
    [16, ["project", "license", "nested", "deep"]],
    [18, ["package", 0]],
    [19, ["package", 0, "name"]],
    [21, ["package", 0, "metadata"]],
    [22, ["package", 0, "metadata", "x", "y"]],
    [24, ["package", 1]],
    [26, ["package", 1, "sdist", "url"]],
    [29, ["package", 1, "dependency", 0, "name"]],
    [24, ["package", 1, "nothing"]],
    [undefined, ["nowhere"]],
  ] as const)("finds line %s for %j", (line, path) => {
    expect(parse(SAMPLE).lineOf(...path)).toBe(line);
    expect(parse(SAMPLE.replaceAll("\n", "\r\n")).lineOf(...path)).toBe(line);
  });

  test.each([
    ["a = \n", "LIC102", 1],
    ["a = 1\na = 2\n", "LIC102", 2],
    ["[x\n", "LIC102", 1],
  ])("refuses %j at the right line", (text, code, line) => {
    expect(parseToml(text)).toMatchObject({ ok: false, error: { code, position: { line } } });
  });

  test.each([
    ["lists", `a = ${"[".repeat(100_000)}`],
    ["inline tables", `a = ${"{a = ".repeat(100_000)}`],
    ["dotted keys", `${"a.".repeat(100_000)}a = 1`],
    ["headers", `[${"a.".repeat(100_000)}a]`],
  ])("stops at %s nested too deep", (_, text) => {
    expect(parseToml(text)).toMatchObject({ ok: false, error: { code: "LIC103" } });
  });

  test("takes names of Object.prototype for plain keys", () => {
    const { root } = parse("[__proto__]\npolluted = 1\n");
    expect(Object.hasOwn(root, "__proto__")).toBe(true);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  test("never throws, neither in parsing nor in locating", () => {
    fc.assert(
      fc.property(fc.nat(SAMPLE.length), fc.nat(20), fc.string(), (at, cut, put) => {
        const result = parseToml(SAMPLE.slice(0, at) + put + SAMPLE.slice(at + cut));
        if (!result.ok) return;
        const line = result.value.lineOf("package", 1, "name");
        expect(line === undefined || line > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
