// The SPDX reporters.
import type { Reporter } from "../../model/index.ts";

export const spdxJson: Reporter = {
  id: "spdx-json",
  title: "SPDX 2.3 SBOM (JSON)",
  extension: "spdx.json",
  load: () => import("./spdx2.ts"),
};

export const spdx3Json: Reporter = {
  id: "spdx3-json",
  title: "SPDX 3.0.1 SBOM (JSON-LD)",
  extension: "spdx3.json",
  load: () => import("./spdx3.ts"),
};
