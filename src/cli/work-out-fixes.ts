// Works out what would help against the verdicts of a report, with the registry's versions if the user wants it to be asked.
import { isViolation } from "../gate.ts";
import { loadTerms } from "../licenses/terms/index.ts";
import type { Assessment, Report } from "../model/index.ts";
import { type Fixer, makeFixer } from "../policy/fixes.ts";
import { makeJudge } from "../policy/judge.ts";
import type { FactEntry, Policy } from "../policy/policy.ts";
import { type CommandCall, isOptionSet } from "./command.ts";
import { today } from "./policy-file.ts";

/** Failing components whose fixes are worked out; beyond that nobody reads them one by one. */
const MOST = 200;

export interface FixOptions {
  readonly policy: Policy;
  readonly facts: readonly FactEntry[];
}

/** The report with `fixes` for what fails. */
export async function withFixes(call: CommandCall, report: Report, options: FixOptions): Promise<Report> {
  const failing = report.assessments.filter(({ verdict }) => isViolation(verdict.answer, report.policy.failOn));
  const wanted = new Set(failing.slice(0, MOST));
  if (wanted.size === 0) return report;
  const fixer = await openFixer(call, report, [...wanted], options);
  const assessments = report.assessments.map((assessment): Assessment => {
    const fixes = wanted.has(assessment) ? fixer.solve(assessment) : [];
    return fixes.length === 0 ? assessment : { ...assessment, fixes };
  });
  return { ...report, assessments };
}

/** For the components in `about` the registry is asked, if `--online` says so. */
export async function openFixer(
  call: CommandCall,
  report: Report,
  about: readonly Assessment[],
  { policy, facts }: FixOptions,
): Promise<Fixer> {
  const roots = report.projects.map(({ purl }) => purl);
  const options = { today: today(), edges: report.edges, roots, terms: await loadTerms(), facts };
  const { judge } = makeJudge(policy, options);
  const published = isOptionSet(call, "online") ? await askForVersions(call, about) : undefined;
  return makeFixer({
    report,
    judge,
    ...(policy.choices.length === 0
      ? {}
      : { judgeWithoutChoices: makeJudge({ ...policy, choices: [] }, options).judge }),
    ...(published === undefined ? {} : { publishedVersions: published }),
  });
}

async function askForVersions(call: CommandCall, about: readonly Assessment[]) {
  const { openVersions } = await import("./online/published-versions.ts");
  return openVersions(
    call.terminal,
    about.map(({ component }) => component),
  );
}
