// The notice as one of the reporters: settings are "format", "versions" ("off"), "sources" ("on") and "unshipped" ("on").
import type { Report, ReportOptions } from "../../model/index.ts";
import { collectNotice } from "./collect.ts";
import { NOTICE_FORMATS, renderNotice } from "./render.ts";

export function render(report: Report, options: ReportOptions): string {
  const settings = options.settings ?? {};
  const notice = collectNotice(report, {
    includeUnshipped: settings["unshipped"] === "on",
    withSources: settings["sources"] === "on",
  });
  const format = NOTICE_FORMATS.find((known) => known === settings["format"]) ?? "text";
  return renderNotice(notice, format, {
    withVersions: settings["versions"] !== "off",
    withLeftOut: options.verbose === true,
  });
}
