// Lua files that only state data, read without being run.
import { expect, test } from "vitest";
import { lookUp } from "../../../src/ecosystems/lua/installed.ts";
import { readLua } from "../../../src/ecosystems/lua/literals.ts";
import { makeMemoryTree } from "../../../src/io/memory-tree.ts";

test("strings of every kind are read, computed values are not", () => {
  const { fields } = readLua(
    `a = "x\\"y" -- comment\nb = [==[\nlong ]] text]==]\nc = a .. "z"\nd = f("no")\ne = 'e' .. 'f'\n--[[ g = "hidden" ]]\n`,
  );
  expect(fields.get("a")).toBe('x"y');
  expect(fields.get("b")).toBe("long ]] text");
  expect(fields.get("c")).toBeUndefined();
  expect(fields.get("d")).toBeUndefined();
  expect(fields.get("e")).toBeUndefined();
  expect(fields.has("g")).toBe(false);
});

test("tables keep keyed and plain values with their lines", () => {
  const table = readLua('t = {\n  "one",\n  ["k-2"] = "two",\n  k3 = { "three" },\n}\n').fields.get("t");
  expect(typeof table === "object" && table.items).toEqual([{ value: "one", line: 2 }]);
  expect(typeof table === "object" && table.fields.get("k-2")).toBe("two");
  expect(typeof table === "object" && table.lines.get("k3")).toBe(4);
});

test("deep nesting and unfinished texts end", () => {
  expect(() => readLua(`t = ${"{".repeat(50_000)}`)).not.toThrow();
  expect(readLua('a = "never ends').fields.get("a")).toBe("never ends");
});

test("an installed rock's rockspec and texts are quoted", () => {
  const rock = "lua_modules/lib/luarocks/rocks-5.4/lpeg/1.1.0-1";
  const tree = makeMemoryTree(
    new Map([
      [`${rock}/lpeg-1.1.0-1.rockspec`, 'description = {\n  license = "MIT/X11"\n}\n'],
      [`${rock}/doc/LICENSE`, "text"],
    ]),
  );
  const subject = {
    purl: "pkg:luarocks/lpeg@1.1.0-1",
    name: "lpeg",
    version: "1.1.0-1",
    installPaths: [],
    folders: [""],
    mayBeMissing: false,
  };
  const result = lookUp(subject, { tree, machine: { folder: () => undefined }, keepText: () => "digest" });
  expect(result.ok && result.value.statements.map(({ as, raw }) => `${as} ${raw}`)).toEqual([
    "name MIT/X11",
    "text LICENSE",
  ]);
});
