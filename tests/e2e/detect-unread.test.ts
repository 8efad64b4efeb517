// licet detect tells which lines of a file it could not read, beside those that it could.
import spdxTexts from "spdx-license-list/full.js";
import { afterAll, describe, expect, test } from "vitest";
import { licet, makeProject, removeMade } from "./licet.ts";

afterAll(removeMade);

const texts = spdxTexts as unknown as Record<string, { licenseText: string }>;
const textOf = (id: string) => texts[id]?.licenseText.trim() ?? "";
const countLines = (text: string) => text.split("\n").length;

function detect(files: Record<string, string>, ...options: string[]) {
  return licet(["detect", ".", ...options], { cwd: makeProject(files) });
}

describe("licet detect", () => {
  const isc = textOf("ISC");
  const changed = textOf("BSD-3-Clause").replace("are permitted", "are not permitted");
  const lines = countLines(isc);

  test("lists the parts of an unreadable file that it knows, and where the others stand", () => {
    const { code, stdout } = detect({ NOTICE: `${isc}\n\n${changed}\n` });
    expect(code).toBe(3);
    expect(stdout).toMatch(new RegExp(`\\n {2}ISC {2}text, lines 1–${lines}, 100 %\\n`));
    expect(stdout).toMatch(/not understood: lines \d+–\d+, like BSD-3-Clause \(99[.\d]* %\), but line \d+ says "not"/);
  });

  test("gives the same as JSON", () => {
    const [file] = JSON.parse(detect({ NOTICE: `${isc}\n\n${changed}\n` }, "--json").stdout).files;
    expect(file.matches.map(({ license }: { license: string }) => license)).toEqual(["ISC"]);
    expect(file.unread).toHaveLength(1);
    const [part] = file.unread;
    expect(part).toMatchObject({ why: "changed", license: "BSD-3-Clause", words: "not" });
    expect(part.startLine).toBeGreaterThan(lines);
    expect(part.endLine).toBeGreaterThan(part.startLine);
    expect(part.wordsLine).toBeGreaterThanOrEqual(part.startLine);
  });

  test("shows the sentence that limits, with its lines", () => {
    const { stdout } = detect({ LICENSE: `${isc}\n\nNot for\ncommercial use.\n` });
    expect(stdout).toContain("LICENSE: unreadable: ISC, beside words that may limit it");
    expect(stdout).toContain(
      `not understood: lines ${lines + 2}–${lines + 3}, may take back what is granted: "Not for commercial use"`,
    );
  });

  test("shows a tag that is no expression, and a name that tells only the family", () => {
    const { stdout } = detect({
      "a.c": "\n// SPDX-License-Identifier: some words of mine\n",
      "b.txt": "\n\nThis is BSD licensed.\n",
    });
    expect(stdout).toContain('not understood: line 2, the tag holds no license expression: "some words of mine"');
    expect(stdout).toContain("not understood: line 3, BSD-3-Clause or another one of its family");
  });

  test("says nothing of lines where all is understood", () => {
    const { code, stdout } = detect({ LICENSE: `${isc}\n` });
    expect(code).toBe(0);
    expect(stdout).not.toContain("not understood");
  });
});
