// A gate's result within the limits of GitHub's comments and job summaries; the longest version that fits is taken.
import type { GateResult } from "../../model/index.ts";
import { renderGate } from "./gate.ts";

/** GitHub refuses longer comments (65,536 characters); room is left for the marker and a link. */
export const COMMENT_LIMIT = 60_000;
/** GitHub drops a longer job summary (1 MiB) as a whole. */
export const SUMMARY_LIMIT = 900 * 1024;

export function renderWithin(result: GateResult, bytes: number): string {
  for (const rows of [Number.POSITIVE_INFINITY, 1000, 200, 50, 10, 3]) {
    for (const isBrief of [false, true]) {
      const text = renderGate(result, { rows, isBrief });
      if (Buffer.byteLength(text) <= bytes) return text;
    }
  }
  const { violations, losses } = result.counts;
  return `### Licenses: ${violations} violations, ${losses} not looked at\n\nThe details do not fit here; see the full report.\n`;
}
