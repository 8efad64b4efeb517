// Turns the conditions and obligations of the facts into terms that the judge can evaluate.
import { conditions } from "./conditions.mjs";
import { obligations, obligationsFromConditions } from "./obligations.mjs";

/** Ids are completed to "<licence>/<kind>" on loading; only the second of a kind carries its own. */
function numbered(rows) {
  const seen = new Map();
  return rows.map(({ kind, ...rest }) => {
    const count = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, count);
    return { ...(count === 1 ? {} : { id: `${kind}-${count}` }), kind, ...rest };
  });
}

/** The facts are terse in places; readers get sentences. */
const SPELT_OUT = {
  Notice: "Keep the required notice with every copy",
  "Fixed notice": "Keep the required notice with every copy",
  "Fixed notice text": "Keep the required notice with every copy",
  Attribution: "Name the author, the licence and changes",
  Adaptations: "Publish adaptations only under the same or a compatible licence",
  Cite: "Cite the model in publications",
  Indemnity: "Bear the licensor's costs from claims of third parties over your use",
  "Prominent display": "Display the required words prominently",
  revocable: "The grant can be revoked",
  "Research use": "For research use only",
  "Export controls": "Export controls must be kept",
  "Non-commercial": "Non-commercial use only",
  Prohibited: "Reverse engineering is prohibited",
  "30 days": "The licensor may end the agreement with 30 days' notice",
  "Latest version": "Reasonable efforts to use the latest version",
  "Remote restriction": "The licensor may restrict usage remotely",
  "Produced works need notice": "Works made from the data need a notice naming the database and its licence",
};

function spellOut(summary) {
  return Object.hasOwn(SPELT_OUT, summary) ? SPELT_OUT[summary] : summary;
}

/** What is shown is spelt as everything licet shows; quotations stay as they are. */
function american({ summary, fulfil, clause, ...rest }) {
  const spell = (text) => text.replaceAll("licence", "license").replaceAll("Licence", "License");
  return {
    ...rest,
    clause: spell(clause),
    summary: spell(summary),
    ...(fulfil === undefined ? {} : { fulfil: spell(fulfil) }),
  };
}

function clauseOf(raw) {
  return raw === "-" || raw === "?" || raw === undefined ? "not cited" : raw;
}

export function makeTerms(entry, license) {
  const rows = [];
  for (const condition of entry.conditions) {
    const make = conditions[condition.type];
    if (make === undefined) throw new Error(`${entry.id}: no translation for the condition ${condition.type}`);
    for (const row of make(condition, entry, license) ?? []) {
      rows.push({
        kind: condition.type,
        clause: clauseOf(condition.clause),
        summary: spellOut(condition.summary),
        effect: "information",
        binding: "license",
        ...row,
      });
    }
  }
  return numbered(rows.map(american));
}

export function makeObligations(entry, license) {
  const rows = [];
  for (const duty of [...entry.obligations, ...obligationsFromConditions(entry)]) {
    const make = obligations[duty.type];
    if (make === undefined) throw new Error(`${entry.id}: no translation for the obligation ${duty.type}`);
    for (const row of make(duty, entry, license) ?? []) {
      rows.push({ kind: duty.type, clause: clauseOf(duty.clause), summary: spellOut(duty.summary), ...row });
    }
  }
  return numbered(rows.map(american));
}
