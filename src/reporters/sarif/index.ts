// Findings for code scanning, SARIF 2.1.0.
import type { Reporter } from "../../model/index.ts";

export const sarif: Reporter = {
  id: "sarif",
  title: "findings for code scanning, SARIF 2.1.0",
  extension: "sarif",
  covers: "findings",
  load: () => import("./render.ts"),
};
