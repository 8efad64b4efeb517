// The 2026 minimum elements for an SBOM: 17 data fields and two practices. https://www.cisa.gov/sbom

import {
  author,
  demand,
  graph,
  identifiers,
  isSupplied,
  isSupplierUnknown,
  license,
  name,
  type ScoreProfile,
  SUPPLIER_ADVICE,
  timestamp,
  toolName,
  version,
} from "../demands.ts";
import { allHashes, isNamed, isStrong, share, whole } from "../judge.ts";

const PHASES = ["design", "pre-build", "build", "post-build", "operations", "discovery", "decommission"];

export const cisa: ScoreProfile = {
  id: "cisa",
  title: "2026 minimum elements for an SBOM (CISA and others)",
  source: "https://www.cisa.gov/sbom",
  demands: [
    author,
    demand(
      "author-signature",
      "the author's signature",
      "signature, or a detached file beside it",
      (bom, { isSigned }) => whole(bom.hasSignature || isSigned, "not signed"),
      { advice: "licet sbom --sign key.pem, or an attestation in CI (docs/sbom.md)" },
    ),
    demand("format-name", "name of the format", "bomFormat", (bom) => whole(bom.format !== "", "no format")),
    demand("format-version", "version of the format", "specVersion", (bom) =>
      whole(/^[1-3]\.\d/.test(bom.specVersion), "no version"),
    ),
    demand("generation-context", "before, during or after the build", "metadata.lifecycles[].phase", (bom) =>
      whole(
        bom.phases.some((phase) => PHASES.includes(phase)),
        "no phase",
      ),
    ),
    timestamp,
    toolName,
    demand("tool-version", "version of the tool", "metadata.tools.components[].version", (bom) =>
      whole(bom.tools.length > 0 && bom.tools.every((tool) => tool.version !== ""), "a tool without a version"),
    ),
    demand("sbom-version", "version of the SBOM", "serialNumber and version", (bom) =>
      whole((bom.version ?? 0) >= 1 && bom.serialNumber !== "", "no serial number or version"),
    ),
    demand(
      "producer",
      "who makes the component",
      "components[].supplier, manufacturer or authors",
      (bom) => share(bom, (component) => isSupplied(component) || component.authors.some(isNamed), isSupplierUnknown),
      { advice: SUPPLIER_ADVICE },
    ),
    name,
    version,
    identifiers,
    demand("hash-algorithm", "algorithm of the hash", "components[].hashes[].alg", (bom) =>
      share(bom, (component) => allHashes(component).some(isStrong)),
    ),
    demand("hash-value", "value of the hash", "components[].hashes[].content", (bom) =>
      share(bom, (component) => allHashes(component).some(isStrong)),
    ),
    license,
    graph,
    demand("coverage", "every component in the graph", "dependencies[]", (bom) =>
      share(bom, ({ ref }) => bom.needs.has(ref)),
    ),
    demand("unknowns", "what is not known, named as such", "compositions[]", (bom) =>
      whole(bom.compositions.length > 0, "no compositions"),
    ),
  ],
};
