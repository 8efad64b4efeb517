// licet notice: writes the attribution of a product; exits 1 when a shipped component has no text or the file at hand is out of date.
import { resolve } from "node:path";
import { plain } from "../../reporters/encode.ts";
import { collectNotice } from "../../reporters/notice/collect.ts";
import { showDifference } from "../../reporters/notice/difference.ts";
import { NOTICE_FORMATS, renderNotice } from "../../reporters/notice/render.ts";
import { type CommandCall, isOptionSet, stringOption } from "../command.ts";
import { EXIT } from "../exit-codes.ts";
import { readText } from "../read-input.ts";
import { runScan } from "../run-scan.ts";
import { writeFileWhole } from "../write-file.ts";

export async function run(call: CommandCall): Promise<number> {
  const { terminal } = call;
  const { report } = await runScan(call, false);
  const standardTexts = isOptionSet(call, "standardTexts")
    ? (await import("../../reporters/notice/standard-texts.ts")).STANDARD_TEXTS
    : undefined;
  const notice = collectNotice(report, {
    includeUnshipped: isOptionSet(call, "includeDev"),
    withSources: isOptionSet(call, "copyleftSources"),
    ...(standardTexts === undefined ? {} : { standardTexts }),
  });
  const format = NOTICE_FORMATS.find((known) => known === stringOption(call, "format")) ?? "text";
  const text = renderNotice(notice, format, {
    withVersions: call.options["versions"] !== false,
    withLeftOut: isOptionSet(call, "verbose"),
  });
  for (const { component, reason } of notice.problems) {
    const name = component.version === undefined ? component.name : `${component.name} ${component.version}`;
    terminal.err(`error: ${plain(`${name} (${component.license})`)}: ${reason}\n`);
  }
  for (const loss of notice.losses) terminal.err(`not complete: ${plain(loss)}\n`);
  const committed = stringOption(call, "check");
  let isOutdated = false;
  if (committed !== undefined) {
    const changes = showDifference(readText(terminal.cwd, committed), text);
    isOutdated = changes.length > 0;
    terminal.out(
      isOutdated ? `${committed} is out of date:\n${changes.map(plain).join("\n")}\n` : `${committed} is up to date\n`,
    );
  } else {
    const output = stringOption(call, "output");
    if (output === undefined || output === "-") terminal.out(text);
    else {
      writeFileWhole(resolve(terminal.cwd, output), text);
      const components = new Set(notice.groups.flatMap((group) => group.components.map(({ purl }) => purl)));
      terminal.err(`${output}: ${components.size} components, ${notice.groups.length} texts\n`);
    }
  }
  if (notice.problems.length > 0) {
    terminal.err(`${notice.problems.length} shipped components have no license text\n`);
    if (standardTexts === undefined)
      terminal.err("  --standard-texts uses the standard text where the license is certain\n");
  }
  if (isOutdated || notice.problems.length > 0) return EXIT.violations;
  return notice.losses.length > 0 ? EXIT.incomplete : EXIT.pass;
}
