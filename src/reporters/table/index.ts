// The report for people at a terminal.
import type { Reporter } from "../../model/index.ts";

export const table: Reporter = {
  id: "table",
  title: "for people at a terminal",
  extension: "txt",
  load: () => import("./render.ts"),
};
