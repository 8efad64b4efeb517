// The report as Markdown, for job summaries and comments.
import type { Reporter } from "../../model/index.ts";

export const markdown: Reporter = {
  id: "markdown",
  title: "for job summaries and comments",
  extension: "md",
  load: () => import("./render.ts"),
};
