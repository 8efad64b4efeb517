// Bills of materials made by other tools: CycloneDX and SPDX.
import type { Ecosystem } from "../../model/index.ts";

export const sbom: Ecosystem = {
  id: "sbom",
  title: "SBOMs of other tools (CycloneDX, SPDX)",
  purlTypes: [],
  extractors: [
    {
      id: "sbom/json",
      title: "CycloneDX 1.2–1.7, SPDX 2.2, 2.3 and 3.0 (JSON)",
      version: 2,
      files: [
        "bom.json",
        "*.bom.json",
        "*-bom.json",
        "bom-*.json",
        "*.cdx.json",
        "sbom.json",
        "*.sbom.json",
        "*-sbom.json",
        "sbom-*.json",
        "*.cyclonedx.json",
        "cyclonedx.json",
        "*.spdx.json",
        "*.spdx3.json",
        "spdx.json",
      ],
      provides: { resolution: "locked", edges: true, licenses: true },
      nameIsHint: true,
      load: () => import("./json.ts"),
    },
    {
      id: "sbom/cyclonedx-xml",
      title: "CycloneDX 1.0–1.7 (XML)",
      version: 2,
      files: [
        "bom.xml",
        "*.bom.xml",
        "*-bom.xml",
        "*.cdx.xml",
        "sbom.xml",
        "*.sbom.xml",
        "*-sbom.xml",
        "cyclonedx.xml",
      ],
      provides: { resolution: "locked", edges: true, licenses: true },
      nameIsHint: true,
      load: () => import("./cyclonedx-xml.ts"),
    },
    {
      id: "sbom/spdx-tag-value",
      title: "SPDX 2.2 and 2.3 (tag-value)",
      version: 1,
      files: ["*.spdx"],
      provides: { resolution: "locked", edges: true, licenses: true },
      load: () => import("./spdx2-tag-value.ts"),
    },
    {
      id: "sbom/spdx-yaml",
      title: "SPDX 2.2 and 2.3 (YAML)",
      version: 2,
      files: ["*.spdx.yaml", "*.spdx.yml"],
      provides: { resolution: "locked", edges: true, licenses: true },
      load: () => import("./spdx2-yaml.ts"),
    },
  ],
  unsupported: [
    {
      files: ["*.spdx.rdf", "*.spdx.rdf.xml", "*.spdx.xml"],
      title: "SPDX in RDF or XML",
      remedy: "convert it to JSON, for example with the SPDX Java tools: Convert input.spdx.rdf output.spdx.json",
    },
    {
      files: ["*.cdx.bin", "*.cdx.binpb"],
      title: "CycloneDX in Protocol Buffers",
      remedy:
        "convert it to JSON: cyclonedx convert --input-file bom.cdx.bin --output-format json --output-file bom.cdx.json",
    },
    {
      files: ["*.syft.json"],
      title: "SBOM in Syft's own JSON",
      remedy: "convert it: syft convert sbom.syft.json -o cyclonedx-json=bom.cdx.json",
    },
  ],
};
