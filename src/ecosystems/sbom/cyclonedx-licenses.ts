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
 * One statement per licence entry. Several ids without an operator between them are one statement (a JSON list), since the
 * format does not say whether they mean "and" or "or"; the dialect decides that.
 */
export function quoteChoices(choices: readonly LicenseChoice[], place: QuotePlace): OwnStatement[] {
  const { source, path, line, keepText } = place;
  const base = { source, location: placeAt(path, line) };
  const statements: OwnStatement[] = [];
  const ids = new Map<string, string[]>();

  for (const choice of choices) {
    const expression = stated(choice.expression);
    const id = stated(choice.id);
    const name = stated(choice.name);
    const url = stated(choice.url);
    const text = decode(choice.text);
    if (expression !== undefined) statements.push({ ...base, as: "expression", raw: expression });
    if (id !== undefined) {
      const group = ids.get(choice.acknowledgement ?? "") ?? [];
      if (!group.includes(id)) group.push(id);
      ids.set(choice.acknowledgement ?? "", group);
      continue;
    }
    if (name !== undefined) statements.push({ ...base, as: "name", raw: name });
    if (url !== undefined) statements.push({ ...base, as: "url", raw: url });
    if (text !== undefined)
      statements.push({ ...base, as: "text", raw: name ?? "license text", digest: keepText(text) });
  }
  for (const group of ids.values()) {
    const raw = group.length === 1 ? (group[0] ?? "") : JSON.stringify(group);
    statements.push({ ...base, as: group.length === 1 ? "expression" : "name", raw });
  }
  return statements;
}

function decode(text: LicenseChoice["text"]): string | undefined {
  if (text === undefined || text.content.trim() === "") return undefined;
  if (text.encoding !== "base64") return text.content;
  const bytes = Buffer.from(text.content.replace(/\s/g, ""), "base64");
  return bytes.length === 0 ? undefined : bytes.toString("utf8");
}
