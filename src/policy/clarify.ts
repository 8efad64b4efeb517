// Puts what the policy knows about a package in the place of what the package says, as long as the evidence is the same.
import type { Diagnostic, LicenseFinding } from "../model/index.ts";
import { rankOf } from "./answers.ts";
import { type Judge, type JudgeOptions, type JudgeSubject, makeJudge } from "./judge.ts";
import { hasLocks } from "./locks.ts";
import { partsOfPurl } from "./patterns.ts";
import { type Clarification, DEFAULT_KEYS, type Policy, type Rule } from "./policy.ts";
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

export function makeClarifier(policy: Policy, edges: Pick<JudgeOptions, "edges" | "roots"> = {}): Clarifier {
  const stands = makeLockCheck(policy, edges);
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
      const clarified = withLicense(subject, entry);
      const changed = findMismatch(entry, subject.findings);
      const locked = changed === undefined ? stands(entry, subject, clarified) : undefined;
      if (locked !== undefined) {
        const args = { entry: entry.id, ...locked };
        mismatches.push({
          code: "LIC335",
          gravity: "problem",
          location: entry.location,
          purl: subject.component.purl,
          args,
        });
        return subject;
      }
      if (changed === undefined) return clarified;
      const gravity = entry.onMismatch === "error" ? "problem" : "note";
      const args = { entry: entry.id, file: changed.file, reason: changed.reason };
      mismatches.push({ code: "LIC334", gravity, location: entry.location, purl: subject.component.purl, args });
      return subject;
    },
    finish: () => [...mismatches, ...unused(policy, used)],
  };
}

interface Locked {
  readonly rule: string;
  readonly parent: string;
  readonly license: string;
}

/**
 * Finds a locked rule of a parent that speaks about what the package says itself, and would not speak about what the
 * clarification says: only the parent (or what it extends) may explain a licence away that it has locked.
 */
function makeLockCheck(
  policy: Policy,
  edges: Pick<JudgeOptions, "edges" | "roots">,
): (entry: Clarification, stated: JudgeSubject, clarified: JudgeSubject) => Locked | undefined {
  if (!hasLocks(policy)) return () => undefined;
  const judges = new Map<string, Judge>();
  const judgeFor = (entry: Clarification): Judge => {
    const key = entry.origin ?? "";
    const known = judges.get(key) ?? makeJudge(onlyLocks(policy, entry.origin), { today: "", ...edges });
    judges.set(key, known);
    return known;
  };
  return (entry, stated, clarified) => {
    const { judge } = judgeFor(entry);
    const before = judge(stated);
    if (rankOf(before.answer) <= rankOf(judge(clarified).answer)) return undefined;
    const deciding = before.steps.find((step) => step.chosen && step.rule.locked)?.rule;
    const license = "expression" in stated.conclusion ? stated.conclusion.expression : "what the package says";
    return { rule: deciding?.id ?? "", parent: deciding?.origin ?? "", license };
  };
}

/** The policy with nothing but the locked rules of parents that do not trust whoever wrote the clarification. */
function onlyLocks(policy: Policy, author: string | undefined): Policy {
  const isStranger = ({ seal }: Rule): boolean =>
    seal !== undefined && (author === undefined || !seal.trusted.includes(author));
  const { compatibility: _, ...rest } = policy;
  const allow = { action: "allow", location: { path: "" } } as const;
  return {
    ...rest,
    rules: policy.rules.filter(isStranger),
    overlays: policy.overlays.map((overlay) => ({ ...overlay, rules: overlay.rules.filter(isStranger) })),
    defaults: Object.fromEntries(DEFAULT_KEYS.map((key) => [key, allow])) as Policy["defaults"],
    waivers: [],
    choices: [],
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
