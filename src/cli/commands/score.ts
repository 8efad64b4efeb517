// licet score: tells what an SBOM lacks for each regime and where to fill it in; exits 1 below a minimum that was asked for.
import * as fs from "node:fs";
import { resolve } from "node:path";
import { plain } from "../../reporters/encode.ts";
import { SCORE_PROFILES, type ScoredDemand, type ScoredProfile, scoreText } from "../../score/index.ts";
import { type CommandCall, isOptionSet, listOption, stringOption } from "../command.ts";
import { EXIT } from "../exit-codes.ts";
import { readText } from "../read-input.ts";
import { UsageError } from "../usage-error.ts";

/** What signers put beside a file. */
const SIGNATURES = [".sig", ".asc", ".minisig", ".sigstore", ".sigstore.json", ".bundle", ".p7s", ".intoto.jsonl"];

export async function run(call: CommandCall): Promise<number> {
  const { terminal } = call;
  const file = call.operands[0] ?? "";
  const wanted = readProfiles(stringOption(call, "profile"));
  const minima = listOption(call, "min").map(readMinimum);
  const place = resolve(terminal.cwd, file);
  const isSigned = SIGNATURES.some((suffix) => fs.existsSync(`${place}${suffix}`));
  const result = scoreText(readText(terminal.cwd, file), { isSigned });
  if (!result.ok) {
    const { reason, position } = result.error;
    throw new UsageError(`${file}${position === undefined ? "" : `:${position.line}:${position.column}`}: ${reason}`);
  }
  const score = { ...result.value, profiles: result.value.profiles.filter(({ id }) => wanted.includes(id)) };
  if (isOptionSet(call, "json")) terminal.out(`${JSON.stringify({ schemaVersion: 1, file, ...score }, null, 2)}\n`);
  else {
    terminal.out(`${plain(file)}  ${score.format} ${plain(score.specVersion)}, ${score.components} components\n`);
    for (const profile of score.profiles) terminal.out(showProfile(profile, isOptionSet(call, "verbose")));
  }
  let code: number = EXIT.pass;
  for (const { id, least } of minima) {
    const reached = result.value.profiles.find((profile) => profile.id === id)?.score ?? 0;
    if (reached >= least) continue;
    terminal.err(`${id}: ${show(reached)} is less than ${least}\n`);
    code = EXIT.violations;
  }
  return code;
}

function showProfile(profile: ScoredProfile, isVerbose: boolean): string {
  const counted = profile.demands.filter(({ counts }) => counts);
  const met = counted.filter(({ score }) => score === 10).length;
  const lines = [`\n${show(profile.score)}/10  ${profile.title}: ${met} of ${counted.length} met`];
  for (const demand of profile.demands) {
    if (demand.score === 10) {
      if (isVerbose) lines.push(`  met      ${demand.title}`);
    } else if (demand.counts) lines.push(...showLack(demand, isVerbose));
    else if (isVerbose) lines.push(`  n/a      ${demand.title} (asked for only if it exists)`);
  }
  return `${lines.join("\n")}\n`;
}

function showLack(demand: ScoredDemand, isVerbose: boolean): readonly string[] {
  const { title, score, field, advice, missing, unknown } = demand;
  const most = isVerbose ? Number.POSITIVE_INFINITY : 3;
  const list = (labels: readonly string[]) =>
    `${labels.slice(0, most).map(plain).join(", ")}${labels.length > most ? ` and ${labels.length - most} more` : ""}`;
  return [
    `  ${show(score).padStart(4)}     ${title}`,
    ...(missing.length === 0 ? [] : [`           missing: ${list(missing)}`]),
    ...(unknown.length === 0 ? [] : [`           stated to be unknown: ${list(unknown)}`]),
    `           field:   ${field}`,
    ...(advice === undefined ? [] : [`           how:     ${advice}`]),
  ];
}

/** Rounded down, so that ten means all. */
function show(score: number): string {
  return (Math.floor(score * 10 + 1e-9) / 10).toFixed(1);
}

function readProfiles(words: string | undefined): readonly string[] {
  const known = SCORE_PROFILES.map(({ id }) => id);
  if (words === undefined) return known;
  const wanted = words.split(",").map((word) => word.trim());
  const stranger = wanted.find((word) => !known.includes(word));
  if (stranger !== undefined)
    throw new UsageError(`--profile does not know "${stranger}"`, `it knows: ${known.join(", ")}`);
  return wanted;
}

function readMinimum(text: string): { readonly id: string; readonly least: number } {
  const [id = "", number = ""] = text.split("=");
  const least = Number(number);
  if (number === "" || Number.isNaN(least) || !SCORE_PROFILES.some((profile) => profile.id === id)) {
    throw new UsageError(`--min ${text} is not understood`, "write a profile and a score, such as bsi=9.5");
  }
  return { id, least };
}
