// GGUF files: model, licence and ancestors as the file's own metadata name them; only the header is read.
import {
  type ExtractContext,
  type ExtractedComponent,
  type Extraction,
  err,
  type FormatFailure,
  type OwnStatement,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import {
  dataSetComponent,
  identifyModel,
  localModelPurl,
  modelComponent,
  type NamedModel,
  readModelName,
} from "../../purl/index.ts";
import { type GgufHeader, readGgufHeader } from "./gguf-header.ts";
import { extractPointer } from "./lfs-pointer.ts";
import { placeOfGguf, wholeOf } from "./place.ts";

const SOURCE = "model-files/gguf";
/** More bases than any merge has; what is beyond is not believed. */
const MOST_BASES = 64;

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const pointer = extractPointer(file, context, placeOfGguf);
  if (pointer !== undefined) return ok(pointer);
  const header = readGgufHeader(context.piece, context.size);
  if (!header.ok) return err({ code: header.error.code, location: { path: file.path }, reason: header.error.reason });
  const { values } = header.value;
  const location = { path: file.path };
  const self = firstModel(values, ["general.repo_url", "general.huggingface.repository"]);
  const bases = readBases(values, self);
  const data = readDataSets(values)
    .map((name) => dataSetComponent(name, location))
    .filter((component) => component !== undefined);
  const related = unique([...bases.found.map((model) => modelComponent(model, location)), ...data]);
  const own = describe(file.path, header.value, self, bases, data, context);
  const others = related.filter(({ ref }) => ref !== own.ref);
  return ok({
    projects: [],
    components: [own, ...others],
    edges: others.map(({ ref }) => ({ from: own.ref, to: ref })),
    diagnostics: [],
  });
}

type Values = GgufHeader["values"];

interface Bases {
  readonly found: readonly NamedModel[];
  /** Names that lead to no repository. */
  readonly unresolved: readonly string[];
}

function textOf(values: Values, key: string): string | undefined {
  const value = values.get(key);
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

function firstModel(values: Values, keys: readonly string[]): NamedModel | undefined {
  for (const key of keys) {
    const model = readModelName(textOf(values, key) ?? "");
    if (model !== undefined) return model;
  }
  return undefined;
}

/** `general.base_model.N.*`, and `general.source.*` for a file that was converted or quantised from another model's. */
function readBases(values: Values, self: NamedModel | undefined): Bases {
  const found: NamedModel[] = [];
  const unresolved: string[] = [];
  for (const at of numbered(values, "general.base_model")) {
    const part = (name: string) => textOf(values, `general.base_model.${at}.${name}`);
    const model = readModelName(part("repo_url") ?? "");
    if (model !== undefined) found.push(model);
    else {
      const name = [part("organization"), part("name"), part("version")].filter((word) => word !== undefined).join(" ");
      if (name !== "") unresolved.push(name);
    }
  }
  const source = firstModel(values, [
    "general.source.repo_url",
    "general.source.huggingface.repository",
    "general.source.url",
  ]);
  const isNew = source !== undefined && !sameModel(source, self) && !found.some((one) => sameModel(one, source));
  return { found: isNew ? [...found, source] : found, unresolved };
}

/** The numbers that stand in keys such as "general.base_model.0.name": not every writer counts them, or counts right. */
function numbered(values: Values, prefix: string): readonly number[] {
  const found = new Set<number>();
  for (const key of values.keys()) {
    if (!key.startsWith(`${prefix}.`)) continue;
    const number = /^(\d{1,3})\./.exec(key.slice(prefix.length + 1))?.[1];
    if (number !== undefined) found.add(Number(number));
  }
  return [...found].sort((a, b) => a - b).slice(0, MOST_BASES);
}

function sameModel(a: NamedModel, b: NamedModel | undefined): boolean {
  return b !== undefined && a.id.namespace === b.id.namespace && a.id.name === b.id.name;
}

function readDataSets(values: Values): string[] {
  const names: string[] = [];
  for (const at of numbered(values, "general.dataset")) {
    const url = textOf(values, `general.dataset.${at}.repo_url`);
    if (url?.includes("huggingface.co/datasets/")) names.push(url);
  }
  const listed = values.get("general.datasets");
  return [...names, ...(Array.isArray(listed) ? listed : [])];
}

function describe(
  path: string,
  { values }: GgufHeader,
  self: NamedModel | undefined,
  bases: Bases,
  data: readonly ExtractedComponent[],
  context: ExtractContext,
): ExtractedComponent {
  const properties: Record<string, string | readonly string[]> = { "model:format": "gguf" };
  const set = (key: string, value: string | readonly string[] | undefined) => {
    if (value !== undefined && value.length > 0) properties[key] = value;
  };
  const published = textOf(values, "general.name");
  set("model:name", published);
  set("model:architecture", textOf(values, "general.architecture"));
  set(
    "model:base",
    bases.found.map(
      ({ id, revision }) => modelComponent({ id, ...(revision === undefined ? {} : { revision }) }, { path }).purl,
    ),
  );
  set("model:base-unresolved", bases.unresolved);
  set(
    "model:datasets",
    data.map(({ purl }) => purl),
  );
  set("model:quantized-by", textOf(values, "general.quantized_by"));
  set("model:parameters", textOf(values, "general.size_label"));
  set("model:license-link", textOf(values, "general.license.link"));
  if (textOf(values, "general.quantized_by") !== undefined) set("model:base-relation", "quantized");
  const cached = identifyModel(path, "model");
  const whole = wholeOf(path);
  const identity = cached.isCached ? cached : self !== undefined ? modelComponent(self, { path }) : undefined;
  const author = textOf(values, "general.author") ?? textOf(values, "general.organization");
  const url = textOf(values, "general.url") ?? textOf(values, "general.repo_url");
  const description = textOf(values, "general.description");
  const purl = identity?.purl ?? localModelPurl(whole);
  return {
    ref: purl,
    purl,
    kind: "model",
    name: identity?.name ?? published ?? whole.slice(whole.lastIndexOf("/") + 1),
    ...(identity?.version === undefined ? {} : { version: identity.version }),
    scope: "runtime",
    direct: true,
    location: { path },
    installPath: cached.installPath,
    presence: "shipped",
    statements: statementsOf(path, values, context),
    about: {
      properties,
      ...(author === undefined ? {} : { author }),
      ...(url === undefined ? {} : { homepage: url }),
      ...(description === undefined ? {} : { description }),
    },
  };
}

function statementsOf(path: string, values: Values, context: ExtractContext): OwnStatement[] {
  const location = { path };
  const statements: OwnStatement[] = [];
  const license = textOf(values, "general.license");
  const name = textOf(values, "general.license.name");
  const link = textOf(values, "general.license.link");
  if (license !== undefined && (license.length > 300 || license.includes("\n"))) {
    statements.push({
      as: "text",
      raw: "general.license",
      source: SOURCE,
      location,
      digest: context.keepText(license),
    });
  } else {
    // "other" only says that the name and the link say more.
    const isOther = license === undefined || license === "other" || license === "unknown";
    const raw = isOther ? (name ?? license) : license;
    if (raw !== undefined) statements.push({ as: "name", raw, source: SOURCE, location });
    if (isOther && link !== undefined && /^https?:/.test(link))
      statements.push({ as: "url", raw: link, source: SOURCE, location });
  }
  return statements;
}

function unique(components: readonly ExtractedComponent[]): ExtractedComponent[] {
  return [...new Map(components.map((component) => [component.ref, component])).values()];
}
