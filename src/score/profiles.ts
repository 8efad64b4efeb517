// The regimes an SBOM is scored by; sources in docs/sbom.md.
import type { ScoreProfile } from "./demands.ts";
import { bsi } from "./profiles/bsi.ts";
import { certIn } from "./profiles/cert-in.ts";
import { cisa } from "./profiles/cisa.ts";
import { licensing } from "./profiles/licensing.ts";
import { ntia } from "./profiles/ntia.ts";

export const SCORE_PROFILES: readonly ScoreProfile[] = [ntia, cisa, bsi, certIn, licensing];
