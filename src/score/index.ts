// Scores an SBOM by what regimes ask for and tells what is missing and where to fill it in.

import type { SyntaxFailure } from "../formats/json.ts";
import { err, ok, type Result } from "../model/index.ts";
import type { ScoredBom } from "./bom.ts";
import type { Demand, ScoreContext, ScoreProfile } from "./demands.ts";
import type { Outcome } from "./judge.ts";
import { SCORE_PROFILES } from "./profiles.ts";
import { readBom, readBomText } from "./read.ts";
import { fieldIn } from "./spdx-fields.ts";

export { SCORE_PROFILES } from "./profiles.ts";

export interface ScoredDemand extends Outcome {
  readonly id: string;
  readonly title: string;
  readonly field: string;
  readonly advice?: string;
  /** False for what the regime asks for only if it exists, and nothing of it is there. */
  readonly counts: boolean;
}

export interface ScoredProfile {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  /** 0 to 10: the mean of the demands that count. */
  readonly score: number;
  readonly demands: readonly ScoredDemand[];
}

export interface Score {
  readonly format: string;
  readonly specVersion: string;
  readonly components: number;
  readonly profiles: readonly ScoredProfile[];
}

const READS = "CycloneDX in JSON or XML, SPDX 2 in JSON or tag-value and SPDX 3 in JSON-LD are read";

export function scoreBom(value: unknown, context: ScoreContext): Result<Score, string> {
  const bom = readBom(value);
  return bom === undefined ? err(`no SBOM: ${READS}`) : ok(score(bom, context));
}

/** From the file's text, in any of the formats. */
export function scoreText(
  content: string,
  context: ScoreContext,
): Result<Score, { readonly reason: string; readonly position?: SyntaxFailure["position"] }> {
  const bom = readBomText(content);
  if (bom.ok) return ok(score(bom.value, context));
  return err(bom.error ?? { reason: `no SBOM: ${READS}` });
}

function score(bom: ScoredBom, context: ScoreContext): Score {
  const { format, specVersion } = bom;
  return {
    format,
    specVersion,
    components: bom.components.length,
    profiles: SCORE_PROFILES.map((profile) =>
      scoreProfile(
        profile,
        (demand) => demand.judge(bom, context),
        (demand) => fieldIn(format, specVersion, demand.id, demand.field),
      ),
    ),
  };
}

function scoreProfile(
  profile: ScoreProfile,
  judge: (demand: Demand) => Outcome,
  fieldOf: (demand: Demand) => string,
): ScoredProfile {
  const demands = profile.demands.map((demand): ScoredDemand => {
    const outcome = judge(demand);
    const { id, title, advice, isConditional } = demand;
    const field = fieldOf(demand);
    const counts = isConditional !== true || outcome.score > 0;
    return { id, title, field, ...(advice === undefined ? {} : { advice }), counts, ...outcome };
  });
  const counted = demands.filter(({ counts }) => counts);
  const score = counted.reduce((sum, demand) => sum + demand.score, 0) / Math.max(1, counted.length);
  return { id: profile.id, title: profile.title, source: profile.source, score, demands };
}
