// The attribution reporter: what those who receive the product must be told.
import type { Reporter } from "../../model/index.ts";

export const notice: Reporter = {
  id: "notice",
  title: "Attribution notice",
  extension: "txt",
  load: () => import("./reporter.ts"),
};
