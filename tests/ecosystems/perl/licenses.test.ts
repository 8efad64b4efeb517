// Licences of CPAN distributions: what cpanm keeps about them, and the words it uses.
import { expect, test } from "vitest";
import { dialect } from "../../../src/ecosystems/perl/dialect.ts";
import { lookUp } from "../../../src/ecosystems/perl/installed.ts";
import { makeMemoryTree } from "../../../src/io/memory-tree.ts";

function read(raw: string): string | undefined {
  return dialect({ purl: "pkg:cpan/A/X", as: "name", raw, source: "perl/local-lib", location: { path: "META.json" } })
    ?.expression;
}

test.each([
  ["perl_5", "Artistic-1.0-Perl OR GPL-1.0-or-later"],
  ["mit", "MIT"],
  ['["perl_5","mit"]', "(Artistic-1.0-Perl OR GPL-1.0-or-later) AND (MIT)"],
])("%s is %s", (raw, expression) => {
  expect(read(raw)).toBe(expression);
});

test.each(["open_source", "unknown", '["mit","restricted"]'])("%s names no license for sure", (raw) => {
  expect(read(raw)).toBeUndefined();
});

test("the metadata of an installed distribution is found below its architecture", () => {
  const path = "app/local/lib/perl5/x86_64-linux/.meta/Moo-2.005005/MYMETA.json";
  const tree = makeMemoryTree(new Map([[path, '{\n  "name": "Moo",\n  "license": ["perl_5"]\n}\n']]));
  const subject = {
    purl: "pkg:cpan/HAARG/Moo@2.005005",
    name: "Moo",
    version: "2.005005",
    installPaths: [],
    folders: ["app"],
    mayBeMissing: false,
  };
  const result = lookUp(subject, { tree, machine: { folder: () => undefined }, keepText: () => "" });
  expect(result).toMatchObject({
    ok: true,
    value: { installed: true, statements: [{ raw: "perl_5", location: { path, line: 3 } }] },
  });
});
