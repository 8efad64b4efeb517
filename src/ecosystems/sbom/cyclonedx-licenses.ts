// Quotes the licences of a CycloneDX component. https://cyclonedx.org/docs/1.6/json/#components_items_licenses
import { placeAt } from "../../formats/troubles.ts";
import type { OwnStatement } from "../../model/index.ts";
import { stated } from "./facts.ts";

/** One entry of a licence list, the same for JSON and XML. */
export interface LicenseChoice {
  readonly expression?: string;
  readonly id?: string;
  readonly name?: string;
  readonly url?: string;
  readonly text?: { readonly content: string; readonly encoding?: string };
  readonly acknowledgement?: string;
}

export interface QuotePlace {
  readonly source: string;
  readonly path: string;
  readonly line?: number;
  readonly keepText: (text: string) => string;
}

/**
 * One statement per licence entry, except that several without an operator between them are one statement (a JSON list): the
 * format does not say whether they mean "and" or "or", which is for the reader to decide.
 */
export function quoteChoices(choices: readonly LicenseChoice[], place: QuotePlace): OwnStatement[] {
  const { source, path, line, keepText } = place;
  const base = { source, location: placeAt(path, line) };
  const statements: OwnStatement[] = [];
  const groups = new Map<string, LicenseChoice[]>();
  for (const choice of choices) {
    const expression = stated(choice.expression);
    const text = decode(choice.text);
    if (expression !== undefined) statements.push({ ...base, as: "expression", raw: expression });
    else push(groups, choice.acknowledgement ?? "", choice);
    if (text !== undefined) statements.push({ ...base, as: "text", raw: "license text", digest: keepText(text) });
  }
  for (const group of groups.values()) {
    const words = [...new Set(group.flatMap(({ id, name }) => stated(id) ?? stated(name) ?? []))];
    const [word] = words;
    if (words.length > 1) {
      statements.push({ ...base, as: "name", raw: JSON.stringify(words) });
      continue;
    }
    const isId = group.some(({ id }) => stated(id) !== undefined);
    if (word !== undefined) statements.push({ ...base, as: isId ? "expression" : "name", raw: word });
    for (const url of new Set(isId ? [] : group.flatMap((choice) => stated(choice.url) ?? []))) {
      statements.push({ ...base, as: "url", raw: url });
    }
  }
  return statements;
}

function push(groups: Map<string, LicenseChoice[]>, key: string, choice: LicenseChoice): void {
  const known = groups.get(key);
  if (known === undefined) groups.set(key, [choice]);
  else known.push(choice);
}

function decode(text: LicenseChoice["text"]): string | undefined {
  if (text === undefined || text.content.trim() === "") return undefined;
  if (text.encoding !== "base64") return text.content;
  const bytes = Buffer.from(text.content.replace(/\s/g, ""), "base64");
  return bytes.length === 0 ? undefined : bytes.toString("utf8");
}

/** The licence that a component is concluded to be under; before 1.6 nobody says who speaks, and a single entry is it. */
export function concludedIn(choices: readonly LicenseChoice[]): string | undefined {
  const spoken = choices.filter(({ acknowledgement }) => acknowledgement === "concluded");
  const silent = choices.every(({ acknowledgement }) => acknowledgement === undefined) ? choices : [];
  const [only] = spoken.length > 0 ? spoken : silent.length === 1 ? silent : [];
  return only?.expression ?? only?.id ?? only?.name;
}
