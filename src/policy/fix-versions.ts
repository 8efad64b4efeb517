// Other versions of a component that would be answered better: those in the project, and those that a registry tells of.
import type { Answer, Assessment, Component, Conclusion, Fix, Report, Verdict } from "../model/index.ts";
import { rankOf } from "./answers.ts";
import type { JudgeSubject } from "./judge.ts";
import { partsOfPurl } from "./patterns.ts";
import { compareVersions } from "./versions.ts";

/** A version as its registry entry describes it. */
export interface PublishedVersion {
  readonly version: string;
  /** What its license fields add up to; nobody has read its files. */
  readonly conclusion: Conclusion;
}

interface VersionContext {
  readonly report: Report;
  judge(subject: JudgeSubject): Verdict;
  publishedVersions?(component: Component): readonly PublishedVersion[];
}

export function makeVersionFixes(context: VersionContext): (assessment: Assessment) => readonly Fix[] {
  let byName: ReadonlyMap<string, readonly Assessment[]> | undefined;
  return (assessment) => {
    byName ??= groupByName(context.report);
    const others = byName.get(nameOf(assessment.component)) ?? [];
    return [...takeOtherVersion(assessment, others), ...takePublishedVersion(assessment, context)];
  };
}

function groupByName({ assessments }: Report): ReadonlyMap<string, readonly Assessment[]> {
  const groups = new Map<string, Assessment[]>();
  for (const assessment of assessments) {
    const name = nameOf(assessment.component);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [assessment]);
    else group.push(assessment);
  }
  return groups;
}

function nameOf({ purl }: Component): string {
  const { type, path } = partsOfPurl(purl);
  return `${type}/${path}`;
}

/** The newest other version that is in the project already, and is answered better. */
function takeOtherVersion({ component, verdict }: Assessment, others: readonly Assessment[]): readonly Fix[] {
  const better = others
    .filter((other) => other.component.purl !== component.purl && other.component.version !== undefined)
    .filter((other) => rankOf(other.verdict.answer) < rankOf(verdict.answer))
    .sort((a, b) => compareVersions(b.component.version ?? "", a.component.version ?? ""));
  return better.slice(0, 1).map((other): Fix => {
    const license = other.verdict.chosen ?? "another license";
    const { version } = other.component;
    return { text: `Use version ${version}, which is in the project, too: ${license}, ${other.verdict.answer}.` };
  });
}

/** The newest version that would pass, and the newest before the one in use, as a registry tells their licenses. */
function takePublishedVersion(assessment: Assessment, context: VersionContext): readonly Fix[] {
  const { component, verdict, findings } = assessment;
  const { version } = component;
  const published = context.publishedVersions?.(component) ?? [];
  if (version === undefined || published.length === 0) return [];
  const at = component.purl.lastIndexOf(`@${version}`);
  const passing = published
    .filter((one) => one.version !== version && at > 0)
    .map((one) => {
      const purl = `${component.purl.slice(0, at)}@${one.version}`;
      const judged = context.judge({ component: { ...component, version: one.version, purl }, findings, ...one });
      return { version: one.version, license: judged.chosen ?? "", answer: judged.answer };
    })
    .filter((one) => rankOf(one.answer) < rankOf(verdict.answer) && !isViolating(one.answer, context.report))
    .sort((a, b) => compareVersions(b.version, a.version));
  const newer = passing.find((one) => compareVersions(one.version, version) > 0);
  const older = passing.find((one) => compareVersions(one.version, version) < 0);
  const words = [
    [newer, "the newest"],
    [older, "the newest before this one"],
  ] as const;
  return words.flatMap(([one, which]): Fix[] => {
    if (one === undefined) return [];
    const text = `Use version ${one.version}, ${which} that passes: its registry entry says ${one.license} (${one.answer}).`;
    return [{ text, ...pin(component, one.version) }];
  });
}

/** How a version is asked for with the package manager at hand. */
function pin({ direct, occurrences, purl }: Component, version: string): Pick<Fix, "paste"> {
  const { path: name } = partsOfPurl(purl);
  const tool = /^(yarn|pnpm|bun)\b/.exec(occurrences[0].extractor)?.[1] ?? "npm";
  if (direct === true) return { paste: `${tool} ${tool === "npm" ? "install" : "add"} ${name}@${version}` };
  const pinned = `{ "${name}": "${version}" }`;
  if (tool === "pnpm") return { paste: `"pnpm": { "overrides": ${pinned} }` };
  return { paste: `"${tool === "yarn" ? "resolutions" : "overrides"}": ${pinned}` };
}

function isViolating(answer: Answer, report: Report): boolean {
  return rankOf(answer) >= rankOf(report.policy.failOn);
}
