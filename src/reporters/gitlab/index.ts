// Findings as GitLab reads them for merge requests.
import type { Reporter } from "../../model/index.ts";

export const gitlab: Reporter = {
  id: "gitlab",
  title: "findings for merge requests on GitLab (code quality)",
  extension: "json",
  covers: "findings",
  load: () => import("./render.ts"),
};
