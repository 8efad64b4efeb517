// Sets of possible answers: what a verdict may still become when facts are missing. AND takes the worst, OR the best, member by member.
import { ANSWERS, type Answer } from "../model/index.ts";

/** Bit n is set if `ANSWERS[n]` is possible; never empty. */
export type AnswerSet = number;

export function setOf(answer: Answer): AnswerSet {
  return 1 << ANSWERS.indexOf(answer);
}

/** The one possible answer, or "undetermined" if there are several. */
export function settle(set: AnswerSet): Answer {
  for (const [at, answer] of ANSWERS.entries()) if (set === 1 << at) return answer;
  return "undetermined";
}

/** Every worse one of two: an answer is possible if one side can give it while the other gives it or a better one. */
export function worstOf(a: AnswerSet, b: AnswerSet): AnswerSet {
  let result = 0;
  for (let at = 0; at < ANSWERS.length; at++) {
    const bit = 1 << at;
    const upTo = bit | (bit - 1);
    if ((a & bit && b & upTo) || (b & bit && a & upTo)) result |= bit;
  }
  return result;
}

/** Every better one of two. */
export function bestOf(a: AnswerSet, b: AnswerSet): AnswerSet {
  let result = 0;
  for (let at = 0; at < ANSWERS.length; at++) {
    const bit = 1 << at;
    const upFrom = ~(bit - 1);
    if ((a & bit && b & upFrom) || (b & bit && a & upFrom)) result |= bit;
  }
  return result;
}

/** 0 for allow to 4 for deny. */
export function rankOf(answer: Answer): number {
  return ANSWERS.indexOf(answer);
}
