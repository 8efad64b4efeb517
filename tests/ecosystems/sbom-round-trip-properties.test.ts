// Whatever a scan finds, its SBOM in any format and version brings the same verdicts when it is scanned in its place.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeMemoryTree, reporters, scan } from "../../src/index.ts";
import type { FileTree, Report } from "../../src/model/index.ts";
import { policyOf } from "../policy/make.ts";

const FORMATS: readonly (readonly [id: string, name: string, specVersion: string | undefined])[] = [
  ["cyclonedx-json", "bom.cdx.json", "1.5"],
  ["cyclonedx-json", "bom.cdx.json", "1.6"],
  ["cyclonedx-json", "bom.cdx.json", "1.7"],
  ["cyclonedx-xml", "bom.cdx.xml", "1.5"],
  ["cyclonedx-xml", "bom.cdx.xml", "1.6"],
  ["cyclonedx-xml", "bom.cdx.xml", "1.7"],
  ["spdx-json", "bom.spdx.json", undefined],
  ["spdx3-json", "bom.spdx3.json", undefined],
];

const policy = policyOf(`
extends: [distributed]
exceptions:
  - id: waived
    package: "pkg:npm/waived-*"
    licenses: [GPL-3.0-only, AGPL-3.0-or-later, LicenseRef-Acme-Terms]
    expires: 2030-01-01
    reason: "contract <1234> & more"
`);

async function reportOf(tree: FileTree): Promise<Report> {
  const result = await scan({ tree, policy, today: "2026-01-01" });
  if (!result.ok) throw new Error(result.error.detail);
  return result.value;
}

interface Sketch {
  readonly license: string | undefined;
  readonly text: string | undefined;
  readonly dev: boolean;
  readonly optional: boolean;
  readonly isWaived: boolean;
  readonly description: string;
  readonly needs: readonly number[];
}

const MIT = `MIT License

Copyright (c) 2020 Ann <ann@ann.example>

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`;

const LICENSES = [
  "MIT",
  "Apache-2.0",
  "GPL-3.0-only",
  "AGPL-3.0-or-later",
  "GPL-2.0-or-later WITH Classpath-exception-2.0",
  "MIT OR GPL-3.0-only",
  "(MIT AND Zlib) OR Apache-2.0",
  "BSD-3-Clause AND LicenseRef-Acme-Terms",
  "LicenseRef-Acme-Terms",
  "UNLICENSED",
  "SEE LICENSE IN LICENSE",
  'Free as in <beer> & "more"',
  "BSD",
  "NOASSERTION",
  "",
  "OpenMDW-1.0",
];

const sketches: fc.Arbitrary<readonly Sketch[]> = fc.array(
  fc.record({
    license: fc.option(fc.constantFrom(...LICENSES), { nil: undefined }),
    text: fc.option(fc.constantFrom(MIT, "All of this is mine.\nAsk Acme.\n", "\u0000\ud800 ]]> <x> & \r\n odd"), {
      nil: undefined,
    }),
    dev: fc.boolean(),
    optional: fc.boolean(),
    isWaived: fc.boolean(),
    description: fc.string({ unit: "binary", maxLength: 20 }),
    needs: fc.array(fc.nat(9), { maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 8 },
);

function projectOf(parts: readonly Sketch[]): FileTree {
  const nameOf = (index: number) => `${parts[index]?.isWaived ? "waived" : "plain"}-${index}`;
  const files = new Map<string, string>();
  const dependencies = Object.fromEntries(parts.map((_, index) => [nameOf(index), "1.0.0"]));
  const packages: Record<string, unknown> = { "": { name: "app", version: "1.0.0", dependencies } };
  for (const [index, { license, text, dev, optional, description, needs }] of parts.entries()) {
    const name = nameOf(index);
    const place = `node_modules/${name}`;
    packages[place] = {
      version: "1.0.0",
      ...(license === undefined ? {} : { license }),
      ...(dev ? { dev } : optional ? { optional } : {}),
      dependencies: Object.fromEntries(
        needs.filter((need) => need < parts.length).map((need) => [nameOf(need), "1.0.0"]),
      ),
    };
    const manifest = { name, version: "1.0.0", description, ...(license === undefined ? {} : { license }) };
    files.set(`${place}/package.json`, JSON.stringify(manifest));
    if (text !== undefined) files.set(`${place}/LICENSE`, text);
  }
  files.set("package-lock.json", JSON.stringify({ name: "app", version: "1.0.0", lockfileVersion: 3, packages }));
  files.set("package.json", JSON.stringify({ name: "app", version: "1.0.0", dependencies }));
  return makeMemoryTree(files);
}

/** What the judge said, of what, and what a policy may ask about besides. */
function judgementsOf({ assessments }: Report): Record<string, unknown> {
  return Object.fromEntries(
    assessments.map(({ component: { purl, scope, kind }, conclusion, verdict: { answer, unwaived, waiver } }) => {
      const told = "expression" in conclusion ? conclusion.expression : "NOASSERTION";
      // Of a package whose licence is not known for certain an SBOM says no more than that: it stops the gate, if not with the same word.
      const isKnown = told !== "NONE" && told !== "NOASSERTION";
      const license = isKnown ? told : "none known";
      const said = isKnown ? answer : answer === "allow" || answer === "warn" ? answer : "stopped";
      return [purl, { scope, kind, license, said, unwaived, waiver: waiver?.id }];
    }),
  );
}

describe("a scan written as an SBOM and scanned again", () => {
  test.each(FORMATS)("as %s (%s %s) is judged alike", async (id, name, specVersion) => {
    const { render } = await reporters.find((reporter) => reporter.id === id)!.load();
    await fc.assert(
      fc.asyncProperty(sketches, async (parts) => {
        const before = await reportOf(projectOf(parts));
        const settings = specVersion === undefined ? {} : { specVersion };
        const after = await reportOf(makeMemoryTree(new Map([[name, render(before, { color: false, settings })]])));
        expect(judgementsOf(after)).toEqual(judgementsOf(before));
      }),
      { numRuns: 40 },
    );
  });
});
