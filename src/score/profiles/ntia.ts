// The NTIA minimum elements of 2021. https://www.ntia.gov/report/2021/minimum-elements-software-bill-materials-sbom

import type { ScoredBom } from "../bom.ts";
import {
  author,
  demand,
  identifiers,
  name,
  type ScoreProfile,
  supplier,
  timestamp,
  toolName,
  version,
} from "../demands.ts";
import { best, whole } from "../judge.ts";

export const ntia: ScoreProfile = {
  id: "ntia",
  title: "NTIA minimum elements (2021)",
  source: "https://www.ntia.gov/report/2021/minimum-elements-software-bill-materials-sbom",
  demands: [
    supplier,
    name,
    version,
    identifiers,
    demand("dependencies", "what the product depends on", "dependencies[]", (bom) =>
      whole(
        (bom.needs.get(bom.primary?.ref ?? "") ?? []).length > 0 || isLeafStated(bom),
        "the primary component depends on nothing",
      ),
    ),
    demand("author", "who made the SBOM", "metadata.authors", (bom) =>
      best(author.judge(bom, { isSigned: false }), toolName.judge(bom, { isSigned: false })),
    ),
    timestamp,
  ],
};

function isLeafStated(bom: ScoredBom): boolean {
  const ref = bom.primary?.ref ?? "";
  return bom.compositions.some(({ aggregate, refs }) => aggregate === "complete" && refs.has(ref));
}
