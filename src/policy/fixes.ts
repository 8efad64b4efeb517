// What would help against a verdict, worked out from the project itself: only what is true here is said.
import { ANSWERS, type Assessment, type Report, type Scope, type Verdict } from "../model/index.ts";
import { rankOf } from "./answers.ts";
import type { JudgeSubject } from "./judge.ts";
import { partsOfPurl } from "./patterns.ts";

export interface Fix {
  /** In one sentence. */
  readonly text: string;
  /** A command or lines to paste. */
  readonly paste?: string;
}

export interface FixContext {
  readonly report: Report;
  /** Judges a changed component by the same policy. */
  judge(subject: JudgeSubject): Verdict;
  /** True if an exception of this policy can change the answer: no locked rule of a parent stands against it. */
  readonly canExcept: boolean;
}

export function computeFixes(assessment: Assessment, context: FixContext): readonly Fix[] {
  const { verdict } = assessment;
  if (verdict.answer === "allow") return [];
  return [
    ...installFirst(assessment),
    ...tellFacts(verdict),
    ...takeOtherVersion(assessment, context),
    ...dropWhatBringsIt(assessment, context.report),
    ...moveScope(assessment, context),
    ...clarify(assessment),
    ...sayItIsOurs(assessment),
    ...acceptIt(assessment, context),
  ];
}

function installFirst({ conclusion, component }: Assessment): readonly Fix[] {
  if (conclusion.kind !== "absent" || conclusion.because !== "not-installed") return [];
  const isOptional = component.occurrences.every((one) => one.expectedInstalled === false);
  const text = isOptional
    ? "It is for another platform: scan where it is installed, or record its license under clarifications."
    : "Install the project and scan again; then its own files can be asked.";
  return [{ text }];
}

function tellFacts({ questions }: Verdict): readonly Fix[] {
  return questions.map(({ fact, ask }) => ({ text: `Tell the policy: ${ask}`, paste: `facts:\n  ${fact}: …` }));
}

/** Another version of the same package that is in the project already, and is answered better. */
function takeOtherVersion({ component, verdict }: Assessment, { report }: FixContext): readonly Fix[] {
  const own = partsOfPurl(component.purl);
  return report.assessments.flatMap((other): Fix[] => {
    if (other.component.purl === component.purl || other.component.version === undefined) return [];
    const parts = partsOfPurl(other.component.purl);
    if (parts.type !== own.type || parts.path !== own.path) return [];
    if (rankOf(other.verdict.answer) >= rankOf(verdict.answer)) return [];
    const license = other.verdict.chosen ?? "another license";
    return [
      {
        text: `Use version ${other.component.version}, which is in the project, too: ${license}, ${other.verdict.answer}.`,
      },
    ];
  });
}

/** Most packages that are named as bringing a component in; beyond it, dropping them is no advice. */
const FEW = 3;

function dropWhatBringsIt({ component }: Assessment, report: Report): readonly Fix[] {
  if (component.direct === true) {
    const { path, line } = component.occurrences[0];
    return [{ text: `Remove it where the project asks for it: ${path}${line === undefined ? "" : `:${line}`}.` }];
  }
  const bringers = directBringers(component.purl, report);
  if (bringers.length === 0 || bringers.length > FEW) return [];
  const names = bringers.map((purl) => partsOfPurl(purl).path);
  const text =
    names.length === 1
      ? `Only ${names[0]} brings it in: without that, it is gone.`
      : `Brought in by ${names.join(", ")}: without all of these, it is gone.`;
  return [{ text }];
}

/** Direct dependencies from which the component can be reached, sorted. */
export function directBringers(purl: string, report: Report): readonly string[] {
  const incoming = new Map<string, string[]>();
  for (const { from, to } of report.edges) {
    const list = incoming.get(to);
    if (list === undefined) incoming.set(to, [from]);
    else list.push(from);
  }
  const roots = new Set(report.projects.map((project) => project.purl));
  const seen = new Set([purl]);
  const open = [purl];
  const found: string[] = [];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const from of incoming.get(at) ?? []) {
      if (roots.has(from)) {
        if (at !== purl) found.push(at);
      } else if (!seen.has(from)) {
        seen.add(from);
        open.push(from);
      }
    }
  }
  return [...new Set(found)].sort();
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

function acceptIt({ component, verdict }: Assessment, { canExcept }: FixContext): readonly Fix[] {
  if (!canExcept || ANSWERS.indexOf(verdict.answer) < ANSWERS.indexOf("review")) return [];
  const { type, path } = partsOfPurl(component.purl);
  return [
    {
      text: "Accept it, with a reason and an end:",
      paste: `licet accept pkg:${type}/${path} --reason "…" --until 90d`,
    },
  ];
}
