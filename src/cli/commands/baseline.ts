// licet baseline: writes down the violations that are there, and from then on only takes away what is solved.
import * as fs from "node:fs";
import { relative, resolve } from "node:path";
import {
  applyBaseline,
  type Baseline,
  countFresh,
  countLocked,
  makeBaseline,
  readBaseline,
  shrinkBaseline,
  writeBaseline,
} from "../../baseline.ts";
import { makeDiskTree } from "../../io/disk-tree.ts";
import { type CommandCall, isOptionSet, stringOption } from "../command.ts";
import { EXIT } from "../exit-codes.ts";
import { readText } from "../read-input.ts";
import { prepareScan } from "../run-scan.ts";
import { UsageError } from "../usage-error.ts";
import { writeFileWhole } from "../write-file.ts";

const USUAL_NAME = ".license-baseline.json";

export async function run(call: CommandCall): Promise<number> {
  const { terminal } = call;
  const place = resolve(terminal.cwd, stringOption(call, "output") ?? USUAL_NAME);
  const shown = relative(terminal.cwd, place) || place;
  // The baseline itself must not hide what it is about to be compared with, and it may not exist yet.
  const prepared = await prepareScan(call, true, call.operands, { withoutBaseline: true });
  const report = await prepared.scanAsIs(makeDiskTree(prepared.target.root, prepared.target.label));
  const losses = report.diagnostics.filter(({ gravity }) => gravity === "loss").length;
  if (losses > 0) {
    terminal.err(`nothing written: ${losses} things could not be looked at; see licet check\n`);
    return EXIT.incomplete;
  }
  const now = makeBaseline(report);
  const locked = countLocked(report);
  if (locked > 0)
    terminal.err(
      `${locked} ${locked === 1 ? "violation is" : "violations are"} answered by locked rules of a parent policy; no baseline of this project accepts them\n`,
    );
  if (!fs.existsSync(place)) {
    writeFileWhole(place, writeBaseline(now));
    terminal.out(`${shown}: ${count(now)} written. Name it in the policy: gate: { baseline: ${shown} }\n`);
    return EXIT.pass;
  }
  const before = understand(readText(terminal.cwd, place), shown);
  const kept = shrinkBaseline(before, report);
  const fresh = countFresh(before, report);
  const solved = applyBaseline(report, before).gone.length;
  if (fresh > 0 && isOptionSet(call, "acceptNew")) {
    writeFileWhole(place, writeBaseline(now));
    terminal.out(
      `${shown}: grown on request: ${fresh} new violations accepted, ${solved} entries gone, ${count(now)} now\n`,
    );
    return EXIT.pass;
  }
  if (solved > 0) writeFileWhole(place, writeBaseline(kept));
  terminal.out(`${shown}: ${solved} solved and taken away, ${count(kept)} left\n`);
  if (fresh === 0) return EXIT.pass;
  terminal.err(
    `${fresh} violations are not in it and were not added; see licet check, or accept them with --accept-new\n`,
  );
  return EXIT.violations;
}

function count({ entries }: Baseline): string {
  return `${entries.length} ${entries.length === 1 ? "entry" : "entries"}`;
}

function understand(text: string, shown: string): Baseline {
  const read = readBaseline(text);
  if (read.ok) return read.value;
  throw new UsageError(`the baseline ${shown} is not valid: ${read.error}`, "mend it, or remove it and write it anew");
}
