// Remarks at the lines of a pull request on GitHub.
import type { Reporter } from "../../model/index.ts";

export const github: Reporter = {
  id: "github",
  title: "remarks at the lines of a pull request on GitHub (log commands)",
  extension: "txt",
  covers: "findings",
  load: () => import("./render.ts"),
};
