// What no reporter may lose: every component, every licence and every loss of a report is in the output of each of them.
// Formats that carry only findings say so (`covers: "findings"`), and are held to those.
import { describe, expect, test } from "vitest";
import type { Assessment, Reporter } from "../../src/model/index.ts";
import { REPORTERS } from "../../src/reporters/index.ts";
import { richReport } from "../reporters/report-builder.ts";

const options = { color: false, timestamp: "2026-01-02T03:04:05Z", verbose: true };

/** As the text would read once its format's own escapes are undone. */
function decode(output: string): string {
  return output
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&#64;", "@")
    .replaceAll("&#47;", "/")
    .replaceAll("&amp;", "&")
    .replaceAll("%3A", ":")
    .replaceAll("%2C", ",")
    .replaceAll("%25", "%")
    .replace(/\\([\\`*_{}[\]()#+!|~"<>-])/g, "$1");
}

function expectedOf(reporter: Reporter): readonly Assessment[] {
  const { assessments } = richReport();
  return reporter.covers === "findings" ? assessments.filter(({ verdict }) => verdict.answer !== "allow") : assessments;
}

describe.each(REPORTERS.map((reporter) => [reporter.id, reporter] as const))("the %s reporter", (_, reporter) => {
  test("names every component by its purl, or by its name and version", async () => {
    const { render } = await reporter.load();
    const output = decode(render(richReport(), options));
    const missing = expectedOf(reporter).filter(({ component }) => {
      const { purl, name, version } = component;
      return !output.includes(purl) && !(output.includes(name) && output.includes(version ?? ""));
    });
    expect(missing.map(({ component }) => component.purl)).toEqual([]);
  });

  test("names every licence that is concluded, and quotes every one that cannot be read", async () => {
    const { render } = await reporter.load();
    const output = decode(render(richReport(), options));
    const licenses = expectedOf(reporter).flatMap(({ conclusion, findings }) => [
      ...("expression" in conclusion ? [conclusion.expression] : []),
      ...findings.flatMap((finding) =>
        finding.voice === "declared" ? [finding.expression ?? finding.statement.raw] : [],
      ),
    ]);
    expect([...new Set(licenses)].filter((license) => !output.includes(license))).toEqual([]);
  });

  test("names every loss with its place", async () => {
    const { render } = await reporter.load();
    const output = decode(render(richReport(), options));
    for (const { gravity, code, location } of richReport().diagnostics) {
      if (gravity !== "loss") continue;
      expect(output).toContain(code);
      expect(output).toContain(location?.path);
    }
  });

  test("writes the same bytes twice", async () => {
    const { render } = await reporter.load();
    expect(render(richReport(), options)).toBe(render(richReport(), options));
  });
});
