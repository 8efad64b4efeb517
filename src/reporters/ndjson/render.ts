// The report in lines: one for the whole, then one per project, component, dependency, file and diagnostic. The parts are those of the JSON report.
import type { Report } from "../../model/index.ts";
import { jsonText } from "../encode.ts";
import { toPlain } from "../json/render.ts";

export function render(report: Report): string {
  const { projects, components, dependencies, coverage, diagnostics, ...whole } = toPlain(report);
  const { files, ...rest } = coverage;
  const lines = [
    { type: "report", ...whole, coverage: rest },
    ...projects.map((project) => ({ type: "project", ...project })),
    ...components.map((component) => ({ type: "component", ...component })),
    ...dependencies.map((dependency) => ({ type: "dependency", ...dependency })),
    ...files.map((file) => ({ type: "file", ...file })),
    ...diagnostics.map((diagnostic) => ({ type: "diagnostic", ...diagnostic })),
  ];
  return lines.map((line) => `${jsonText(line)}\n`).join("");
}
