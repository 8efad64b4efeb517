import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { licet, makeProject, removeMade } from "./licet.ts";

afterAll(removeMade);

const goldens = join(import.meta.dirname, "..", "..", "fixtures", "explain");
const ISC = `Copyright (c) 2020 A. Author

Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.
`;
const PACKAGES: Readonly<
  Record<string, { version: string; license?: string; dev?: true; dependencies?: Record<string, string> }>
> = {
  "node_modules/express": {
    version: "4.21.1",
    license: "MIT",
    dependencies: { "deep-gpl": "^1.0.0", accepts: "~1.3.8" },
  },
  "node_modules/accepts": { version: "1.3.8", license: "MIT", dependencies: { "deep-gpl": "^1.0.0" } },
  "node_modules/deep-gpl": { version: "1.2.0", license: "GPL-3.0-or-later" },
  "node_modules/node-forge": { version: "1.3.1", license: "(BSD-3-Clause OR GPL-2.0)" },
  "node_modules/sharp-libvips": { version: "1.0.4", license: "Apache-2.0 AND LGPL-3.0-or-later" },
  "node_modules/silent": { version: "2.0.0" },
  "node_modules/missing": { version: "3.0.0" },
  "node_modules/vague": { version: "1.0.0", license: "see the homepage" },
  "node_modules/closed": { version: "1.0.0", license: "UNLICENSED" },
  "node_modules/two-minds": { version: "1.0.0", license: "Apache-2.0" },
  "node_modules/bought": { version: "4.1.0", license: "AGPL-3.0-only" },
  "node_modules/eslint-plugin": { version: "7.0.0", license: "LGPL-2.1-only", dev: true },
};
const direct = Object.keys(PACKAGES)
  .filter((path) => !/accepts|deep-gpl/.test(path))
  .map((path) => path.slice(13));
const rangesOf = (isDev: boolean) =>
  Object.fromEntries(
    direct.filter((name) => (PACKAGES[`node_modules/${name}`]?.dev ?? false) === isDev).map((name) => [name, "*"]),
  );
const root = { name: "letters", version: "1.0.0", dependencies: rangesOf(false), devDependencies: rangesOf(true) };
const installed = (name: string, manifest: object) => ({
  [`node_modules/${name}/package.json`]: JSON.stringify({ name, ...manifest }, null, 2),
});

const project = makeProject({
  "package.json": JSON.stringify(root, null, 2),
  "package-lock.json": JSON.stringify(
    { name: "letters", version: "1.0.0", lockfileVersion: 3, packages: { "": root, ...PACKAGES } },
    null,
    2,
  ),
  ...installed("silent", { version: "2.0.0" }),
  ...installed("two-minds", { version: "1.0.0", license: "Apache-2.0" }),
  "node_modules/two-minds/LICENSE": ISC,
  "requirements.txt": "transformers==4.44.0\n",
  "serve.py":
    'from transformers import AutoModelForCausalLM\n\nmodel = AutoModelForCausalLM.from_pretrained("meta-llama/Llama-2-7b-hf")\n',
  "license-policy.yml": `version: 1
extends: [ai-models]
project: { distribution: [binary] }
exceptions:
  - id: EXC-0001
    package: pkg:npm/bought
    versions: ">=4 <5"
    licenses: [AGPL-3.0-only]
    reason: Commercial license bought, order 1234.
    approved-by: legal@acme.example
    permanent: true
`,
});

describe("licet explain reads like a letter", () => {
  test.each([
    ["a package under a permissive license", "express"],
    ["a choice between two licenses", "node-forge"],
    ["a denied license that others bring in", "deep-gpl"],
    ["two licenses that both bind", "sharp-libvips"],
    ["a package that states nothing", "silent"],
    ["a package that is not there", "missing"],
    ["words that are no license", "vague"],
    ["all rights reserved", "closed"],
    ["a text that says something else", "two-minds"],
    ["an accepted risk", "bought"],
    ["a tool under copyleft", "eslint-plugin"],
    ["a model with terms of its own", "pkg:huggingface/meta-llama/*"],
  ])("about %s", async (_, name) => {
    const explained = licet(["explain", name], { cwd: project });
    expect(explained.stderr).toBe("");
    expect(explained.code).toBe(0);
    const file = name.startsWith("pkg:") ? "llama-2" : name;
    await expect(explained.stdout).toMatchFileSnapshot(join(goldens, `${file}.txt`));
  });
});

describe("licet explain shows a card", () => {
  test.each(["MIT", "GPL-3.0-only", "BUSL-1.1", "CC-BY-NC-4.0"])("of %s", async (license) => {
    const explained = licet(["explain", license], { cwd: project });
    await expect(explained.stdout).toMatchFileSnapshot(join(goldens, `card-${license}.txt`));
  });

  test("of two licenses side by side", async () => {
    const compared = licet(["licenses", "MPL-2.0", "lgpl-3.0-only"]);
    await expect(compared.stdout).toMatchFileSnapshot(join(goldens, "compare-MPL-2.0-LGPL-3.0-only.txt"));
  });
});

test("licet licenses finds by what is permitted, asked and limited", () => {
  const ids = (...args: string[]) =>
    licet(["licenses", ...args])
      .stdout.split("\n")
      .map((line) => line.split(" ")[0]);
  expect(ids("--allows", "patent-use", "--forbids", "same-license,same-license-part")).toContain("Apache-2.0");
  expect(ids("--allows", "patent-use")).not.toContain("MIT");
  expect(ids("--requires", "network-source")).toContain("AGPL-3.0-only");
  expect(ids("--forbids", "attribution", "--category", "public-domain")).toContain("CC0-1.0");
  expect(licet(["licenses", "--requires", "atribution"]).stderr).toContain('did you mean "attribution"?');
});

test("licet why lists every path, the shortest first", () => {
  expect(licet(["why", "deep-gpl"], { cwd: project }).stdout).toBe(
    "deep-gpl@1.2.0  GPL-3.0-or-later  runtime  2 paths\n" +
      "  letters@1.0.0 → express@4.21.1 → deep-gpl@1.2.0\n" +
      "  letters@1.0.0 → express@4.21.1 → accepts@1.3.8 → deep-gpl@1.2.0\n",
  );
});

test("licet explain tells what a code means", () => {
  expect(licet(["explain", "lic003"]).stdout).toContain("LIC003 license-absent");
  expect(licet(["explain", "LIC999"]).code).toBe(2);
});
