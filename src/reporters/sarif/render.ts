// SARIF 2.1.0 with findings only. https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html
import type { DiagnosticCode, Location, Report } from "../../model/index.ts";
import { jsonText, markdownText, plain } from "../encode.ts";
import { VERDICT_CODES, type VerdictCode } from "../findings.ts";
import { fingerprintsOf } from "../fingerprint.ts";
import { type Issue, issuesOf } from "../issues.ts";
import { DIAGNOSTIC_PROSE } from "../prose/codes.ts";
import { VERDICT_PROSE } from "../prose/verdicts.ts";

/** GitHub shows so many results of a run. */
const RESULT_LIMIT = 5000;
const MESSAGE_LIMIT = 4000;

export function render(report: Report): string {
  const issues = issuesOf(report);
  const shown = issues.slice(0, RESULT_LIMIT);
  const codes = [...new Set(shown.map(({ code }) => code))].sort();
  const fingerprints = fingerprintsOf(shown);
  const omitted = issues.length - shown.length;
  const run = {
    tool: {
      driver: {
        name: "licet",
        version: report.tool.version,
        semanticVersion: report.tool.version,
        rules: codes.map(describeRule),
      },
    },
    invocations: [
      {
        executionSuccessful: report.diagnostics.every(({ gravity }) => gravity !== "loss"),
        ...(omitted === 0
          ? {}
          : {
              toolExecutionNotifications: [
                { level: "warning", message: { text: `${omitted} further results are not in this file` } },
              ],
            }),
      },
    ],
    originalUriBaseIds: { SRCROOT: { description: { text: "The scanned folder." } } },
    columnKind: "utf16CodeUnits",
    results: shown.map((issue, index) =>
      describeResult(
        issue,
        codes.indexOf(issue.code),
        fingerprints[index] as string,
        index === RESULT_LIMIT - 1 ? omitted : 0,
      ),
    ),
  };
  const log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [run],
  };
  return `${jsonText(log, 2)}\n`;
}

function describeRule(code: string) {
  const { title, remedy } = Object.hasOwn(VERDICT_PROSE, code)
    ? VERDICT_PROSE[code as VerdictCode]
    : DIAGNOSTIC_PROSE[code as DiagnosticCode];
  const name = Object.hasOwn(VERDICT_CODES, code) ? VERDICT_CODES[code as VerdictCode] : title;
  const isVerdict = Object.hasOwn(VERDICT_CODES, code);
  return {
    id: code,
    name: toPascal(name),
    shortDescription: { text: title },
    fullDescription: { text: `${title}.` },
    help: {
      text: `${title}. What to do: ${remedy}.`,
      markdown: `**${markdownText(title)}**\n\nWhat to do: ${markdownText(remedy)}.`,
    },
    properties: { tags: [isVerdict ? "license" : "coverage"], precision: "high" },
  };
}

function toPascal(words: string): string {
  return words
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}

function describeResult(issue: Issue, ruleIndex: number, fingerprint: string, omitted: number) {
  const { code, level, location, title, details, assessments } = issue;
  const ending = omitted > 0 ? `\n… and ${omitted} further results that are not in this file` : "";
  const text = [title, ...details].join("\n").slice(0, MESSAGE_LIMIT) + ending;
  const [first] = assessments;
  const waiver = first?.verdict.waiver;
  return {
    ruleId: code,
    ruleIndex,
    level,
    message: { text: escapeLinks(text) },
    locations: location === undefined ? [] : [{ physicalLocation: describePlace(location) }],
    partialFingerprints: { "licet/v1": fingerprint },
    ...(waiver === undefined
      ? {}
      : { suppressions: [{ kind: "external", status: "accepted", justification: plain(waiver.reason) }] }),
    ...(first === undefined
      ? {}
      : {
          properties: { purl: first.component.purl, license: plain(licenseWords(issue)), answer: first.verdict.answer },
        }),
  };
}

function licenseWords({ assessments }: Issue): string {
  const conclusion = assessments[0]?.conclusion;
  return conclusion !== undefined && "expression" in conclusion ? conclusion.expression : "";
}

/** In a message "[text](1)" is a link and "{0}" a placeholder. */
function escapeLinks(text: string): string {
  return text
    .replace(/[[\]\\]/g, "\\$&")
    .replaceAll("{", "{{")
    .replaceAll("}", "}}");
}

function describePlace({ path, line, column }: Location) {
  return {
    artifactLocation: { uri: toUri(path), uriBaseId: "SRCROOT" },
    region: { startLine: line ?? 1, ...(line === undefined || column === undefined ? {} : { startColumn: column }) },
  };
}

/** A relative reference (RFC 3986): a colon is encoded, so nothing can be taken for a scheme; lone surrogates, which have no encoding, are replaced. */
function toUri(path: string): string {
  return path
    .split("/")
    .map((segment) => encodeURIComponent(Buffer.from(segment, "utf8").toString("utf8")))
    .join("/");
}
