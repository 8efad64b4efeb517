// licet accept: records an exception for a component in the policy file, bound to its license and versions.
import { parseYamlDocument } from "../../formats/yaml-document.ts";
import { appendToList } from "../../formats/yaml-edit.ts";
import type { Assessment } from "../../model/index.ts";
import { readDays } from "../../policy/compile.ts";
import { addDays, type DraftException, exceptionEntry, nextId, rangeAround } from "../../policy/draft.ts";
import { isDay } from "../../policy/entries.ts";
import { partsOfPurl, showPackagePattern } from "../../policy/patterns.ts";
import { compareVersions } from "../../policy/versions.ts";
import { plain } from "../../reporters/encode.ts";
import { type CommandCall, isOptionSet, listOption, stringOption } from "../command.ts";
import { EXIT } from "../exit-codes.ts";
import { findAssessments } from "../find-assessments.ts";
import { openPolicyFile, savePolicyFile, today } from "../policy-file.ts";
import { runScan } from "../run-scan.ts";
import { UsageError } from "../usage-error.ts";

export async function run(call: CommandCall): Promise<number> {
  const { terminal } = call;
  const [word, ...paths] = call.operands;
  if (word === undefined) throw new UsageError("which component is accepted?", "licet accept <package> --reason …");
  const reason = stringOption(call, "reason");
  if (reason === undefined || reason.trim() === "") {
    throw new UsageError("an exception needs a reason", 'add --reason "…": why is this acceptable?');
  }
  const expires = readEnd(call);
  const file = await openPolicyFile(call);
  const { report } = await runScan({ ...call, operands: paths }, true);
  const found = findAssessments(report, word);
  const licenses = listOption(call, "license");
  const accepted = licenses.length > 0 ? licenses : licensesToAccept(found);
  if (accepted.length === 0) {
    terminal.out(`${plain(word)} is allowed already; nothing to accept\n`);
    return EXIT.pass;
  }
  refuseLocked(found);
  const taken = [...file.policy.waivers, ...file.policy.choices, ...file.policy.clarifications].map(({ id }) => id);
  const { type, path } = partsOfPurl(found[0].component.purl);
  const versions =
    stringOption(call, "versions") ??
    rangeAround(
      found.map((one) => one.component),
      compareVersions,
    );
  const owner = stringOption(call, "owner");
  const ticket = stringOption(call, "ticket");
  const entry: DraftException = {
    id: nextId("EXC", taken),
    package: showPackagePattern({ type, path }),
    ...(versions === undefined ? {} : { versions }),
    licenses: accepted,
    reason,
    ...(owner === undefined ? {} : { approvedBy: owner }),
    ...(ticket === undefined ? {} : { ticket }),
    granted: today(),
    ...(expires === undefined ? {} : { expires }),
  };
  const document = parseYamlDocument(file.text);
  if (!document.ok) throw new UsageError(`${file.path} cannot be read`);
  const policy = await savePolicyFile(file, appendToList(document.value, "exceptions", exceptionEntry(entry)));
  const written = policy.waivers.find(({ id }) => id === entry.id);
  const line = written?.location.line === undefined ? "" : `:${written.location.line}`;
  const until = expires === undefined ? "for good" : `until ${expires}`;
  terminal.out(
    `${plain(file.path)}${line}: ${entry.id} accepts ${plain(accepted.join(", "))} of ${plain(entry.package)} ${until}\n`,
  );
  return EXIT.pass;
}

/** An exception of this policy would change nothing where a locked rule of a parent answers. */
function refuseLocked(found: readonly Assessment[]): void {
  const steps = found.flatMap(({ verdict }) => verdict.steps);
  const locked = steps.find((step) => step.chosen && step.answer !== "allow" && step.rule.locked === true);
  if (locked === undefined) return;
  const { id, origin = "its parent" } = locked.rule;
  throw new UsageError(
    `the locked rule "${id}" of ${origin} answers ${locked.license} with ${locked.answer}; an exception here would change nothing`,
    "have those who own that policy record the exception there",
  );
}

/** The licenses that stand in the way, of all versions found. */
function licensesToAccept(found: readonly Assessment[]): readonly string[] {
  const steps = found.flatMap(({ verdict }) => (verdict.answer === "allow" ? [] : verdict.steps));
  const blocking = steps.filter((step) => step.chosen && step.answer !== "allow");
  return [...new Set(blocking.map((step) => step.license))];
}

/** `--until` takes a day or a span ("90d"); `--permanent` says on purpose that there is no end. */
function readEnd(call: CommandCall): string | undefined {
  const until = stringOption(call, "until");
  if (isOptionSet(call, "permanent")) {
    if (until !== undefined) throw new UsageError("--until and --permanent contradict each other");
    return undefined;
  }
  if (until === undefined) {
    throw new UsageError(
      "when does the exception end?",
      "add --until YYYY-MM-DD or --until 90d, or --permanent on purpose",
    );
  }
  const days = readDays(until);
  if (days !== undefined) return addDays(today(), days);
  if (!isDay(until))
    throw new UsageError(`--until ${until} is no day`, "write it as YYYY-MM-DD, or as a span such as 90d");
  if (until < today()) throw new UsageError(`--until ${until} is in the past`);
  return until;
}
