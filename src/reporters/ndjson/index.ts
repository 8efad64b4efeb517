// One JSON document per line, for pipes.
import type { Reporter } from "../../model/index.ts";

export const ndjson: Reporter = {
  id: "ndjson",
  title: "one JSON document per line, for pipes",
  extension: "ndjson",
  load: () => import("./render.ts"),
};
