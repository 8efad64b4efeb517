// Reading what sources say: one table row per way of saying it.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LOOSE_NAMES, NAMES, UNCLEAR_NAMES } from "../../src/licenses/aliases.data.ts";
import { findName, findUrl, loosen } from "../../src/licenses/aliases.ts";
import { readGnuName } from "../../src/licenses/gnu-names.ts";
import { readStatement } from "../../src/licenses/read.ts";
import { URLS } from "../../src/licenses/urls.data.ts";
import type { Dialect } from "../../src/model/extraction.ts";
import type { LicenseFinding, Statement } from "../../src/model/license.ts";
import { parseExpression } from "../../src/spdx/parse.ts";
import { printExpression } from "../../src/spdx/print.ts";

function statement(raw: string, as: Statement["as"] = "expression"): Statement {
  return { purl: "pkg:npm/a@1.0.0", as, raw, source: "test", location: { path: "package.json" } };
}

function read(raw: string, as?: Statement["as"], dialect?: Dialect): LicenseFinding {
  return readStatement(statement(raw, as), dialect);
}

describe("readStatement", () => {
  it.each([
    ["MIT", "exact", "MIT"],
    ["(MIT OR Apache-2.0)", "exact", "MIT OR Apache-2.0"],
    ["MIT OR (ISC AND Zlib)", "exact", "MIT OR (ISC AND Zlib)"],
    ["UNLICENSED", "exact", "NONE"],
    ["NONE", "exact", "NONE"],
    [" MIT\n", "exact", "MIT"],
    ["mit", "canonical", "MIT"],
    ["GPL-2.0", "canonical", "GPL-2.0-only"],
    ["LGPL-3.0+", "canonical", "LGPL-3.0-or-later"],
    ["unlicense", "canonical", "Unlicense"],
    ["MIT/Apache-2.0", "dialect", "MIT OR Apache-2.0"],
    ["MIT/X11", "dialect", "MIT OR X11"],
    ["Apache 2.0", "dialect", "Apache-2.0"],
    ["Apache License, Version 2.0", "dialect", "Apache-2.0"],
    ["The MIT License", "dialect", "MIT"],
    ["Apache 2.0 or MIT", "dialect", "Apache-2.0 OR MIT"],
    ["New BSD License", "dialect", "BSD-3-Clause"],
    ["GPLv3", "dialect", "GPL-3.0-only"],
    ["GPLv2+", "dialect", "GPL-2.0-or-later"],
    ["GNU General Public Licence v3 or later", "dialect", "GPL-3.0-or-later"],
    ["Mozilla Public License 2.0 (MPL 2.0)", "dialect", "MPL-2.0"],
    ["License :: OSI Approved :: MIT License", "dialect", "MIT"],
    ["http://www.apache.org/licenses/LICENSE-2.0.txt", "dialect", "Apache-2.0"],
    ["https://opensource.org/licenses/MIT", "dialect", "MIT"],
    ["Proprietary", "dialect", "LicenseRef-scancode-proprietary-license"],
    ["All rights reserved.", "dialect", "NONE"],
    ['["MIT","Apache 2.0"]', "dialect", "MIT AND Apache-2.0"],
    ['["MIT OR ISC","mit"]', "dialect", "(MIT OR ISC) AND MIT"],
  ])("reads %j: %s, %s", (raw, reading, expression) => {
    expect(read(raw)).toMatchObject({ voice: "declared", reading, expression });
  });

  it.each([
    [""],
    ["   "],
    ["NOASSERTION"],
    ["none"],
    ["Unlicensed"],
    ["BSD"],
    ["GPL"],
    ["LGPL"],
    ["Apache"],
    ["FreeBSD"],
    ["Public Domain"],
    ["MIT-style"],
    ["BSD-like"],
    ["Not MIT"],
    ["MIT, Apache-2.0"],
    ["EPL-1.0_OR_LGPL-2.1"],
    ["custom"],
    ["SEE LICENSE IN LICENSE.md"],
    ["See LICENSE"],
    ["NONE AND MIT"],
    ["https://example.com/license"],
    ["MIT License AND BSD"],
    ['["MIT","BSD"]'],
    ['["MIT","NONE"]'],
    ['["MIT",["ISC"]]'],
    [`["${"[".repeat(5_000)}`],
    ["[]"],
    ["toString"],
    ["__proto__"],
    ["MIT\u202eTIM"],
  ])("does not read %j", (raw) => {
    const finding = read(raw);
    expect(finding.reading).toBe("unreadable");
    expect(finding.expression).toBeUndefined();
    expect(finding.confidence).toBe(0);
  });

  it("never takes UNLICENSED for the Unlicense, not even as a suggestion", () => {
    for (const raw of ["UNLICENSED", "Unlicensed", "unlicensed"]) {
      expect(JSON.stringify(read(raw))).not.toContain('Unlicense"');
    }
  });

  it("shows what an unclear name may mean and chooses nothing", () => {
    expect(read("BSD").candidates).toEqual(["BSD-2-Clause", "BSD-3-Clause", "BSD-4-Clause"]);
    expect(read("GPL").candidates).toContain("GPL-3.0-only");
    expect(read("License :: OSI Approved :: Apache Software License").candidates).toContain("Apache-2.0");
  });

  it("suggests what a misspelt id resembles, without confidence", () => {
    expect(read("Apahce-2.0").candidate).toEqual({ license: "Apache-2.0", confidence: 0 });
  });

  it("leaves file references alone", () => {
    expect(read("LICENSE.md", "file")).toMatchObject({ reading: "unreadable", note: "points to a file" });
    expect(read("MIT", "file").expression).toBeUndefined();
  });

  it("reads addresses, and the expressions that NuGet puts in them", () => {
    expect(read("https://www.gnu.org/licenses/gpl-3.0.html", "url").expression).toBe("GPL-3.0-only");
    expect(read("http://opensource.org/licenses/mit-license.php", "url").expression).toBe("MIT");
    expect(read("https://licenses.nuget.org/MIT%20OR%20Apache-2.0", "url").expression).toBe("MIT OR Apache-2.0");
    expect(read("https://licenses.nuget.org/%ZZ", "url").reading).toBe("unreadable");
    expect(read("https://licenses.nuget.org/rm%20-rf", "url").reading).toBe("unreadable");
    expect(read("https://aka.ms/deprecateLicenseUrl", "url").reading).toBe("unreadable");
  });

  it("asks the ecosystem's dialect after SPDX for expressions, before it for names, and checks its word", () => {
    const dialect: Dialect = ({ raw }) =>
      raw === "MIT" || raw === "BSD3" ? { expression: "ISC", note: "test" } : undefined;
    expect(read("MIT", "expression", dialect).expression).toBe("MIT");
    expect(read("MIT", "name", dialect)).toMatchObject({ reading: "dialect", expression: "ISC", note: "test" });
    expect(read("BSD3", "expression", dialect).expression).toBe("ISC");
    expect(read("BSD", "name", () => ({ expression: "no licence" })).reading).toBe("unreadable");
    expect(read("[x]", "expression", () => ({ expression: "(MIT) OR (Apache 2.0)", note: "list" }))).toMatchObject({
      reading: "dialect",
      expression: "MIT OR Apache-2.0",
      note: 'list; "Apache 2.0" read as "Apache-2.0"',
    });
    const object = read("{x}", "expression", () => ({ expression: "BSD", note: "old form" }));
    expect(object).toMatchObject({
      reading: "unreadable",
      candidates: ["BSD-2-Clause", "BSD-3-Clause", "BSD-4-Clause"],
    });
    expect(read("{x}", "expression", () => ({ expression: "UNLICENSED" })).expression).toBe("NONE");
  });

  it("keeps the statement to the letter, and the voice it is told", () => {
    const said = statement("  mit ");
    expect(readStatement(said, undefined, "curated")).toMatchObject({ statement: said, voice: "curated" });
  });

  it("reads any text without throwing, and only into canonical expressions", () => {
    const as = fc.constantFrom<Statement["as"]>("expression", "name", "url", "file");
    const piece = fc.constantFrom(
      "MIT",
      "GPL v2",
      " or ",
      "/",
      "(",
      ")",
      "+",
      "Apache License",
      "BSD",
      "http://",
      ",",
      "\u0000",
      "WITH ",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((parts) => parts.join("")),
        ),
        as,
        (raw, kind) => {
          const { expression } = read(raw, kind);
          if (expression === undefined) return;
          const parsed = parseExpression(expression);
          expect(parsed.ok && printExpression(parsed.value)).toBe(expression);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it("keeps its limits on long statements", () => {
    for (const raw of [
      "a".repeat(1_000_000),
      " ".repeat(1_000_000),
      "MIT OR ".repeat(100_000),
      "(".repeat(1_000_000),
    ]) {
      for (const kind of ["expression", "name", "url"] as const) expect(read(raw, kind).reading).toBe("unreadable");
    }
  });
});

describe("the alias tables", () => {
  const rows = (data: string) => data.split("\n").map((line) => line.split("|") as [string, string]);

  it("map every name and address to a canonical expression", () => {
    for (const [key, expression] of [...rows(NAMES), ...rows(LOOSE_NAMES), ...rows(URLS)]) {
      const parsed = parseExpression(expression);
      expect(parsed.ok && printExpression(parsed.value), key).toBe(expression);
    }
  });

  it("hold no name twice and none that is an SPDX expression of its own with another meaning", () => {
    const keys = [...rows(NAMES), ...rows(UNCLEAR_NAMES)].map(([key]) => key);
    expect(new Set(keys).size).toBe(keys.length);
    const otherwise = rows(NAMES).filter(([key, expression]) => {
      const parsed = parseExpression(key);
      return parsed.ok && printExpression(parsed.value) !== expression;
    });
    expect(otherwise).toEqual([]);
  });

  it("know a name with a version in any wording, each loosened the way the table was", () => {
    for (const [key] of rows(LOOSE_NAMES)) expect(loosen(key), key).toBe(key);
    expect(findName("Ubuntu Font Licence, Version 1.0")).toEqual({ kind: "exact", expression: "Ubuntu-font-1.0" });
    expect(findName("The Apache Software Licence v. 2.0")).toEqual({ kind: "exact", expression: "Apache-2.0" });
    expect(findName("Mozilla Public License, v. 2.0.")).toEqual({ kind: "exact", expression: "MPL-2.0" });
    for (const name of ["Apache 2.0 with extras", "not Apache 2.0", "GPL (> 2)", "2.0", "BSD 2", "Apache-2.0; MIT"]) {
      const found = findName(name);
      expect(found?.kind === "exact" && found.expression.startsWith("Apache"), name).toBe(false);
      expect(found?.kind === "exact" && found.expression.startsWith("GPL"), name).toBe(false);
    }
  });

  it("leave names open that sources read differently", () => {
    for (const name of ["BSD", "bsd license", "GPL", "LGPL", "Apache License", "FreeBSD", "public domain"]) {
      expect(findName(name), name).toMatchObject({ kind: "unclear" });
    }
  });

  it("find names in any case, spacing and spelling of licence", () => {
    for (const name of ["APACHE  LICENSE 2.0", "apache licence\t2.0", " Apache License 2.0 "]) {
      expect(findName(name)).toEqual({ kind: "exact", expression: "Apache-2.0" });
    }
    expect(findUrl("HTTP://WWW.Apache.org/licenses/LICENSE-2.0/#x")).toEqual({
      kind: "exact",
      expression: "Apache-2.0",
    });
  });
});

describe("readGnuName", () => {
  it.each([
    ["GPL-2+", "GPL-2.0-or-later"],
    ["gpl (>= 2)", "GPL-2.0-or-later"],
    ["GNU GPL v3 or any later version", "GPL-3.0-or-later"],
    ["GNU Lesser General Public License, version 2.1", "LGPL-2.1-only"],
    ["LGPL-3+", "LGPL-3.0-or-later"],
    ["AGPLv3", "AGPL-3.0-only"],
    ["GPL", undefined],
    ["GPL 4", undefined],
    ["LGPL 2", undefined],
    ["GPL 2 or 3", undefined],
    ["MIT 2", undefined],
    ["GPL v2 with exceptions", undefined],
    [`GPL${" ".repeat(100_000)}2`, undefined],
  ])("reads %j as %s", (name, id) => {
    expect(readGnuName(name)).toBe(id);
  });
});
