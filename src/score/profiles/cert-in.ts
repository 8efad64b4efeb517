// CERT-In technical guidelines on SBOM 2.0: 21 fields, of which a licence scan knows 15. https://www.cert-in.org.in/

import {
  author,
  demand,
  fileDemands,
  graph,
  identifiers,
  license,
  name,
  reference,
  type ScoreProfile,
  strongHash,
  supplier,
  timestamp,
  version,
} from "../demands.ts";
import { share } from "../judge.ts";

export const certIn: ScoreProfile = {
  id: "cert-in",
  title: "CERT-In technical guidelines on SBOM 2.0",
  source: "https://www.cert-in.org.in/",
  demands: [
    name,
    version,
    demand("description", "description", "components[].description", (bom) =>
      share(bom, ({ description }) => description !== ""),
    ),
    supplier,
    license,
    demand(
      "origin",
      "where it comes from",
      "components[].externalReferences",
      reference(["vcs", "distribution", "website", "source-distribution"]),
    ),
    graph,
    strongHash,
    identifiers,
    ...fileDemands,
    author,
    timestamp,
    ...["vulnerabilities", "patch status", "release date", "end-of-life date", "criticality", "comments"].map((title) =>
      demand(
        title.replaceAll(" ", "-"),
        title,
        "components[].properties licet:unknown-fields",
        (bom) =>
          share(
            bom,
            () => false,
            ({ properties }) =>
              (properties.get("licet:unknown-fields")?.[0] ?? "").split(",").includes(title.replaceAll(" ", "-")),
          ),
        { isConditional: true, advice: "outside a license scan; state it in the supplement file" },
      ),
    ),
  ],
};
