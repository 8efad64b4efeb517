// What is said of a component's licence, in one phrase: the conclusion, or the words that could not be understood.
import type { Assessment } from "../model/index.ts";

/** Not encoded for output; "" when nothing is said. Words that several places repeat are told once. */
export function statedLicense({ conclusion, findings }: Pick<Assessment, "conclusion" | "findings">): string {
  if (conclusion.kind === "agreed" || conclusion.kind === "conflict") return conclusion.expression;
  if (conclusion.kind !== "unreadable") return "";
  return [...new Set(conclusion.from.map((index) => findings[index]?.statement.raw ?? ""))].join(" / ");
}
