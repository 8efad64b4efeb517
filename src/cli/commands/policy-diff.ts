// licet policy diff: judges one project by two policies and shows what would be answered differently.

import { loadTerms } from "../../licenses/terms/index.ts";
import type { Report, Verdict } from "../../model/index.ts";
import { makeJudge } from "../../policy/judge.ts";
import type { Policy } from "../../policy/policy.ts";
import { plain } from "../../reporters/encode.ts";
import { licenseOf } from "../../reporters/findings.ts";
import { shortName } from "../../reporters/graph.ts";
import { makeStyle } from "../../reporters/style.ts";
import { type CommandCall, stringOption } from "../command.ts";
import { EXIT } from "../exit-codes.ts";
import { choosePolicy } from "../load-policy.ts";
import { today } from "../policy-file.ts";
import { runScan } from "../run-scan.ts";

export async function run(call: CommandCall): Promise<number> {
  const { terminal } = call;
  const [oldName, ...paths] = call.operands;
  const before = await choosePolicy(oldName, terminal.cwd, terminal.cwd, true);
  const { report, policyPath } = await runScan({ ...call, operands: paths }, true);
  const after = await choosePolicy(stringOption(call, "policy"), terminal.cwd, terminal.cwd, true);
  const style = makeStyle(terminal.color);
  const old = await judgeAgain(report, before.policy);
  const recent = await judgeAgain(report, after.policy);
  let changed = 0;
  for (const [at, assessment] of report.assessments.entries()) {
    const [was, is] = [old[at] as Verdict, recent[at] as Verdict];
    if (was.answer === is.answer) continue;
    changed++;
    const rule = is.steps.find((step) => step.chosen)?.rule.id ?? "";
    const name = plain(shortName(assessment.component.purl));
    terminal.out(
      `${style.bold(name)}  ${plain(licenseOf(assessment))}  ${was.answer} → ${is.answer}  ${style.dim(plain(rule))}\n`,
    );
  }
  const names = `${plain(before.path ?? before.policy.name)} → ${plain(policyPath ?? after.policy.name)}`;
  terminal.out(`${changed} of ${report.assessments.length} components are answered differently (${names})\n`);
  return EXIT.pass;
}

async function judgeAgain(report: Report, policy: Policy): Promise<readonly Verdict[]> {
  const roots = report.projects.map(({ purl }) => purl);
  const judge = makeJudge(policy, { today: today(), edges: report.edges, roots, terms: await loadTerms() });
  return report.assessments.map((assessment) => judge.judge(assessment));
}
