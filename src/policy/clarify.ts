// Puts what the policy knows about a package in the place of what the package says, as long as the evidence is the same.
import type { Diagnostic, LicenseFinding } from "../model/index.ts";
import type { JudgeSubject } from "./judge.ts";
import { partsOfPurl } from "./patterns.ts";
import type { Clarification, Policy } from "./policy.ts";
import { matchesVersions } from "./selectors.ts";
import { indexByPackage } from "./waivers.ts";

const SOURCE = "policy/clarification";

/** True for a finding that a clarification put in. */
export function isClarification(finding: LicenseFinding): boolean {
  return finding.statement.source === SOURCE;
}

export interface Clarifier {
  /** The subject with its clarified licence and a finding that says so; the same subject if nothing speaks about it. */
  clarify<T extends JudgeSubject>(subject: T): T;
  /** Changed evidence, and clarifications that matched nothing. */
  finish(): readonly Diagnostic[];
}

export function makeClarifier(policy: Policy): Clarifier {
  const index = indexByPackage(policy.clarifications, (entry) => entry.package);
  const used = new Set<string>();
  const mismatches: Diagnostic[] = [];
  return {
    clarify(subject) {
      if (index.isEmpty) return subject;
      const entries = index.find(partsOfPurl(subject.component.purl));
      const entry = entries.find((one) => matchesVersions(one, subject.component) === true);
      if (entry === undefined) return subject;
      used.add(entry.id);
      const changed = findMismatch(entry, subject.findings);
      if (changed === undefined) return withLicense(subject, entry);
      const gravity = entry.onMismatch === "error" ? "problem" : "note";
      const args = { entry: entry.id, file: changed.file, reason: changed.reason };
      mismatches.push({ code: "LIC334", gravity, location: entry.location, purl: subject.component.purl, args });
      return subject;
    },
    finish: () => [...mismatches, ...unused(policy, used)],
  };
}

interface Mismatch {
  readonly file: string;
  readonly reason: string;
}

/** The first piece of evidence that is not what the clarification was written for. */
function findMismatch(entry: Clarification, findings: readonly LicenseFinding[]): Mismatch | undefined {
  for (const { path, sha256 } of entry.evidence) {
    const texts = findings.filter(
      ({ statement }) => statement.as === "text" && isFile(statement.location.path, statement.raw, path),
    );
    if (texts.length === 0) return { file: path, reason: "it is not there to be compared" };
    if (texts.some(({ statement }) => statement.digest === `sha256:${sha256}`)) continue;
    return {
      file: path,
      reason: `its digest is now ${texts[0]?.statement.digest?.slice("sha256:".length) ?? "unknown"}`,
    };
  }
  return undefined;
}

function isFile(location: string, name: string, wanted: string): boolean {
  return name === wanted || location === wanted || location.endsWith(`/${wanted}`);
}

function withLicense<T extends JudgeSubject>(subject: T, entry: Clarification): T {
  const finding: LicenseFinding = {
    statement: {
      purl: subject.component.purl,
      as: "expression",
      raw: entry.license,
      source: SOURCE,
      location: entry.location,
    },
    voice: "curated",
    reading: "exact",
    expression: entry.license,
    confidence: 1,
    note: `${entry.id}: ${entry.reason}`,
  };
  const findings = [...subject.findings, finding];
  return {
    ...subject,
    findings,
    conclusion: { kind: "agreed", expression: entry.license, from: [findings.length - 1] },
  };
}

function unused(policy: Policy, used: ReadonlySet<string>): readonly Diagnostic[] {
  if (policy.gate.unusedEntries === "ignore") return [];
  const gravity = policy.gate.unusedEntries === "error" ? "problem" : "note";
  return policy.clarifications
    .filter(({ id, origin }) => origin === undefined && !used.has(id))
    .map(({ id, location }) => ({ code: "LIC333", gravity, location, args: { entry: id, kind: "clarification" } }));
}
