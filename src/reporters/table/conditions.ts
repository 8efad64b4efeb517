// What is allowed on conditions, so that somebody can confirm them: not a fault, but not nothing either.
import type { Report } from "../../model/index.ts";
import { plain } from "../encode.ts";
import { conditionsOf } from "../findings.ts";
import type { Style } from "../style.ts";

const SHOWN_NAMES = 3;

/** One block for each set of conditions, for what passes; what does not tells them with the finding. */
export function renderConditions(report: Report, style: Style): string {
  const groups = new Map<string, { readonly conditions: readonly string[]; readonly names: string[] }>();
  for (const assessment of report.assessments) {
    const { answer } = assessment.verdict;
    const conditions = conditionsOf(assessment);
    if (conditions.length === 0 || (answer !== "allow" && answer !== "warn")) continue;
    const key = conditions.join("\0");
    const group = groups.get(key) ?? { conditions, names: [] };
    group.names.push(assessment.component.name);
    groups.set(key, group);
  }
  if (groups.size === 0) return "";
  const blocks = [...groups.values()].map(({ conditions, names }) => {
    const more = names.length > SHOWN_NAMES ? ` and ${names.length - SHOWN_NAMES} more` : "";
    const lines = conditions.map((condition) => `    [ ] ${plain(condition)}`);
    return [`  ${names.slice(0, SHOWN_NAMES).map(plain).join(", ")}${more}`, ...lines].join("\n");
  });
  return [style.bold("allowed, provided that"), ...blocks].join("\n");
}
