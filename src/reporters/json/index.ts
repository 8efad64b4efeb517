// The whole report as JSON, for machines.
import type { Reporter } from "../../model/index.ts";

export const json: Reporter = {
  id: "json",
  title: "the whole report, for machines",
  extension: "json",
  load: () => import("./render.ts"),
};
