// What no scanner can know (contacts, support dates, who made the BOM), told by a person in a file and merged without inventing anything.
import { err, ok, type Result } from "../../model/index.ts";
import { parsePurl } from "../../purl/index.ts";
import type { Part } from "./part.ts";
import type { Party } from "./party.ts";

export interface Supplement {
  /** Who made the BOM. */
  readonly author?: Party;
  readonly product?: PartSupplement;
  /** Licence of the BOM's own data; "none" leaves it out. */
  readonly dataLicense?: string;
  readonly components?: readonly (PartSupplement & { readonly purl: string })[];
}

/** Every key replaces what the scan found; what is not given stays. */
export interface PartSupplement {
  readonly name?: string;
  readonly version?: string;
  readonly description?: string;
  readonly supplier?: Party;
  readonly copyright?: string;
  /** SPDX expression of a product's own licence. */
  readonly license?: string;
  /** Name-value pairs, passed on as they are, such as `cdx:lifecycle:milestone:endOfSupport`. */
  readonly properties?: Readonly<Record<string, string>>;
}

interface Parts {
  readonly subject: Part;
  readonly members: readonly Part[];
  readonly parts: readonly Part[];
}

export function applySupplement(told: Parts, supplement: Supplement): Parts {
  const entries = supplement.components ?? [];
  const amend = (part: Part): Part => {
    let amended = part;
    for (const entry of entries) if (covers(entry.purl, part.purl)) amended = amendPart(amended, entry);
    return amended;
  };
  return {
    subject: supplement.product === undefined ? told.subject : amendPart(told.subject, supplement.product),
    members: told.members.map(amend),
    parts: entries.length === 0 ? told.parts : told.parts.map(amend),
  };
}

function amendPart(part: Part, said: PartSupplement): Part {
  return {
    ...part,
    ...(said.name === undefined ? {} : { name: said.name }),
    ...(said.version === undefined ? {} : { version: said.version }),
    ...(said.description === undefined ? {} : { description: said.description }),
    ...(said.supplier === undefined ? {} : { supplier: said.supplier, supplierBasis: "supplement" as const }),
    ...(said.copyright === undefined ? {} : { copyrights: [said.copyright] }),
    // A component's licence is the scan's and the policy's business; only our own product's is taken from here.
    ...(said.license === undefined || part.assessment !== undefined
      ? {}
      : { declared: [{ expression: said.license }], concluded: said.license }),
    ...(said.properties === undefined ? {} : { stated: [...part.stated, ...Object.entries(said.properties)] }),
  };
}

/** A purl without a version covers every version. */
function covers(pattern: string, purl: string): boolean {
  if (pattern === purl) return true;
  const wanted = parsePurl(pattern);
  if (!wanted.ok || wanted.value.version !== undefined) return false;
  const actual = parsePurl(purl);
  return (
    actual.ok &&
    actual.value.type === wanted.value.type &&
    actual.value.namespace === wanted.value.namespace &&
    actual.value.name === wanted.value.name
  );
}

const PART_KEYS = ["name", "version", "description", "supplier", "copyright", "license", "properties"];
const PARTY_KEYS = ["name", "email", "url"];

/** Checks a supplement that was read from a file; the failure says where in it and what is wrong. */
export function checkSupplement(value: unknown): Result<Supplement, string> {
  const wrong =
    checkKeys(value, ["author", "product", "dataLicense", "components"], "supplement") ??
    checkParty(field(value, "author"), "author") ??
    checkPart(field(value, "product"), "product", []) ??
    checkText(field(value, "dataLicense"), "dataLicense") ??
    checkComponents(field(value, "components"));
  return wrong === undefined ? ok(value as Supplement) : err(wrong);
}

function field(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}

function checkKeys(value: unknown, known: readonly string[], place: string): string | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return `${place}: must be a mapping`;
  const stranger = Object.keys(value).find((key) => !known.includes(key));
  return stranger === undefined ? undefined : `${place}: unknown key "${stranger}" (known: ${known.join(", ")})`;
}

function checkText(value: unknown, place: string): string | undefined {
  return value === undefined || (typeof value === "string" && value !== "") ? undefined : `${place}: must be a text`;
}

function checkParty(value: unknown, place: string): string | undefined {
  if (value === undefined) return undefined;
  const wrong = checkKeys(value, PARTY_KEYS, place);
  if (wrong !== undefined) return wrong;
  if (field(value, "name") === undefined) return `${place}.name: is missing`;
  for (const key of PARTY_KEYS) {
    const bad = checkText(field(value, key), `${place}.${key}`);
    if (bad !== undefined) return bad;
  }
  return undefined;
}

function checkPart(value: unknown, place: string, more: readonly string[]): string | undefined {
  if (value === undefined) return undefined;
  const wrong =
    checkKeys(value, [...more, ...PART_KEYS], place) ?? checkParty(field(value, "supplier"), `${place}.supplier`);
  if (wrong !== undefined) return wrong;
  for (const key of [...more, "name", "version", "description", "copyright", "license"]) {
    const bad = checkText(field(value, key), `${place}.${key}`);
    if (bad !== undefined) return bad;
  }
  const properties = field(value, "properties");
  if (properties === undefined) return undefined;
  if (typeof properties !== "object" || properties === null || Array.isArray(properties))
    return `${place}.properties: must be a mapping`;
  const bad = Object.entries(properties).find(([, text]) => typeof text !== "string");
  return bad === undefined ? undefined : `${place}.properties.${bad[0]}: must be a text (put it in quotes)`;
}

function checkComponents(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) return "components: must be a list";
  for (const [index, entry] of value.entries()) {
    const place = `components[${index}]`;
    const wrong = checkPart(entry, place, ["purl"]);
    if (wrong !== undefined) return wrong;
    const purl = field(entry, "purl");
    if (typeof purl !== "string") return `${place}.purl: is missing`;
    const parsed = parsePurl(purl);
    if (!parsed.ok) return `${place}.purl: not a package URL: ${parsed.error.reason}`;
    if (field(entry, "license") !== undefined)
      return `${place}.license: a component's license is corrected in the policy, not here`;
  }
  return undefined;
}
