// The CycloneDX reporters: an SBOM with verdicts; the library and everything else loads only when one of them is used.
import type { Reporter } from "../../model/index.ts";

export const cyclonedxJson: Reporter = {
  id: "cyclonedx-json",
  title: "CycloneDX SBOM (JSON)",
  extension: "cdx.json",
  load: () => import("./json.ts"),
};

export const cyclonedxXml: Reporter = {
  id: "cyclonedx-xml",
  title: "CycloneDX SBOM (XML)",
  extension: "cdx.xml",
  load: () => import("./xml.ts"),
};
