import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { collectNotice } from "../../../src/reporters/notice/collect.ts";
import { showDifference } from "../../../src/reporters/notice/difference.ts";
import { renderNotice } from "../../../src/reporters/notice/render.ts";
import { assess, MIT_TEXT, NOTICE_TEXT, report, richReport } from "../report-builder.ts";

const prose = { withVersions: true, withLeftOut: false };

function mit(holder: string): string {
  return MIT_TEXT.replace(
    "Copyright (c) 2014 Jane Roe <jane@roe.example>\nCopyright (c) 2015-2020 The Left-Pad Authors",
    holder,
  );
}

function licensed(purl: string, text: string, more = {}) {
  return assess(purl, { declared: "MIT", texts: [{ file: "LICENSE", text, license: "MIT" }], ...more });
}

describe("collecting", () => {
  test("texts that differ in their copyright lines only are one, with every copyright kept", () => {
    const texts = [mit("Copyright (c) 2020 Ann"), mit("Copyright (c) 2021 Bob").replaceAll("\n", "\r\n")];
    const notice = collectNotice(
      report({ texts, assessments: [licensed("pkg:npm/b@1", texts[1]!), licensed("pkg:npm/a@1", texts[0]!)] }),
    );
    expect(notice.groups).toHaveLength(1);
    expect(notice.groups[0]?.components.map(({ name, copyrights }) => [name, ...copyrights])).toEqual([
      ["a", "Copyright (c) 2020 Ann"],
      ["b", "Copyright (c) 2021 Bob"],
    ]);
    expect(notice.groups[0]?.body).toBe(
      "MIT License\n\nPermission is hereby granted, free of charge, to any person obtaining a copy of this software.",
    );
  });

  test("a text with other words is another one", () => {
    const texts = [mit("Copyright (c) 2020 Ann"), `${mit("Copyright (c) 2020 Ann")}\nNot for evil.`];
    const assessments = [licensed("pkg:npm/a@1", texts[0]!), licensed("pkg:npm/b@1", texts[1]!)];
    expect(collectNotice(report({ texts, assessments })).groups).toHaveLength(2);
  });

  test("NOTICE files are reproduced beside the licence", () => {
    const notice = collectNotice(richReport());
    expect(notice.notices).toEqual([
      { text: NOTICE_TEXT.trim(), components: [expect.objectContaining({ name: "@acme/widgets" })] },
    ]);
    expect(notice.groups.some(({ body }) => body.includes("Widgets"))).toBe(false);
  });

  test("development dependencies are left out unless asked for", () => {
    const dev = licensed("pkg:npm/dev@1", MIT_TEXT, { scope: "development" });
    const source = report({ texts: [MIT_TEXT], assessments: [dev] });
    expect(collectNotice(source).leftOut).toEqual([
      { component: expect.objectContaining({ name: "dev" }), reason: "development" },
    ]);
    expect(collectNotice(source, { includeUnshipped: true }).groups).toHaveLength(1);
  });

  test("a scope that nobody knows is taken for shipped", () => {
    const source = report({
      texts: [MIT_TEXT],
      assessments: [licensed("pkg:npm/x@1", MIT_TEXT, { scope: "unknown" })],
    });
    expect(collectNotice(source).groups).toHaveLength(1);
  });

  test("a shipped component without a text is a problem, with the reason", () => {
    const absent = assess("pkg:npm/absent@1", { conclusion: { kind: "absent", because: "not-installed" } });
    const bare = assess("pkg:npm/bare@1", { declared: "MIT" });
    const problems = collectNotice(report({ assessments: [absent, bare] })).problems;
    expect(problems.map(({ component, reason }) => `${component.name}: ${reason}`)).toEqual([
      "absent: not installed here, so its text cannot be read",
      "bare: no license text was found in the package",
    ]);
  });

  test("a standard text is used only where it is given, and says what it is", () => {
    const bare = report({ assessments: [assess("pkg:npm/bare@1", { declared: "MIT" })] });
    const notice = collectNotice(bare, { standardTexts: new Map([["MIT", "The standard words."]]) });
    expect(notice.problems).toEqual([]);
    expect(renderNotice(notice, "text", prose)).toContain("(standard text of the license; the package ships none)");
  });

  test("copies for other platforms are not missing", () => {
    const occurrence = {
      path: "package-lock.json",
      extractor: "npm/package-lock",
      scope: "optional",
      direct: false,
      expectedInstalled: false,
    } as const;
    const other = assess("pkg:npm/sharp-win32@1", { declared: "MIT", scope: "optional", occurrences: [occurrence] });
    const notice = collectNotice(report({ assessments: [other] }));
    expect([notice.problems, notice.leftOut.map(({ reason }) => reason)]).toEqual([[], ["for another platform"]]);
  });

  test("names where copyleft components' source code is to be had", () => {
    const source = report({
      texts: [MIT_TEXT],
      assessments: [
        licensed("pkg:npm/lgpl@1", MIT_TEXT, { category: "weak-copyleft", about: { repository: "github:o/lgpl" } }),
        licensed("pkg:npm/mit@1", MIT_TEXT),
      ],
    });
    expect(collectNotice(source).sources).toEqual([]);
    expect(collectNotice(source, { withSources: true }).sources).toEqual([
      expect.objectContaining({ name: "lgpl", source: "https://github.com/o/lgpl" }),
    ]);
  });

  test("reproduces wording that a licence demands", () => {
    const obligation = {
      id: "notice",
      license: "LicenseRef-llama2",
      summary: "Notice",
      source: "1.b.iii",
      quote: "Llama 2 is licensed under …",
    };
    const model = licensed("pkg:huggingface/meta/llama", MIT_TEXT, {
      kind: "model",
      verdict: { obligations: [obligation] },
    });
    const text = renderNotice(collectNotice(report({ texts: [MIT_TEXT], assessments: [model] })), "text", prose);
    expect(text).toContain("Llama 2 is licensed under …");
  });
});

describe("rendering", () => {
  test.each(["text", "markdown", "html", "json"] as const)(
    "%s is the same whatever the order of the report",
    (format) => {
      const source = richReport();
      const turned = { ...source, assessments: [...source.assessments].reverse() };
      expect(renderNotice(collectNotice(turned), format, prose)).toBe(
        renderNotice(collectNotice(source), format, prose),
      );
    },
  );

  test("versions can be kept out", () => {
    const text = renderNotice(collectNotice(richReport()), "text", { ...prose, withVersions: false });
    expect(text).toContain("left-pad");
    expect(text).not.toContain("left-pad 1.3.0");
  });

  test("says which branch of a choice was taken", () => {
    expect(renderNotice(collectNotice(richReport()), "text", prose)).toContain(
      "used under BSD-3-Clause (offered: BSD-3-Clause OR GPL-2.0-only)",
    );
  });

  test("hostile texts stay texts", () => {
    const nasty = "```\n</pre><script>alert(1)</script>\u001b[31m\u0007 & <b>";
    const source = report({
      texts: [nasty],
      assessments: [licensed("pkg:npm/x@1", nasty, { name: "<img src=x>|`a`\n# b" })],
    });
    const notice = collectNotice(source);
    const html = renderNotice(notice, "html", prose);
    expect(html).not.toContain("<script>");
    expect(html).not.toContain("<img");
    const markdown = renderNotice(notice, "markdown", prose);
    expect(markdown).toContain("````text");
    expect(markdown).not.toContain("\u001b");
    expect(renderNotice(notice, "text", prose)).not.toContain("\u001b");
  });

  test("nothing of a text is cut off", () => {
    const long = `MIT ${"word ".repeat(5000)}end`;
    const source = report({ texts: [long], assessments: [licensed("pkg:npm/x@1", long)] });
    for (const format of ["text", "markdown", "html"] as const) {
      expect(renderNotice(collectNotice(source), format, prose)).toContain("word end");
    }
  });
});

describe("the difference of two notices", () => {
  test("is empty for equal texts, whatever their line ends", () => {
    expect(showDifference("a\nb\n", "a\r\nb\r\n")).toEqual([]);
  });

  test("shows what was removed and what was added", () => {
    expect(showDifference("a\nb\nc\nd", "a\nx\nc\ny\nd")).toEqual(["@@ line 2 @@", "-b", "+x", "+y"]);
  });

  test("is only counted when there is too much of it", () => {
    const many = (word: string) => Array.from({ length: 1000 }, (_, index) => `${word}${index}`).join("\n");
    expect(showDifference(many("a"), many("b"))).toEqual([
      "@@ line 1 @@",
      "1000 lines became 1000: too many changes to show",
    ]);
  });

  test("adds and removes exactly what makes one of the other", () => {
    const text = fc.array(fc.constantFrom("a", "b", "c", ""), { maxLength: 12 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = showDifference(before.join("\n"), after.join("\n")).slice(1);
        const count = (list: readonly string[], sign: string) => list.filter((line) => line.startsWith(sign)).length;
        const tally = (list: readonly string[]) => {
          const counts = new Map<string, number>();
          for (const line of list) counts.set(line, (counts.get(line) ?? 0) + 1);
          return counts;
        };
        const result = tally(before.length === 0 ? [""] : before);
        for (const line of lines)
          result.set(line.slice(1), (result.get(line.slice(1)) ?? 0) + (line.startsWith("+") ? 1 : -1));
        const wanted = tally(after.length === 0 ? [""] : after);
        for (const [line, times] of result) expect(times).toBe(wanted.get(line) ?? 0);
        expect(count(lines, "+") - count(lines, "-")).toBe(Math.max(1, after.length) - Math.max(1, before.length));
      }),
    );
  });
});
