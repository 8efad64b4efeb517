// One line per component, for spreadsheets.
import type { Reporter } from "../../model/index.ts";

export const csv: Reporter = {
  id: "csv",
  title: "one line per component, for spreadsheets",
  extension: "csv",
  load: () => import("./render.ts"),
};
