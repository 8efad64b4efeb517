import spdxTexts from "spdx-license-list/full.js";
import { beforeAll, describe, expect, it } from "vitest";
import { detect, identify, type LicenseIndex, loadIndex } from "../../../src/licenses/detect/detect.ts";

let index: LicenseIndex;
const texts = spdxTexts as unknown as Record<string, { licenseText: string }>;
const textOf = (id: string) => texts[id]?.licenseText ?? "";

beforeAll(async () => {
  index = await loadIndex();
});

describe("a whole licence text", () => {
  it.each(["MIT", "ISC", "0BSD", "MIT-0", "X11", "BSD-2-Clause", "BSD-3-Clause", "BSD-4-Clause", "Zlib", "Apache-2.0"])(
    "%s is told from its near twins",
    (id) => {
      const answer = detect(`Copyright (c) 2019 Somebody\n\n${textOf(id)}`, index);
      expect(answer.reading).toBe("matched");
      expect(answer.expression).toBe(id);
    },
  );

  it("is known at once, whoever holds the copyright", () => {
    const mine = textOf("MIT").replace("<year> <copyright holders>", "2021 Jane Roe and others");
    expect(identify(mine, index)?.expression).toBe("MIT");
    expect(identify(mine, index)?.copyrights).toEqual(["Copyright (c) 2021 Jane Roe and others"]);
  });

  it("of Apache without its appendix is Apache", () => {
    const text = textOf("Apache-2.0");
    const answer = detect(text.slice(0, text.indexOf("END OF TERMS")), index);
    expect(answer.expression).toBe("Apache-2.0");
  });

  it("of the GPL stands for -only: the text does not say more", () => {
    expect(detect(textOf("GPL-3.0-or-later"), index).expression).toBe("GPL-3.0-only");
  });
});

describe("a text without a licence", () => {
  it("is none", () => {
    const answer = detect("A library that adds numbers.\n\nInstall it, then call add(1, 2).", index);
    expect(answer).toMatchObject({ reading: "none", matches: [], confidence: 0 });
  });

  it("may be empty", () => {
    expect(detect("", index).reading).toBe("none");
  });
});

describe("a changed text", () => {
  it("is not the licence it imitates", () => {
    const text = textOf("MIT").replace("to deal\nin the Software without restriction", "to deal\nin the Software");
    const changed = text.replace(
      "subject to the\nfollowing conditions",
      "for non-commercial purposes only, subject to the\nfollowing conditions",
    );
    expect(changed).not.toBe(text);
    const answer = detect(changed, index);
    expect(answer.reading).toBe("unreadable");
    expect(answer.candidate?.license).toBe("MIT");
  });
});
