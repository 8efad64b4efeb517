// Quotes the licences that an SPDX 3 relationship points at. https://spdx.github.io/spdx-spec/v3.0.1/model/SimpleLicensing/SimpleLicensing/
import { getOwn, getString, isArray, type JsonObject } from "../../formats/json.ts";
import type { OwnStatement } from "../../model/index.ts";
import { stated } from "./facts.ts";
import { quoteLicense } from "./spdx2.ts";

const LISTED = /^https?:\/\/spdx\.org\/licenses\/([A-Za-z0-9.+-]+?)(?:\.html|\.json)?$/;
const DEPTH_LIMIT = 50;
/** Elements one licence may be spelt out of; sets that share members would otherwise grow without bound. */
const ELEMENT_LIMIT = 1000;

/** Nothing for "no assertion"; "NONE" for the individual that says so; the id itself where nothing better is known. */
export function quoteSpdx3License(
  id: string,
  byId: ReadonlyMap<string, JsonObject>,
  base: Pick<OwnStatement, "source" | "location">,
  keepText: (text: string) => string,
): OwnStatement[] {
  if (/NoAssertion(?:License)?$/.test(id)) return [];
  const element = byId.get(id);
  const expression =
    element === undefined ? undefined : stated(getString(element, "simplelicensing_licenseExpression"));
  if (expression !== undefined) return quoteLicense(expression, base, textsOf(element, byId), keepText);
  const text = element === undefined ? undefined : (textOf(element) ?? undefined);
  const listed = LISTED.exec(id);
  if (listed === null && text !== undefined && text.trim() !== "") {
    return [{ ...base, as: "text", raw: "license text", digest: keepText(text) }];
  }
  const raw = spellOut(id, byId, 0, { left: ELEMENT_LIMIT });
  return raw === "" ? [] : [{ ...base, as: "expression", raw }];
}

/** Texts that an expression's own references are mapped to. */
function textsOf(
  element: JsonObject | undefined,
  byId: ReadonlyMap<string, JsonObject>,
): Map<string, { name?: string; text?: string }> {
  const texts = new Map<string, { name?: string; text?: string }>();
  const list = element === undefined ? undefined : getOwn(element, "simplelicensing_customIdToUri");
  for (const entry of isArray(list) ? list : []) {
    if (typeof entry !== "object" || entry === null || isArray(entry)) continue;
    const key = getString(entry as JsonObject, "key");
    const target = byId.get(getString(entry as JsonObject, "value") ?? "");
    const text = target === undefined ? undefined : textOf(target);
    if (key !== undefined && text !== undefined) texts.set(key, { text });
  }
  return texts;
}

function textOf(element: JsonObject): string | undefined {
  return getString(element, "simplelicensing_licenseText") ?? getString(element, "expandedlicensing_licenseText");
}

/** An expression for the sets of the expanded licensing profile. */
function spellOut(id: string, byId: ReadonlyMap<string, JsonObject>, depth: number, budget: { left: number }): string {
  const element = byId.get(id);
  const type = element === undefined ? undefined : getString(element, "type");
  const own = element === undefined ? undefined : getString(element, "simplelicensing_licenseExpression");
  if (own !== undefined) return own;
  if (element !== undefined && depth < DEPTH_LIMIT && budget.left-- > 0) {
    const members = getOwn(element, "expandedlicensing_member");
    const parts = (isArray(members) ? members : [])
      .filter((one) => typeof one === "string")
      .map((one) => spellOut(one, byId, depth + 1, budget));
    if (type === "expandedlicensing_ConjunctiveLicenseSet") return `(${parts.join(" AND ")})`;
    if (type === "expandedlicensing_DisjunctiveLicenseSet") return `(${parts.join(" OR ")})`;
    if (type === "expandedlicensing_OrLaterOperator") {
      return `${spellOut(getString(element, "expandedlicensing_subjectLicense") ?? "", byId, depth + 1, budget)}+`;
    }
    if (type === "expandedlicensing_WithAdditionOperator") {
      const subject = getString(element, "expandedlicensing_subjectExtendableLicense") ?? "";
      const addition = getString(element, "expandedlicensing_subjectAddition") ?? "";
      return `${spellOut(subject, byId, depth + 1, budget)} WITH ${spellOut(addition, byId, depth + 1, budget)}`;
    }
  }
  if (/None(?:License)?$/.test(id)) return "NONE";
  const listed = LISTED.exec(id)?.[1];
  if (listed !== undefined) return listed;
  const local = /LicenseRef-[A-Za-z0-9.-]+$/.exec(id)?.[0];
  return local ?? (element === undefined ? id : (stated(getString(element, "name")) ?? id));
}
