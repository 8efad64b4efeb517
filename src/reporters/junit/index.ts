// Each component as a test, for build servers.
import type { Reporter } from "../../model/index.ts";

export const junit: Reporter = {
  id: "junit",
  title: "each component as a test, for build servers",
  extension: "xml",
  load: () => import("./render.ts"),
};
