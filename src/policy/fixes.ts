// What would help against a verdict, worked out from the project itself: only what is true here is said.
import {
  ANSWERS,
  type Assessment,
  type Component,
  type Fix,
  type Report,
  type Scope,
  type Verdict,
} from "../model/index.ts";
import { rankOf } from "./answers.ts";
import { makeVersionFixes, type PublishedVersion } from "./fix-versions.ts";
import type { JudgeSubject } from "./judge.ts";
import { partsOfPurl } from "./patterns.ts";

export interface FixContext {
  readonly report: Report;
  /** Judges a changed component by the same policy. */
  judge(subject: JudgeSubject): Verdict;
  /** The same, as if no choice were recorded; absent when none is. */
  judgeWithoutChoices?(subject: JudgeSubject): Verdict;
  /** Versions that were published, as a registry tells; none when nobody asked. */
  publishedVersions?(component: Component): readonly PublishedVersion[];
}

export interface Fixer {
  /** What changes the answer by itself: another version, another side, without what brings it in, in another scope. */
  solve(assessment: Assessment): readonly Fix[];
  /** The same, and what is always possible or takes a person's word: removal, facts, clarifications, exceptions. */
  all(assessment: Assessment): readonly Fix[];
}

export function makeFixer(context: FixContext): Fixer {
  const bringersOf = makeBringers(context.report);
  const versions = makeVersionFixes(context);
  const solve = (assessment: Assessment): readonly Fix[] =>
    assessment.verdict.answer === "allow"
      ? []
      : [
          ...takeOtherSide(assessment, context),
          ...versions(assessment),
          ...dropWhatBringsIt(assessment, bringersOf),
          ...moveScope(assessment, context),
        ];
  return {
    solve,
    all: (assessment) =>
      assessment.verdict.answer === "allow"
        ? []
        : [
            ...installFirst(assessment),
            ...tellFacts(assessment.verdict),
            ...tellPermission(assessment.verdict),
            ...solve(assessment),
            ...dropIt(assessment),
            ...clarify(assessment),
            ...sayItIsOurs(assessment),
            ...acceptIt(assessment),
          ],
  };
}

function installFirst({ conclusion, component }: Assessment): readonly Fix[] {
  if (conclusion.kind !== "absent" || conclusion.because !== "not-installed") return [];
  const isOptional = component.occurrences.every((one) => one.expectedInstalled === false);
  const isModel = component.kind === "model" || component.kind === "dataset";
  const text = isModel
    ? "Download it on this machine (its card is then in the cache), or put its card or license text beside it, and scan again."
    : isOptional
      ? "It is for another platform: scan where it is installed, or record its license under clarifications."
      : "Install the project and scan again; then its own files can be asked.";
  return [{ text }];
}

function tellFacts({ questions }: Verdict): readonly Fix[] {
  return questions.map(({ fact, ask }) => ({ text: `Tell the policy: ${ask}`, paste: `facts:\n  ${fact}: …` }));
}

/** What a license's own terms forbid, its licensor may permit. */
function tellPermission({ steps }: Verdict): readonly Fix[] {
  const forbidden = steps.filter(
    ({ chosen, answer, rule }) => chosen && answer !== "allow" && answer !== "undetermined" && rule.origin === "terms",
  );
  if (forbidden.length === 0) return [];
  const ids = [...new Set(forbidden.map(({ license }) => license))].join(", ");
  return [
    {
      text: "If the licensor has given you a permission, a registration or a contract, tell the policy:",
      paste: `facts:\n  licensor-permissions: [${ids}]`,
    },
  ];
}

/** A recorded choice binds, even where the other side is answered better. */
function takeOtherSide(assessment: Assessment, context: FixContext): readonly Fix[] {
  const { conclusion, verdict } = assessment;
  if (context.judgeWithoutChoices === undefined) return [];
  if (!("expression" in conclusion) || !conclusion.expression.includes(" OR ")) return [];
  const { answer, chosen = "" } = context.judgeWithoutChoices(assessment);
  if (rankOf(answer) >= rankOf(verdict.answer)) return [];
  const text = `A choice of the policy takes ${verdict.chosen ?? "one side"}; without it ${chosen} would be taken: ${answer}.`;
  return [{ text }];
}

function dropIt({ component }: Assessment): readonly Fix[] {
  if (component.direct !== true) return [];
  const { path, line } = component.occurrences.find((one) => one.direct === true) ?? component.occurrences[0];
  return [{ text: `Remove it where the project asks for it: ${path}${line === undefined ? "" : `:${line}`}.` }];
}

/** Most packages that are named as bringing a component in; beyond it, dropping them is no advice. */
const FEW = 3;

function dropWhatBringsIt({ component }: Assessment, bringersOf: Bringers): readonly Fix[] {
  if (component.direct === true) return [];
  const bringers = bringersOf(component.purl);
  if (bringers.length === 0 || bringers.length > FEW) return [];
  const names = bringers.map((purl) => partsOfPurl(purl).path);
  const text =
    names.length === 1
      ? `Only ${names[0]} brings it in: without that, it is gone.`
      : `Brought in by ${names.join(", ")}: without all of these, it is gone.`;
  return [{ text }];
}

type Bringers = (purl: string) => readonly string[];

/** Direct dependencies from which a component can be reached, sorted. */
function makeBringers(report: Report): Bringers {
  let incoming: Map<string, string[]> | undefined;
  const roots = new Set(report.projects.map((project) => project.purl));
  return (purl) => {
    incoming ??= groupByTarget(report);
    const seen = new Set([purl]);
    const open = [purl];
    const found = new Set<string>();
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const from of incoming.get(at) ?? []) {
        if (roots.has(from)) {
          if (at !== purl) found.add(at);
        } else if (!seen.has(from)) {
          seen.add(from);
          open.push(from);
        }
      }
    }
    return [...found].sort();
  };
}

function groupByTarget(report: Report): Map<string, string[]> {
  const incoming = new Map<string, string[]>();
  for (const { from, to } of report.edges) {
    const list = incoming.get(to);
    if (list === undefined) incoming.set(to, [from]);
    else list.push(from);
  }
  return incoming;
}

const TOOL_SCOPES: ReadonlySet<Scope> = new Set(["development", "test", "build"]);

function moveScope(assessment: Assessment, context: FixContext): readonly Fix[] {
  const { component, verdict } = assessment;
  if (component.direct !== true || component.kind !== "library" || TOOL_SCOPES.has(component.scope)) return [];
  const moved = context.judge({ ...assessment, component: { ...component, scope: "development" } });
  if (rankOf(moved.answer) >= rankOf(verdict.answer)) return [];
  return [
    {
      text: `If it only helps to make the product, declare it as a development dependency: then the answer is ${moved.answer}.`,
    },
  ];
}

function clarify({ conclusion, component }: Assessment): readonly Fix[] {
  if (conclusion.kind === "agreed") return [];
  const { type, path } = partsOfPurl(component.purl);
  const versions = component.version === undefined ? "" : `    versions: "${component.version}"\n`;
  const paste = `clarifications:\n  - id: CLR-0001\n    package: "pkg:${type}/${path}"\n${versions}    license: …\n    reason: …\n`;
  return [{ text: "Look at the package and record what its license is:", paste }];
}

/** All rights reserved is what a company's own packages say. */
function sayItIsOurs({ conclusion, component }: Assessment): readonly Fix[] {
  if (conclusion.kind !== "agreed" || conclusion.expression !== "NONE") return [];
  const { type, path } = partsOfPurl(component.purl);
  const slash = path.lastIndexOf("/");
  const pattern = `pkg:${type}/${slash < 0 ? path : `${path.slice(0, slash)}/*`}`;
  const paste = `rules:\n  - id: our-own-packages\n    packages: ["${pattern}"]\n    action: allow\n`;
  return [{ text: "If it is your own, say so in the policy:", paste }];
}

/** Not where a locked rule of a parent is in the way: no exception of this policy lifts that. */
function acceptIt({ component, verdict }: Assessment): readonly Fix[] {
  if (verdict.steps.some((step) => step.chosen && step.rule.locked === true && step.answer !== "allow")) return [];
  if (ANSWERS.indexOf(verdict.answer) < ANSWERS.indexOf("review")) return [];
  const { type, path } = partsOfPurl(component.purl);
  return [
    {
      text: "Accept it, with a reason and an end:",
      paste: `licet accept pkg:${type}/${path} --reason "…" --until 90d`,
    },
  ];
}
