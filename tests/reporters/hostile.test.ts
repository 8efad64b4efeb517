// Names and licences chosen by strangers must stay data in every format they are told in.
import { describe, expect, test } from "vitest";
import { parseXml } from "../../src/formats/xml.ts";
import { REPORTERS } from "../../src/reporters/index.ts";
import { assess, PROJECT, report } from "./report-builder.ts";

const HOSTILE = [
  "::set-output name=outcome::pass",
  "  ::add-mask::a",
  "x\n::error::injected",
  "x\r::stop-commands::t",
  "##[set-env name=PATH]/tmp",
  "##vso[task.setvariable variable=a]b",
  "##teamcity[buildStatus text='ok']",
  "a|b\\|c",
  "`code` ``` more",
  "ends with `",
  "ends with \\",
  "<img src=x onerror=alert(1)>",
  "<!-- licet:gate:default -->",
  "</script><script>alert(1)</script>",
  "[click](https://evil.example)",
  "![beacon](https://evil.example/x.png)",
  "@everyone please",
  "fixes #1",
  "\u001b[2J\u001b]8;;https://evil.example\u0007link",
  "\u009b31m",
  "abc\u202egnp.exe",
  "zero\u200bwidth",
  "=cmd|' /C calc'!A0",
  "+1+1",
  "-1",
  "@SUM(A1)",
  "\t=1+1",
  '"quoted", "twice"',
  "]]> <x/> &amp; &lol;",
  "lone \ud800 surrogate",
  "\ufffe\uffff",
  "{0} {{x}} [text](0)",
  "%0A::error::percent",
  "__proto__",
] as const;

function hostileReport() {
  const assessments = HOSTILE.map((name, index) =>
    assess(`pkg:npm/evil-${index}@1.0.0`, {
      name,
      version: name,
      declared: name,
      unreadable: index % 2 === 0,
      reads: name,
      answer: "deny",
      verdict: {
        answer: "deny",
        chosen: name,
        steps: [
          {
            license: name,
            category: "unknown",
            answer: "deny",
            chosen: true,
            rule: { id: name, location: { path: `${name}.yml`, line: 1 }, why: name, fix: name },
          },
        ],
        obligations: [],
        questions: [{ fact: name, ask: name }],
      },
      occurrences: [{ path: `dir/${name}/package.json`, line: 3, extractor: "npm/x", scope: "runtime", direct: true }],
    }),
  );
  return report({
    assessments,
    projects: [{ ...PROJECT, name: HOSTILE[0], version: HOSTILE[2] }],
    edges: assessments.map(({ component }) => [PROJECT.purl, component.purl] as const),
    diagnostics: HOSTILE.flatMap((text) => [
      { code: "LIC102" as const, gravity: "loss" as const, location: { path: text }, args: { reason: text } },
      { code: "LIC202" as const, gravity: "problem" as const, purl: `pkg:npm/${text}`, args: { reason: text } },
    ]),
  });
}

async function renderHostile(id: string): Promise<string> {
  const reporter = REPORTERS.find((candidate) => candidate.id === id)!;
  const { render } = await reporter.load();
  return render(hostileReport(), { color: false, verbose: true, timestamp: "2026-01-02T03:04:05Z" });
}

const OURS = /^::(error|warning|notice) (file=[^:]*,)?(line=\d+,)?(col=\d+,)?title=licet LIC\d{3}::/;

describe.each(REPORTERS.map(({ id }) => id).filter((id) => !/^(cyclonedx|spdx)/.test(id)))("the %s reporter", (id) => {
  test("commands no build server and moves no cursor", async () => {
    const output = await renderHostile(id);
    for (const line of output.split(/\r\n|[\n\r\u0085\u2028\u2029]/)) {
      expect(line).not.toMatch(/##\w*\[/);
      if (/^\s*::/.test(line)) expect(id === "github" && OURS.test(line), line).toBe(true);
    }
    expect(output).not.toMatch(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/,
    );
    expect(output).not.toMatch(/\r(?!\n)/);
    expect(Buffer.from(output, "utf8").toString("utf8")).toBe(output);
  });
});

test("JSON keeps every hostile character, written as an escape", async () => {
  const names = JSON.parse(await renderHostile("json")).components.map(({ name }: { name: string }) => name);
  expect([...names].sort()).toEqual([...HOSTILE].sort());
});

test("every line of NDJSON is a document of its own", async () => {
  const lines = (await renderHostile("ndjson")).trimEnd().split("\n");
  const rows = lines.map((line) => JSON.parse(line));
  expect(
    rows
      .filter(({ type }) => type === "component")
      .map(({ name }) => name)
      .sort(),
  ).toEqual([...HOSTILE].sort());
  expect(rows[0]).toMatchObject({ type: "report", complete: false });
});

test("JUnit is well-formed XML with one failure for each component", async () => {
  const parsed = parseXml(await renderHostile("junit"));
  expect(parsed.ok).toBe(true);
  expect((await renderHostile("junit")).match(/<failure /g)).toHaveLength(HOSTILE.length);
});

/** Cells of a GFM table row: split at bars that no backslash escapes, as GitHub does. */
function splitRow(row: string): string[] {
  return row.match(/(?:\\.|[^\\|])+/g) ?? [];
}

test("every row of a Markdown table keeps its number of cells, and no markup stands outside code spans", async () => {
  const lines = (await renderHostile("markdown")).split("\n");
  const rows = lines.filter((line) => line.startsWith("|"));
  const width = new Map([
    ["| | Package", 5],
    ["| Component", 5],
  ]);
  expect(rows.filter((row) => [...width.keys()].some((head) => row.startsWith(head)))).toHaveLength(2);
  for (const row of rows) expect(splitRow(row).length, row).toBe(5);
  for (const line of lines) {
    const prose = line.replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, "");
    expect(prose.replace(/<\/?(details|summary)>/g, ""), line).not.toMatch(/(?<!\\)[<[]|@|(?<!\\)!\[|:\/\//);
  }
});

/** RFC 4180. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (end === "" && quoted === undefined && bare === "") break;
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? bare ?? "");
    if (end === "\r\n") rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}

test("no CSV field is a formula, and every line has all its fields", async () => {
  const rows = parseCsv(await renderHostile("csv"));
  expect(rows).toHaveLength(1 + HOSTILE.length * 3);
  for (const row of rows) {
    expect(row).toHaveLength(rows[0]!.length);
    for (const field of row) expect(field).not.toMatch(/^[=+\-@\t\r]/);
  }
});

test("paths in SARIF and GitLab reports stay relative and are encoded", async () => {
  const { runs } = JSON.parse(await renderHostile("sarif"));
  for (const { locations } of runs[0].results) {
    for (const { physicalLocation } of locations) {
      expect(physicalLocation.artifactLocation.uri).toMatch(/^[A-Za-z0-9._~!'()*%/-]+$/);
    }
  }
  const issues = JSON.parse(await renderHostile("gitlab"));
  expect(new Set(issues.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).size).toBe(issues.length);
});
