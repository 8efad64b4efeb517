// licet why: every path that brings a component in.

import { statedLicense } from "../../licenses/stated.ts";
import { plain } from "../../reporters/encode.ts";
import { shortName } from "../../reporters/graph.ts";
import { makeStyle } from "../../reporters/style.ts";
import { type CommandCall, isOptionSet } from "../command.ts";
import { EXIT } from "../exit-codes.ts";
import { findPaths } from "../explain/paths.ts";
import { findAssessments } from "../find-assessments.ts";
import { runScan } from "../run-scan.ts";
import { UsageError } from "../usage-error.ts";

const SHOWN = 20;
const ALL = 5000;

export async function run(call: CommandCall): Promise<number> {
  const { terminal } = call;
  const [word, ...operands] = call.operands;
  if (word === undefined) throw new UsageError("why what?", "licet why <package>");
  const { report } = await runScan({ ...call, operands }, false);
  const found = findAssessments(report, word).map((assessment) => ({
    assessment,
    ...findPaths(report, assessment.component.purl, isOptionSet(call, "all") ? ALL : SHOWN),
  }));
  if (isOptionSet(call, "json")) {
    const rows = found.map(({ assessment, paths, more }) => ({ purl: assessment.component.purl, paths, more }));
    terminal.out(`${JSON.stringify(rows, null, 2)}\n`);
    return EXIT.pass;
  }
  const style = makeStyle(terminal.color);
  for (const { assessment, paths, more } of found) {
    const { component } = assessment;
    const count = `${paths.length}${more ? "+" : ""} path${paths.length === 1 && !more ? "" : "s"}`;
    terminal.out(
      `${style.bold(plain(shortName(component.purl)))}  ${plain(statedLicense(assessment))}  ${component.scope}  ${count}\n`,
    );
    for (const path of paths) terminal.out(`  ${path.map((purl) => plain(shortName(purl))).join(" → ")}\n`);
    if (paths.length === 0) {
      const places = component.occurrences.map((one) => plain(one.path));
      terminal.out(`  no file tells what brings it in; it is named in ${[...new Set(places)].join(", ")}\n`);
    }
    if (more) terminal.out(`  and more; --all lists them\n`);
  }
  return EXIT.pass;
}
