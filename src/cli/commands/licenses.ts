// licet licenses: the licenses that permit, ask and limit what you want; with two ids, both side by side.

import { suggestLicense } from "../../licenses/suggest.ts";
import { loadTerms } from "../../licenses/terms/index.ts";
import { CATEGORIES } from "../../model/index.ts";
import { filterLicenses, findListed, LIMITS, makeCard, PERMISSIONS } from "../../policy/card.ts";
import { dutyIds } from "../../policy/duties.ts";
import { nearestWord } from "../../policy/suggest.ts";
import { plain } from "../../reporters/encode.ts";
import { makeStyle } from "../../reporters/style.ts";
import { type CommandCall, isOptionSet, stringOption } from "../command.ts";
import { EXIT } from "../exit-codes.ts";
import { compareCards, writeCard } from "../explain/card-text.ts";
import { UsageError } from "../usage-error.ts";

export async function run(call: CommandCall): Promise<number> {
  const { terminal } = call;
  const style = makeStyle(terminal.color);
  const terms = await loadTerms();
  const cards = call.operands.map((word) => {
    const leaf = findListed(word);
    if (leaf !== undefined) return makeCard(leaf, terms.find(leaf.id));
    const near = suggestLicense(word);
    throw new UsageError(
      `"${word}" is not on the SPDX list`,
      near === undefined ? undefined : `did you mean "${near}"?`,
    );
  });
  const [first, second] = cards;
  if (first !== undefined && second !== undefined) terminal.out(compareCards([first, second], style));
  else if (first !== undefined) terminal.out(writeCard(first, style));
  else listLicenses(call);
  return EXIT.pass;
}

function listLicenses(call: CommandCall): void {
  const found = filterLicenses({
    allows: readWords(call, "allows", PERMISSIONS),
    requires: readWords(call, "requires", [...dutyIds(), "osi-approved"]),
    forbids: readWords(call, "forbids", [...dutyIds(), ...LIMITS]),
    categories: readWords(call, "category", CATEGORIES),
  });
  if (isOptionSet(call, "json")) {
    call.terminal.out(`${JSON.stringify(found, null, 2)}\n`);
    return;
  }
  const width = Math.max(0, ...found.map((card) => card.license.length));
  for (const card of found)
    call.terminal.out(`${card.license.padEnd(width)}  ${card.category.padEnd(16)}  ${plain(card.name)}\n`);
  call.terminal.err(`${found.length} licenses; licet licenses <id> <id> compares two\n`);
}

function readWords(call: CommandCall, option: string, known: readonly string[]): readonly string[] {
  const words = (stringOption(call, option) ?? "").split(",").filter((word) => word.trim() !== "");
  return words.map((raw) => {
    const word = raw.trim();
    if (known.includes(word)) return word;
    const near = nearestWord(word, known);
    throw new UsageError(
      `--${option} does not know "${word}"`,
      near === undefined ? `it knows: ${known.join(", ")}` : `did you mean "${near}"?`,
    );
  });
}
