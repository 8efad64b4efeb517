import { describe, expect, test } from "vitest";
import { render as renderJson } from "../../../src/reporters/cyclonedx/json.ts";
import { render } from "../../../src/reporters/cyclonedx/xml.ts";
import { assess, report, richReport } from "../report-builder.ts";
import { xmlTrouble } from "./validate.ts";

const options = { color: false, timestamp: "2026-01-02T03:04:05Z" };

describe("CycloneDX XML", () => {
  test.each(["1.5", "1.6", "1.7"])("is valid by the schema of version %s", async (specVersion) => {
    const xml = render(richReport(), { ...options, settings: { specVersion } });
    expect(await xmlTrouble(xml, specVersion)).toEqual([]);
  });

  test.each(["bsi", "cert-in"])("is valid for %s", async (profile) => {
    const xml = render(richReport(), { ...options, settings: { for: profile } });
    expect(await xmlTrouble(xml, profile === "bsi" ? "1.7" : "1.6")).toEqual([]);
  });

  test("an invalid document is told from a valid one", async () => {
    const xml = render(richReport(), options).replace("<scope>required</scope>", "<scope>sometimes</scope>");
    expect((await xmlTrouble(xml, "1.6")).join()).toContain("scope");
  });

  test("says what the JSON says: every text of one is in the other", () => {
    const xml = render(richReport(), options);
    const texts: string[] = [];
    JSON.stringify(JSON.parse(renderJson(richReport(), options)), (key, value) => {
      // Each document has a number of its own.
      const isAboutTheFile = ["$schema", "bomFormat", "specVersion", "serialNumber"].includes(key);
      if (typeof value === "string" && !isAboutTheFile) texts.push(value);
      return value;
    });
    const decoded = xml
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&quot;", '"')
      .replaceAll("&#10;", "\n")
      .replaceAll("&#13;", "\r")
      .replaceAll("&amp;", "&");
    expect(texts.filter((text) => !decoded.includes(text))).toEqual([]);
    expect(texts.length).toBeGreaterThan(200);
  });

  test("hostile text stays text", async () => {
    const nasty = 'a</name><x y="&z;">\u0000\u0008\ud800 ]]> <!-- \r\n\t"\'';
    const source = report({
      assessments: [
        assess("pkg:npm/nasty@1", {
          name: nasty,
          version: nasty,
          declared: nasty,
          unreadable: true,
          about: {
            description: nasty,
            author: nasty,
            homepage: `https://x.example/${nasty}[1]`,
            properties: { "x:y": nasty },
          },
        }),
      ],
    });
    expect(await xmlTrouble(render(source, options), "1.6")).toEqual([]);
  });
});
