// licet init: writes a first policy for a project, and says what it would find fault with today.
import * as fs from "node:fs";
import { join, relative } from "node:path";
import { gate, isViolation } from "../../gate.ts";
import { makeDiskTree } from "../../io/disk-tree.ts";
import { findName } from "../../licenses/aliases.ts";
import { suggestLicense } from "../../licenses/suggest.ts";
import type { Assessment, Report } from "../../model/index.ts";
import { addDays, type DraftException, type PolicyDraft, rangeAround, writePolicy } from "../../policy/draft.ts";
import { partsOfPurl, showPackagePattern } from "../../policy/patterns.ts";
import type { Distribution } from "../../policy/policy.ts";
import { compareVersions } from "../../policy/versions.ts";
import { plain } from "../../reporters/encode.ts";
import { canonicalizeExpression } from "../../spdx/parse.ts";
import { openAsker } from "../ask.ts";
import { type CommandCall, isOptionSet, stringOption } from "../command.ts";
import { EXIT } from "../exit-codes.ts";
import { findTarget } from "../find-root.ts";
import { guessUse, USES, type Use } from "../guess-use.ts";
import { POLICY_NAMES } from "../load-policy.ts";
import { checkText, today } from "../policy-file.ts";
import { runScan } from "../run-scan.ts";
import { UsageError } from "../usage-error.ts";
import { writeFileWhole } from "../write-file.ts";

const DISTRIBUTION: Readonly<Record<Use, Distribution>> = {
  distributed: "binary",
  hosted: "saas",
  internal: "internal",
  permissive: "source",
};
const BASELINE_DAYS = 180;

export async function run(call: CommandCall): Promise<number> {
  const { terminal } = call;
  const { root, label } = findTarget(terminal.cwd, call.operands);
  const place = join(root, POLICY_NAMES[0] as string);
  const shown = relative(terminal.cwd, place) || place;
  const present = POLICY_NAMES.find((name) => fs.existsSync(join(root, name)));
  if (present !== undefined && !isOptionSet(call, "force")) {
    throw new UsageError(`there is a policy already: ${shown}`, "change it, or write it anew with --force");
  }
  const choice = await chooseUse(call, root, label);
  const before = await runScan({ ...call, operands: [root], options: { ...call.options, policy: choice.use } }, true);
  const hasModels = before.report.assessments.some(
    ({ component }) => component.kind === "model" || component.kind === "dataset",
  );
  const schema = fs.existsSync(join(root, "node_modules", "licet"))
    ? "./node_modules/licet/schemas/policy.schema.json"
    : "https://unpkg.com/licet/schemas/policy.schema.json";
  const draft: PolicyDraft = {
    preset: choice.use,
    distribution: [DISTRIBUTION[choice.use]],
    ...(choice.outbound === undefined ? {} : { outbound: choice.outbound }),
    hasModels,
    exceptions: [],
    schema,
  };
  await checkText(writePolicy(draft), shown, terminal.cwd);
  writeFileWhole(place, writePolicy(draft));
  const { report } = await runScan({ ...call, operands: [root], options: { ...call.options, policy: place } }, true);
  return finish(call, { place, shown, draft }, report);
}

interface Written {
  readonly place: string;
  readonly shown: string;
  readonly draft: PolicyDraft;
}

async function finish(call: CommandCall, written: Written, report: Report): Promise<number> {
  const { terminal } = call;
  const { violations, losses } = gate(report);
  const failing = report.assessments.filter(({ verdict }) => isViolation(verdict.answer, report.policy.failOn));
  terminal.out(`${plain(written.shown)}: written, extends "${written.draft.preset}"\n`);
  terminal.out(
    `today it finds fault with ${violations} of ${report.assessments.length} components${countAnswers(failing)}\n`,
  );
  if (losses > 0) terminal.out(`${losses} things could not be looked at; licet scan tells which\n`);
  if (isOptionSet(call, "baseline") && failing.length > 0) {
    const exceptions = baselineOf(failing);
    const text = writePolicy({ ...written.draft, exceptions });
    await checkText(text, written.shown, terminal.cwd);
    writeFileWhole(written.place, text);
    terminal.out(
      `${exceptions.length === 1 ? "1 exception accepts" : `${exceptions.length} exceptions accept`} what is there until ${exceptions[0]?.expires}; new findings fail\n`,
    );
  } else if (failing.length > 0) {
    terminal.out("next: licet check shows them · licet init --force --baseline accepts them for now\n");
  } else {
    terminal.out("next: run licet check in CI\n");
  }
  return EXIT.pass;
}

function countAnswers(failing: readonly Assessment[]): string {
  const counts = new Map<string, number>();
  for (const { verdict } of failing) counts.set(verdict.answer, (counts.get(verdict.answer) ?? 0) + 1);
  const parts = [...counts].sort().map(([answer, count]) => `${count} ${answer}`);
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}

interface UseChoice {
  readonly use: Use;
  readonly outbound?: string;
}

/** Two questions at a terminal; without one, `--use` or the guess with `--yes`. */
async function chooseUse(call: CommandCall, root: string, label: string): Promise<UseChoice> {
  const guess = guessUse(makeDiskTree(root, label));
  const named = stringOption(call, "use");
  const license = stringOption(call, "license");
  if (named !== undefined) return withOutbound(checkUse(named), license);
  if (isOptionSet(call, "yes")) {
    call.terminal.err(`taken: ${guess.use} (${guess.because})\n`);
    return withOutbound(guess.use, license);
  }
  if (!call.terminal.isInputTerminal || !call.terminal.isErrTerminal) {
    throw new UsageError(
      "how does the project reach others?",
      `say so with --use ${USES.join("|")}, or take the guess with --yes (${guess.use}: ${guess.because})`,
    );
  }
  call.terminal.err(
    `distributed: installed or shipped · hosted: a service · internal: stays in the house · permissive: a library for others\n`,
  );
  const asker = openAsker(call.terminal.err);
  try {
    const use = await asker.ask({ text: "How does it reach others?", suggestion: guess.use, read: checkUse });
    if (license !== undefined) return withOutbound(use, license);
    return await asker.ask({
      text: "Which license does it go out under (SPDX, or none)?",
      suggestion: guess.outbound ?? "none",
      read: (answer) => withOutbound(use, answer === "none" ? undefined : answer),
    });
  } finally {
    asker.close();
  }
}

function checkUse(word: string): Use {
  const use = USES.find((one) => one === word);
  if (use === undefined) throw new UsageError(`there is no use "${word}"`, `choose one of: ${USES.join(", ")}`);
  return use;
}

function withOutbound(use: Use, license: string | undefined): UseChoice {
  if (license === undefined) return { use };
  const read = canonicalizeExpression(license);
  if (!read.ok) {
    const alias = findName(license);
    const near = alias?.kind === "exact" ? alias.expression : suggestLicense(license);
    throw new UsageError(
      `"${license}" cannot be read as a license: ${read.error.reason}`,
      near === undefined ? "write an SPDX expression" : `did you mean "${near}"?`,
    );
  }
  return { use, outbound: read.value.text };
}

/** One exception per package and set of licenses, so that another license or a new package still fails. */
function baselineOf(failing: readonly Assessment[]): readonly DraftException[] {
  const groups = new Map<string, Assessment[]>();
  for (const assessment of failing) {
    const { type, path } = partsOfPurl(assessment.component.purl);
    const key = `${type}/${path} ${blockingOf(assessment).join(" ")}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [assessment]);
    else group.push(assessment);
  }
  return [...groups.values()].map((group, at): DraftException => {
    const first = group[0] as Assessment;
    const { type, path } = partsOfPurl(first.component.purl);
    const versions = rangeAround(
      group.map(({ component }) => component),
      compareVersions,
    );
    return {
      id: `BASE-${String(at + 1).padStart(4, "0")}`,
      package: showPackagePattern({ type, path }),
      ...(versions === undefined ? {} : { versions }),
      licenses: blockingOf(first),
      reason: "In use before this policy; not looked at yet.",
      granted: today(),
      expires: addDays(today(), BASELINE_DAYS),
    };
  });
}

function blockingOf({ verdict }: Assessment): readonly string[] {
  return [
    ...new Set(verdict.steps.filter((step) => step.chosen && step.answer !== "allow").map((step) => step.license)),
  ];
}
