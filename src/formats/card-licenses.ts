// The words of a model or data-set card that name its licence. https://github.com/huggingface/hub-docs/blob/main/modelcard.md
import { readsAsHubName } from "./hub-license-names.ts";
import { getOwn, getString, isArray, type JsonObject } from "./json.ts";

export interface CardLicense {
  readonly raw: string;
  readonly key: "license" | "licenses" | "license_name";
  /** Place in the list, where the field holds one. */
  readonly index?: number;
}

/** One for each licence that holds; several of which one cannot be read are quoted as one list, so that it is not lost. */
export function listCardLicenses(values: JsonObject): readonly CardLicense[] {
  // Early cards of data sets have "licenses".
  const key = Object.hasOwn(values, "license") ? "license" : "licenses";
  const value = getOwn(values, key);
  const items = isArray(value) ? value : [value];
  const words: CardLicense[] = items.flatMap((raw, index) =>
    typeof raw === "string" && raw.trim() !== ""
      ? [{ raw: raw.trim(), key, ...(isArray(value) ? { index } : {}) }]
      : [],
  );
  const name = getString(values, "license_name") ?? "";
  const asksForName = words.length === 0 || words.some(({ raw }) => saysElsewhere(raw));
  // "other" only says that `license_name` and `license_link` say more.
  const named: readonly CardLicense[] =
    name.trim() !== "" && asksForName
      ? [...words.filter(({ raw }) => !saysElsewhere(raw)), { raw: name, key: "license_name" }]
      : words;
  if (named.length < 2 || named.every(({ raw }) => readsAsHubName(raw))) return named;
  return [{ raw: JSON.stringify(named.map(({ raw }) => raw)), key }];
}

/** True where the card's tags say nothing by themselves, or there is none. */
export function isLicenseElsewhere(values: JsonObject): boolean {
  const value = getOwn(values, "license");
  return (isArray(value) ? value : [value]).every((raw) => typeof raw !== "string" || saysElsewhere(raw));
}

function saysElsewhere(tag: string): boolean {
  return tag === "other" || tag === "unknown";
}
