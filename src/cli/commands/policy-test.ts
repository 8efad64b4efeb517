// licet policy test: runs the tests that the policy carries; exits 1 if one fails.

import { loadTerms } from "../../licenses/terms/index.ts";
import { showLocation } from "../../model/index.ts";
import { runPolicyTests } from "../../policy/run-tests.ts";
import { plain } from "../../reporters/encode.ts";
import { makeStyle } from "../../reporters/style.ts";
import { type CommandCall, isOptionSet, stringOption } from "../command.ts";
import { EXIT } from "../exit-codes.ts";
import { choosePolicy } from "../load-policy.ts";
import { today } from "../policy-file.ts";

export async function run(call: CommandCall): Promise<number> {
  const { terminal } = call;
  const { policy, path } = await choosePolicy(call.operands[0], terminal.cwd, terminal.cwd, true);
  const style = makeStyle(terminal.color);
  const results = runPolicyTests(policy, { today: stringOption(call, "date") ?? today(), terms: await loadTerms() });
  for (const { test, passed, differences } of results) {
    if (passed && !isOptionSet(call, "verbose")) continue;
    const mark = passed ? style.green("ok  ") : style.red("FAIL");
    terminal.out(`${mark} ${plain(test.name)}  ${style.dim(plain(showLocation(test.location)))}\n`);
    for (const difference of differences) terminal.out(`       ${plain(difference)}\n`);
  }
  const failed = results.filter(({ passed }) => !passed).length;
  terminal.out(`${plain(path ?? policy.name)}: ${results.length - failed} passed, ${failed} failed\n`);
  if (results.length === 0) terminal.err("the policy has no tests; see docs/policy.md\n");
  return failed > 0 ? EXIT.violations : EXIT.pass;
}
