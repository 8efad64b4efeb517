// The card of a license in plain words, and two cards side by side.
import type { LicenseCard } from "../../policy/card.ts";
import { findDuty } from "../../policy/duties.ts";
import { plain } from "../../reporters/encode.ts";
import type { Style } from "../../reporters/style.ts";

const WORDS: Readonly<Record<string, string>> = {
  "commercial-use": "use it commercially",
  modification: "change it",
  distribution: "hand it on",
  "private-use": "use it in private",
  "patent-use": "use the contributors' patents in it",
  "no-warranty": "comes without warranty",
  "no-patents": "gives no right to patents",
  "no-trademark": "gives no right to names and marks",
  "non-commercial": "not for commercial use",
  "no-derivatives": "not to be handed on in a changed form",
  "field-of-use": "not for every field of use",
  "source-available": "not for every kind of offering",
  "no-production":
    "not in production, beyond what its licensor grants in addition; from its change date on, another license holds",
};

const UNKNOWN = "what it asks is not in our tables: read its text";

export function writeCard(card: LicenseCard, style: Style): string {
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ["You may", card.permissions.map(inWords)],
    ["You must", card.dutiesKnown ? card.obligations.map((duty) => `${duty.summary} (${duty.source})`) : [UNKNOWN]],
    ["Limits", card.limits.map(inWords)],
    [
      "What it says, by clause",
      card.terms.map(
        ({ clause, summary, effect }) => `${clause}: ${summary}${effect === "information" ? "" : ` [${effect}]`}`,
      ),
    ],
  ];
  const disputed = card.disputed ? "; sources disagree" : "";
  const lines = [
    `${style.bold(plain(card.license))}  ${plain(card.name)}`,
    `${card.category}: ${plain(card.reason.replaceAll("the source report", "the report"))} (${plain(card.source)}${disputed})`,
  ];
  if (card.flags.length > 0) lines.push(`marks: ${card.flags.map(plain).join(", ")}`);
  for (const [title, entries] of sections) {
    if (entries.length === 0) continue;
    lines.push("", style.bold(title), ...entries.map((entry) => `  - ${plain(entry)}`));
  }
  lines.push("", style.dim("A summary, not the license: the text itself decides."));
  return `${lines.join("\n")}\n`;
}

function inWords(word: string): string {
  return WORDS[word] ?? word;
}

function markOf(card: LicenseCard, key: "permissions" | "conditions" | "limits", word: string): string {
  if (card[key].includes(word)) return "yes";
  return key === "conditions" && !card.dutiesKnown ? "?" : "-";
}

/** Rows of traits with a mark for each license that has them; equal rows are dimmed. */
export function compareCards(cards: readonly [LicenseCard, LicenseCard], style: Style): string {
  const [a, b] = cards;
  const width = Math.max(...cards.map((card) => card.license.length), 6);
  const pad = (text: string): string => text.padEnd(width);
  const row = (name: string, left: string, right: string): string => {
    const line = `${name.padEnd(26)}  ${pad(left)}  ${right}`;
    return left === right ? style.dim(line) : line;
  };
  const lines = [style.bold(`${"".padEnd(26)}  ${pad(a.license)}  ${b.license}`), row("class", a.category, b.category)];
  const groups = [
    ["You may", "permissions"],
    ["You must", "conditions"],
    ["Limits", "limits"],
  ] as const;
  for (const [title, key] of groups) {
    const words = [...new Set([...a[key], ...b[key]])];
    if (words.length === 0) continue;
    lines.push(style.bold(title));
    for (const word of words) lines.push(row(`  ${word}`, markOf(a, key, word), markOf(b, key, word)));
  }
  for (const card of cards) if (!card.dutiesKnown) lines.push(`${card.license}: ${UNKNOWN}`);
  const duties = [...new Set([...a.conditions, ...b.conditions])].flatMap((id) => {
    const duty = findDuty(id);
    return duty === undefined ? [] : [`  ${id}: ${duty.summary}`];
  });
  return `${[...lines, ...(duties.length === 0 ? [] : ["", ...duties.map((line) => style.dim(line))])].join("\n")}\n`;
}
