// Changes that make another licence of a text: a detector that still reports the old one is dangerous.
import { readFileSync } from "node:fs";

/** Sentences that take something back, to be put anywhere. */
export const SENTENCES = [
  "The Software may not be used for commercial purposes.",
  "This license is granted for non-commercial use only.",
  "Use of the Software in a production environment requires a paid license from the Licensor.",
  "You must pay a royalty of ten percent of all revenue that is attributable to the Work.",
  "If the monthly active users of your products exceed 700 million, you must request a license, which we may grant in our sole discretion.",
  "The Software shall be used for Good, not Evil.",
  "The grant of rights under the License will not include, and the License does not grant to you, the right to Sell the Software.",
  "You may not provide the Software to third parties as a hosted or managed service.",
  "The Software must not be used for military purposes or in nuclear facilities.",
  "Permission is granted solely for academic research and educational purposes.",
  "Entities with annual revenues over one million dollars are not licensed and must contact the author.",
  "You may not use the Software to train machine learning models.",
  "Redistribution of modified versions is prohibited without prior written consent.",
  "Use by government agencies is forbidden.",
  "The license terminates automatically after ninety days unless a subscription is purchased.",
  "Residents of certain countries are excluded from this license.",
  "Any product that includes the Software must prominently display the logo of the Licensor in its user interface.",
  "This software may only be used together with hardware sold by Example Inc.",
];
/** Small changes inside a sentence. */
export const EDITS = [
  [/\bPermission is hereby granted\b/i, "Permission is not hereby granted"],
  [/\bfree of charge\b/i, "for a fee"],
  [/\bwithout fee\b/i, "with a fee"],
  [/\bfor any purpose\b/i, "for any non-commercial purpose"],
  [/\bwith or without modification\b/i, "without modification"],
  [/\bwithout restriction\b/i, "with the restrictions stated below"],
  [/\bare permitted\b/i, "are not permitted"],
  [/\band\/or sell\b/i, "but not sell"],
  [/\broyalty-free\b/i, "royalty-bearing"],
  [/\bto any person\b/i, "to any natural person, excluding companies,"],
  [/\bcommercial\b/i, "non-commercial"],
  [/\bno-charge\b/i, "limited"],
  [/\birrevocable\b/i, "revocable"],
  [/\bperpetual\b/i, "one-year"],
];

/** More wordings, also in other languages; tests/licenses/detect/poisoned.test.ts puts each into each place. */
export const WORDINGS = JSON.parse(
  readFileSync(new URL("../../../tests/licenses/detect/limits.json", import.meta.url), "utf8"),
).sentences;

/** The text with a wording at its end, in its title, in the middle or in its copyright line. */
export function limit(text, r) {
  const wording = r.pick(WORDINGS);
  const place = r.pick(["end", "title", "middle", "copyright line"]);
  if (place === "copyright line" && /^Copyright \(c\).*$/m.test(text))
    return { text: text.replace(/^Copyright \(c\).*$/m, (line) => `${line}. ${wording}`), by: `${place}: ${wording}` };
  if (place === "title") return { text: `License (${wording})\n\n${text}`, by: `${place}: ${wording}` };
  const list = text.split(/\n[ \t]*\n/);
  list.splice(place === "middle" ? Math.max(1, list.length >> 1) : list.length, 0, wording);
  return { text: list.join("\n\n"), by: `${place}: ${wording}` };
}

export function poison(text, r) {
  const fitting = EDITS.filter(([pattern]) => pattern.test(text));
  if (fitting.length > 0 && r.chance(0.4)) {
    const [pattern, replacement] = r.pick(fitting);
    return { text: text.replace(pattern, replacement), by: `edit: ${replacement}` };
  }
  const sentence = r.pick(SENTENCES);
  const list = text.split(/\n[ \t]*\n/);
  const place = r.pick(["start", "end", "between", "inside"]);
  if (place === "inside") {
    const at = [...text.matchAll(/[.;:]\s+(?=[A-Z("])/g)].map((m) => m.index + m[0].length);
    if (at.length > 0) {
      const cut = r.pick(at);
      return { text: `${text.slice(0, cut)}${sentence} ${text.slice(cut)}`, by: `inside: ${sentence}` };
    }
  }
  const cut = place === "start" ? 0 : place === "end" ? list.length : 1 + r.below(Math.max(1, list.length - 1));
  list.splice(cut, 0, sentence);
  return { text: list.join("\n\n"), by: `${place}: ${sentence}` };
}
