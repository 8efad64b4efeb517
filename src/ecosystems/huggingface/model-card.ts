// Model and data-set cards: README.md with metadata. https://github.com/huggingface/hub-docs/blob/main/modelcard.md

import { isLicenseElsewhere, listCardLicenses } from "../../formats/card-licenses.ts";
import { readFrontMatter, sliceFrontMatter, sliceUnclosed } from "../../formats/front-matter.ts";
import { getString, isArray, isObject, type JsonObject } from "../../formats/json.ts";
import type { LineOf } from "../../formats/line-finder.ts";
import { entrySkipped, fileBroken, placeAt } from "../../formats/troubles.ts";
import {
  type ExtractContext,
  type ExtractedComponent,
  type Extraction,
  err,
  type FormatFailure,
  type Location,
  type OwnStatement,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import {
  dataSetComponent,
  identifyModel,
  type ModelIdentity,
  modelComponent,
  readModelName,
} from "../../purl/index.ts";
import { isTemplate, kindOfCard, looksLikeCard } from "./card-kind.ts";
import { listStrings } from "./fields.ts";

const SOURCE = "huggingface/model-card";
const NOTHING: Extraction = { projects: [], components: [], edges: [], diagnostics: [] };

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const front = readFrontMatter(file.text);
  if (!front.ok) {
    // Front matter that no card would have is somebody else's.
    const source = sliceFrontMatter(file.text) ?? "";
    if (!looksLikeCard(source)) return ok(NOTHING);
    if (isTemplate(source)) {
      const line = front.error.position?.line;
      const skipped = entrySkipped(file.path, line, "card", "it is a template whose values are yet to be filled in");
      return ok({ ...NOTHING, diagnostics: [skipped] });
    }
    return err(fileBroken(file.path, front.error));
  }
  if (front.value === undefined) {
    const unclosed = sliceUnclosed(file.text);
    if (unclosed === undefined || !looksLikeCard(unclosed)) return ok(NOTHING);
    return err(fileBroken(file.path, { code: "LIC102", reason: 'the metadata of the card has no end ("---")' }));
  }
  const { values, lineOf } = front.value;
  const kind = kindOfCard(values, file.path, context);
  if (kind === undefined) return ok(NOTHING);
  const card: Card = { path: file.path, values, lineOf };
  if (kind === "space") {
    return ok({ ...NOTHING, components: unique([...relatedModels(card, "models"), ...relatedData(card)]) });
  }
  const identity = identifyModel(file.path, kind);
  const bases = kind === "model" ? relatedModels(card, "base_model") : [];
  const data = kind === "model" ? relatedData(card) : [];
  const own = describe(card, identity, bases, data, context);
  const related = unique([...bases, ...data]).filter(({ ref }) => ref !== own.ref);
  return ok({
    ...NOTHING,
    components: [own, ...related],
    edges: related.map(({ ref }) => ({ from: own.ref, to: ref })),
  });
}

interface Card {
  readonly path: string;
  readonly values: JsonObject;
  readonly lineOf: LineOf;
}

function describe(
  card: Card,
  identity: ModelIdentity,
  bases: readonly ExtractedComponent[],
  data: readonly ExtractedComponent[],
  context: ExtractContext,
): ExtractedComponent {
  const { values, path } = card;
  const published = getString(values, "model_name") ?? repositoryName(values) ?? modelIndexName(values);
  const properties: Record<string, string | readonly string[]> = {};
  const set = (key: string, value: string | readonly string[] | undefined) => {
    if (value !== undefined && value.length > 0) properties[key] = value;
  };
  set("model:name", published);
  set(
    "model:base",
    bases.map(({ purl }) => purl),
  );
  set(
    "model:base-unresolved",
    listStrings(values["base_model"]).filter((name) => readModelName(name) === undefined),
  );
  set("model:base-relation", getString(values, "base_model_relation") ?? inferRelation(values, bases.length));
  set(
    "model:datasets",
    data.map(({ purl }) => purl),
  );
  set("model:library", getString(values, "library_name"));
  set("model:task", getString(values, "pipeline_tag"));
  set("model:license-link", getString(values, "license_link"));
  set("model:languages", listStrings(values["language"]));
  const { kind, purl, name, version, installPath } = identity;
  return {
    ref: purl,
    purl,
    kind,
    name: identity.isCached ? name : (published ?? name),
    ...(version === undefined ? {} : { version }),
    scope: kind === "model" ? "runtime" : "unknown",
    direct: true,
    location: placeAt(path, card.lineOf(values, "license") ?? 1),
    installPath,
    presence: "shipped",
    statements: statementsOf(card, context),
    about: {
      ...(Object.keys(properties).length === 0 ? {} : { properties }),
      ...(identity.isCached ? { homepage: homepageOf(identity) } : {}),
    },
  };
}

/** What the hub takes the relation for where the card does not say it. https://huggingface.co/docs/hub/model-cards#specifying-a-base-model */
function inferRelation(values: JsonObject, baseCount: number): string | undefined {
  if (baseCount > 1) return "merge";
  if (baseCount === 0) return undefined;
  if (getString(values, "library_name") === "peft") return "adapter";
  return getString(values, "quantized_by") === undefined ? undefined : "quantized";
}

/** Some publishers write the whole name of the repository: `name: org/model`. */
function repositoryName(values: JsonObject): string | undefined {
  const name = getString(values, "name");
  return name?.includes("/") && readModelName(name) !== undefined ? name : undefined;
}

function homepageOf({ kind, name }: ModelIdentity): string {
  return `https://huggingface.co/${kind === "dataset" ? "datasets/" : ""}${name}`;
}

function modelIndexName(values: JsonObject): string | undefined {
  const index = values["model-index"];
  const first = isArray(index) ? index[0] : undefined;
  return isObject(first) ? getString(first, "name") : undefined;
}

function statementsOf(card: Card, context: ExtractContext): OwnStatement[] {
  const { path, values, lineOf } = card;
  const place = (key: string) => placeAt(path, lineOf(values, key));
  const statements: OwnStatement[] = [];
  const quoteAt = (as: "name" | "url", raw: string, location: Location) =>
    statements.push({ as, raw, source: SOURCE, location });
  const quote = (as: "name" | "url", key: string, raw: string) => quoteAt(as, raw, place(key));
  const link = getString(values, "license_link");
  const isOther = isLicenseElsewhere(values);
  const licenses = listCardLicenses(values);
  for (const { raw, key, index } of licenses) {
    const list = values[key];
    const line = index !== undefined && isArray(list) ? lineOf(list, index) : undefined;
    quoteAt("name", raw, line === undefined ? place(key) : placeAt(path, line));
  }
  if (isOther && link !== undefined && /^https?:\/\//.test(link)) quote("url", "license_link", link);
  if (licenses.length === 0) {
    const tagged = listStrings(values["tags"]).filter((tag) => tag.startsWith("license:"));
    for (const tag of tagged) quote("name", "tags", tag);
  }
  const prompt = getString(values, "extra_gated_prompt");
  if (prompt !== undefined && isAgreement(prompt)) {
    const digest = context.keepText(prompt);
    statements.push({
      as: "text",
      raw: "extra_gated_prompt",
      source: SOURCE,
      location: place("extra_gated_prompt"),
      digest,
    });
  }
  return statements;
}

/** The prompt of a gated model is often the agreement itself; a line that asks for a click is not. */
function isAgreement(prompt: string): boolean {
  return prompt.length > 1500 && /licen[cs]e|agreement|terms of use/i.test(prompt);
}

function relatedModels(card: Card, key: string): ExtractedComponent[] {
  const found = itemsOf(card, key).map(({ text, location }) => {
    const model = readModelName(text);
    return model === undefined ? undefined : modelComponent(model, location);
  });
  return found.filter((component) => component !== undefined);
}

function relatedData(card: Card): ExtractedComponent[] {
  const found = itemsOf(card, "datasets").map(({ text, location }) => dataSetComponent(text, location));
  return found.filter((component) => component !== undefined);
}

/** The strings of a field that holds one or a list, each with its line. */
function itemsOf(
  { path, values, lineOf }: Card,
  key: string,
): { readonly text: string; readonly location: Location }[] {
  const value = values[key];
  const line = lineOf(values, key);
  if (!isArray(value)) return listStrings(value).map((text) => ({ text, location: placeAt(path, line) }));
  return value.flatMap((item, at) =>
    listStrings(item).map((text) => ({ text, location: placeAt(path, lineOf(value, at) ?? line) })),
  );
}

function unique(components: readonly ExtractedComponent[]): ExtractedComponent[] {
  return [...new Map(components.map((component) => [component.ref, component])).values()];
}
