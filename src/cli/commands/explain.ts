// licet explain: a letter about a component, a card for a license, the meaning of a code.

import { canonicalModelLicense } from "../../licenses/terms/ids.ts";
import { loadTerms } from "../../licenses/terms/index.ts";
import type { LicenseTerms } from "../../model/index.ts";
import { makeCard } from "../../policy/card.ts";
import { makeJudge } from "../../policy/judge.ts";
import { makeStyle } from "../../reporters/style.ts";
import { parseExpression } from "../../spdx/parse.ts";
import type { CommandCall } from "../command.ts";
import { EXIT } from "../exit-codes.ts";
import { writeCard } from "../explain/card-text.ts";
import { writeLetter } from "../explain/letter.ts";
import { findPaths } from "../explain/paths.ts";
import { findAssessments, lookFor } from "../find-assessments.ts";
import { today } from "../policy-file.ts";
import { runScan } from "../run-scan.ts";
import { UsageError } from "../usage-error.ts";
import { openFixer } from "../work-out-fixes.ts";

/** Paths shown in a letter; `licet why` shows them all. */
const PATHS = 3;

export async function run(call: CommandCall): Promise<number> {
  const { terminal } = call;
  const [word, ...paths] = call.operands;
  if (word === undefined)
    throw new UsageError("explain what?", "name a package, a license id or a code such as LIC001");
  if (/^LIC\d{3}$/i.test(word)) return explainCode(call, word.toUpperCase());
  const card = await findCard(word);
  if (card !== undefined && paths.length === 0) {
    terminal.out(writeCard(card, makeStyle(terminal.color)));
    return EXIT.pass;
  }
  const { report, policy, facts } = await runScan({ ...call, operands: paths }, false);
  const found = lookFor(report, word).length === 0 ? findAssessments(report, word) : lookFor(report, word);
  const roots = report.projects.map(({ purl }) => purl);
  const judge = makeJudge(policy, { today: today(), edges: report.edges, roots, terms: await loadTerms(), facts });
  const fixer = await openFixer(call, report, found, { policy, facts });
  const letters = found.map((assessment) => {
    const paths = findPaths(report, assessment.component.purl, PATHS);
    const letter = { report, assessment, paths, traces: judge.trace(assessment), fixes: fixer.all(assessment) };
    return writeLetter(letter, makeStyle(terminal.color));
  });
  terminal.out(letters.join(`\n${"─".repeat(40)}\n\n`));
  return EXIT.pass;
}

/** A license of the SPDX list, or one whose terms we hold; undefined for anything else. */
async function findCard(word: string): Promise<ReturnType<typeof makeCard> | undefined> {
  const known = canonicalModelLicense(word);
  const parsed = parseExpression(known ?? word);
  if (!parsed.ok || parsed.value.kind !== "license") return undefined;
  const { id } = parsed.value;
  const terms: LicenseTerms | undefined = (await loadTerms()).find(id);
  if (id === "NONE" || id === "NOASSERTION") return undefined;
  return id.includes("LicenseRef-") && terms === undefined ? undefined : makeCard(parsed.value, terms);
}

async function explainCode(call: CommandCall, code: string): Promise<number> {
  const { findCode, writeCode } = await import("../explain/codes.ts");
  const found = findCode(code);
  if (found === undefined) throw new UsageError(`there is no code ${code}`, "codes are listed in docs/codes/README.md");
  call.terminal.out(writeCode(found));
  return EXIT.pass;
}
