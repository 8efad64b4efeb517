// What all findings about one component add up to. Nothing is overwritten: what does not agree is a conflict with all its sides.
import type { Conclusion, LicenseFinding } from "../model/license.ts";
import { type Expression, join, licenseLeaf } from "../spdx/expression.ts";
import { parseExpression } from "../spdx/parse.ts";
import { printExpression } from "../spdx/print.ts";
import { simplify } from "../spdx/simplify.ts";
import { contradicts, covers, dropCompanions, sameLeaves, sameStatement } from "./agreement.ts";
import { speaksFor } from "./file-role.ts";

/** What else is known about the component. */
export interface Situation {
  /** Is a copy there to be read? undefined: nothing that could tell. */
  readonly installed: boolean | undefined;
  /** A source that should have been asked could not be. */
  readonly lookUpFailed: boolean;
}

/**
 * Order of trust: a curated finding decides alone; else the declarations, held against the licence texts; else the
 * texts. Files that speak for other people's code (NOTICE, THIRD-PARTY …) never speak for the component.
 */
export function conclude(findings: readonly LicenseFinding[], situation: Situation): Conclusion {
  const voices = findings.map((finding, index) => toVoice(finding, index));
  const readable = voices.filter((voice): voice is ReadableVoice => voice.expression !== undefined);
  const curated = readable.filter(({ finding }) => finding.voice === "curated");
  if (curated.length > 0) return settle(groupSides(curated));
  const declared = readable.filter(({ finding }) => finding.statement.as !== "text");
  const texts = readable.filter(({ finding }) => finding.statement.as === "text");
  const main = texts.filter((voice) => roleOf(voice) === "component");
  if (declared.length > 0) return settle([...restrictedSides(voices), ...addTexts(groupSides(declared), main)]);
  const speaking = main.length > 0 ? main : texts.filter((voice) => roleOf(voice) === "other");
  const unclear = voices.filter((voice) => voice.expression === undefined && isAboutComponent(voice));
  if (speaking.length > 0) return concludeTexts(speaking, unclear);
  if (unclear.length > 0) return { kind: "unreadable", from: unclear.map(({ index }) => index) };
  return { kind: "absent", because: whyAbsent(situation) };
}

/** A licence text that takes back what its licence grants speaks against any declaration: what holds is not known. */
function restrictedSides(voices: readonly VoiceOf[]): readonly Side[] {
  const from = voices.filter((voice) => voice.finding.restriction !== undefined && roleOf(voice) === "component");
  if (from.length === 0) return [];
  return [{ expression: licenseLeaf("NOASSERTION"), from: from.map(({ index }) => index) }];
}

interface VoiceOf {
  readonly finding: LicenseFinding;
  readonly index: number;
  readonly expression: Expression | undefined;
}

interface ReadableVoice extends VoiceOf {
  readonly expression: Expression;
}

interface Side {
  readonly expression: Expression;
  readonly from: readonly number[];
}

function toVoice(finding: LicenseFinding, index: number): VoiceOf {
  const parsed = finding.expression === undefined ? undefined : parseExpression(finding.expression);
  return { finding, index, expression: parsed?.ok ? parsed.value : undefined };
}

function roleOf({ finding }: VoiceOf): ReturnType<typeof speaksFor> {
  return speaksFor(finding.statement.raw);
}

/** A field, or a file that speaks for the component; an unrecognised NOTICE says nothing about it. */
function isAboutComponent(voice: VoiceOf): boolean {
  return voice.finding.statement.as !== "text" || roleOf(voice) === "component";
}

/** Voices of one kind that say the same make one side; one that names everything the others name speaks for all of them. */
function groupSides(voices: readonly ReadableVoice[]): readonly Side[] {
  const sides: Side[] = [];
  for (const { expression, index } of voices) {
    const at = sides.findIndex((side) => sameStatement(side.expression, expression));
    const side = sides[at];
    if (side === undefined) sides.push({ expression, from: [index] });
    else sides[at] = { expression: side.expression, from: [...side.from, index] };
  }
  const whole = sides.find((side) => isSumOf(side, sides));
  return whole === undefined ? sides : [{ expression: whole.expression, from: allFrom(sides) }];
}

/** "MIT OR Apache-2.0" beside "MIT" and "Apache-2.0": every part named, and nothing else. */
function isSumOf(side: Side, sides: readonly Side[]): boolean {
  const others = sides.filter((one) => one !== side).map((one) => one.expression);
  const sum = join("and", others);
  return sum !== undefined && sameLeaves(side.expression, sum);
}

/** Each text joins the first declaration that it can belong to; the others are sides of their own. */
function addTexts(declared: readonly Side[], texts: readonly ReadableVoice[]): readonly Side[] {
  const expected = declared.map((side) => side.expression);
  const kept = dropCompanions(texts, expected);
  const sides = declared.map((side) => ({ expression: side.expression, from: [...side.from] }));
  const foreign: ReadableVoice[] = [];
  for (const voice of texts) {
    const side = sides.find((one) => !kept.includes(voice) || covers(one.expression, voice.expression));
    if (side === undefined) foreign.push(voice);
    else side.from.push(voice.index);
  }
  return [...sides, ...groupSides(foreign)];
}

function concludeTexts(texts: readonly ReadableVoice[], unclear: readonly VoiceOf[]): Conclusion {
  const kept = dropCompanions(texts, []);
  const expression = simplify(
    join(
      "and",
      kept.map((voice) => voice.expression),
    ) as Expression,
  );
  const side: Side = { expression, from: texts.map(({ index }) => index) };
  const against = unclear.filter(({ finding }) => contradicts(finding.candidates ?? [], expression));
  if (against.length === 0) return settle([side]);
  const unknown: Side = { expression: licenseLeaf("NOASSERTION"), from: against.map(({ index }) => index) };
  return settle([unknown, side]);
}

function settle(sides: readonly Side[]): Conclusion {
  const [only, second] = sides;
  if (only !== undefined && second === undefined) {
    return { kind: "agreed", expression: printExpression(only.expression), from: sorted(only.from) };
  }
  return {
    kind: "conflict",
    expression: printExpression(allSides(sides)),
    sides: sides.map((side) => ({ expression: printExpression(side.expression), from: sorted(side.from) })),
  };
}

/** All sides together; a side that reserves or does not know everything cannot be joined and stands for the whole. */
function allSides(sides: readonly Side[]): Expression {
  for (const id of ["NONE", "NOASSERTION"]) {
    const alone = sides.find(({ expression }) => expression.kind === "license" && expression.id === id);
    if (alone !== undefined) return alone.expression;
  }
  return simplify(
    join(
      "and",
      sides.map((side) => side.expression),
    ) as Expression,
  );
}

function allFrom(sides: readonly Side[]): readonly number[] {
  return sides.flatMap((side) => side.from);
}

function sorted(numbers: readonly number[]): readonly number[] {
  return [...numbers].sort((a, b) => a - b);
}

function whyAbsent({ installed, lookUpFailed }: Situation): "look-up-failed" | "not-installed" | "says-nothing" {
  if (lookUpFailed) return "look-up-failed";
  return installed === true ? "says-nothing" : "not-installed";
}
