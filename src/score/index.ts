// Scores an SBOM by what regimes ask for and tells what is missing and where to fill it in.
import { err, ok, type Result } from "../model/index.ts";
import type { Demand, ScoreContext, ScoreProfile } from "./demands.ts";
import type { Outcome } from "./judge.ts";
import { SCORE_PROFILES } from "./profiles.ts";
import { readBom } from "./read.ts";

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

export function scoreBom(value: unknown, context: ScoreContext): Result<Score, string> {
  const bom = readBom(value);
  if (bom === undefined) return err('not a CycloneDX JSON document ("bomFormat" is missing)');
  return ok({
    format: bom.format,
    specVersion: bom.specVersion,
    components: bom.components.length,
    profiles: SCORE_PROFILES.map((profile) => scoreProfile(profile, (demand) => demand.judge(bom, context))),
  });
}

function scoreProfile(profile: ScoreProfile, judge: (demand: Demand) => Outcome): ScoredProfile {
  const demands = profile.demands.map((demand): ScoredDemand => {
    const outcome = judge(demand);
    const { id, title, field, advice, isConditional } = demand;
    const counts = isConditional !== true || outcome.score > 0;
    return { id, title, field, ...(advice === undefined ? {} : { advice }), counts, ...outcome };
  });
  const counted = demands.filter(({ counts }) => counts);
  const score = counted.reduce((sum, demand) => sum + demand.score, 0) / Math.max(1, counted.length);
  return { id: profile.id, title: profile.title, source: profile.source, score, demands };
}
