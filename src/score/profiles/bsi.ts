// BSI TR-03183-2 v2.1.0. https://www.bsi.bund.de/dok/TR-03183

import {
  AUTHOR_ADVICE,
  demand,
  fileDemands,
  graph,
  identifiers,
  name,
  reference,
  type ScoreProfile,
  SUPPLIER_ADVICE,
  timestamp,
  version,
} from "../demands.ts";
import { isCompletenessStated, isReachable, isReadable, isTold, licensesBy, share, whole } from "../judge.ts";

export const bsi: ScoreProfile = {
  id: "bsi",
  title: "BSI TR-03183-2 v2.1.0",
  source: "https://www.bsi.bund.de/dok/TR-03183",
  demands: [
    demand("format-version", "CycloneDX 1.6, SPDX 3.0.1 or later", "specVersion", ({ format, specVersion }) => {
      const recent = format === "SPDX" ? /^3\.(?:0\.[1-9]|[1-9])/ : /^1\.(?:[6-9]|\d\d)$/;
      return whole(recent.test(specVersion), "an older version");
    }),
    demand(
      "creator",
      "e-mail or web address of who made the SBOM",
      "metadata.manufacturer or metadata.authors[].email",
      (bom) => whole([bom.manufacturer, bom.supplier, ...bom.authors].some(isReachable), "no address"),
      { advice: AUTHOR_ADVICE },
    ),
    timestamp,
    demand("no-vulnerabilities", "no vulnerabilities in the SBOM", "vulnerabilities[]", (bom) =>
      whole(!bom.hasVulnerabilities, "there are some"),
    ),
    demand(
      "component-creator",
      "e-mail or web address of who made the component",
      "components[].manufacturer, supplier or authors[].email",
      (bom) =>
        share(bom, ({ manufacturer, supplier: by, authors }) => [manufacturer, by, ...authors].some(isReachable)),
      { advice: SUPPLIER_ADVICE },
    ),
    name,
    version,
    demand("filename", "file name", "components[].properties bsi:component:filename", (bom) =>
      share(bom, ({ properties }) => /^[^\\/]+$/.test(properties.get("bsi:component:filename")?.[0] ?? "")),
    ),
    graph,
    demand("coverage", "every component in the graph", "dependencies[]", (bom) =>
      share(bom, ({ ref }) => bom.needs.has(ref)),
    ),
    demand("completeness", "completeness of each list of dependencies", "compositions[]", (bom) =>
      share(bom, (component) => isCompletenessStated(bom, component)),
    ),
    demand(
      "distribution-license",
      "a concluded license in SPDX's terms",
      'components[].licenses with acknowledgement "concluded"',
      (bom) =>
        share(bom, (component) => {
          const concluded = licensesBy(component, "concluded");
          return concluded.length > 0 && concluded.every(isReadable);
        }),
    ),
    demand(
      "sha-512",
      "SHA-512 of the distributed file",
      "components[].externalReferences[type=distribution].hashes",
      (bom) =>
        share(bom, ({ references }) =>
          references.some(
            ({ type, hashes }) =>
              /^distribution/.test(type) &&
              hashes.some(({ algorithm, value }) => algorithm === "SHA512" && value !== ""),
          ),
        ),
    ),
    ...fileDemands,
    demand(
      "sbom-uri",
      "address of the SBOM",
      "serialNumber",
      (bom) => whole(/^(?:urn:uuid:|[a-z][a-z0-9+.-]*:\/\/)/i.test(bom.serialNumber), "no serial number"),
      { isConditional: true },
    ),
    demand(
      "source-uri",
      "address of the source code",
      "components[].externalReferences[type=source-distribution]",
      reference(["source-distribution", "vcs"]),
      { isConditional: true },
    ),
    demand(
      "deployable-uri",
      "address of the distributed file",
      "components[].externalReferences[type=distribution]",
      reference(["distribution", "distribution-intake"]),
      { isConditional: true },
    ),
    { ...identifiers, isConditional: true },
    demand(
      "original-license",
      "a declared license",
      'components[].licenses with acknowledgement "declared"',
      (bom) =>
        share(bom, (component) => licensesBy(component, "declared").some(({ expression }) => isTold(expression))),
      { isConditional: true, advice: "two compound expressions fit in CycloneDX 1.7 only: --spec-version 1.7" },
    ),
  ],
};
