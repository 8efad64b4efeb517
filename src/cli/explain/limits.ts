// "What the license limits": each limit with its clause, and whether it holds you by the facts that were told.
import type { Assessment, Limit } from "../../model/index.ts";
import { plain } from "../../reporters/encode.ts";

/** Those that hold come first, then those that hang on a fact, then those that do not hold, then what is only worth knowing. */
export function describeLimits({ verdict }: Assessment): string[] {
  const limits = verdict.limits ?? [];
  const groups: readonly (readonly [mark: string, wanted: (limit: Limit) => boolean])[] = [
    ["holds you", ({ effect, applies }) => effect !== "information" && applies === true],
    ["hangs on a fact", ({ effect, applies }) => effect !== "information" && applies === "unknown"],
    ["does not hold you", ({ effect, applies }) => effect !== "information" && applies === false],
    ["to know", ({ effect }) => effect === "information"],
  ];
  return groups.flatMap(([mark, wanted]) =>
    limits.filter(wanted).map(({ summary, clause }) => `  ${mark.padEnd(18)} ${plain(summary)} (${plain(clause)})`),
  );
}
