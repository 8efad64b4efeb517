// mergekit recipes: which models a merge is made of. https://github.com/arcee-ai/mergekit/blob/main/README.md
import { isArray, isObject, type JsonObject, type JsonValue } from "../../formats/json.ts";
import { fileBroken } from "../../formats/troubles.ts";
import { parseYaml } from "../../formats/yaml.ts";
import {
  baseNameOf,
  type ExtractedComponent,
  type Extraction,
  err,
  type FormatFailure,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { identifyModel, localModelPurl, modelComponent, readModelName } from "../../purl/index.ts";

const NOTHING: Extraction = { projects: [], components: [], edges: [], diagnostics: [] };

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const parsed = parseYaml(file.text);
  if (!parsed.ok) {
    if (!/^(?:merge_method|gate_mode):/m.test(file.text)) return ok(NOTHING);
    return err(fileBroken(file.path, parsed.error));
  }
  const { lineOf } = parsed.value;
  const parents = new Map<string, ExtractedComponent>();
  const unresolved: string[] = [];
  const add = (name: JsonValue | undefined, line: number | undefined) => {
    const text = isObject(name) ? nested(name) : name;
    if (typeof text !== "string" || text === "") return;
    // "base+adapter" puts a LoRA on a model: both are parents.
    for (const part of text.split("+")) {
      const model = readModelName(part.trim().replace(/@([^@]+)$/, ""), /@([^@]+)$/.exec(part.trim())?.[1]);
      const component = model && modelComponent(model, { path: file.path, ...(line === undefined ? {} : { line }) });
      if (component !== undefined) parents.set(component.ref, component);
      else unresolved.push(part.trim());
    }
  };
  let recipes = 0;
  for (const document of parsed.value.documents) {
    if (!isObject(document) || !isRecipe(document)) continue;
    recipes++;
    add(document["base_model"], lineOf(document, "base_model"));
    for (const [list, key] of [
      ["models", "model"],
      ["experts", "source_model"],
    ] as const) {
      for (const item of objects(document[list])) add(item[key], lineOf(item, key));
    }
    for (const slice of objects(document["slices"])) {
      for (const item of objects(slice["sources"])) add(item["model"], lineOf(item, "model"));
    }
  }
  if (recipes === 0) return ok(NOTHING);
  // mergekit writes its recipe into the folder of the result under this name; any other file is a recipe to be run.
  const isResult = baseNameOf(file.path) === "mergekit_config.yml";
  const result = isResult ? identifyModel(file.path, "model") : undefined;
  const purl = result?.purl ?? localModelPurl(file.path.replace(/\.ya?ml$/, ""));
  const own: ExtractedComponent = {
    ref: purl,
    purl,
    kind: "model",
    name: result?.name ?? baseNameOf(file.path).replace(/\.ya?ml$/, ""),
    scope: "runtime",
    direct: true,
    location: { path: file.path, line: 1 },
    ...(result === undefined ? {} : { installPath: result.installPath }),
    presence: isResult ? "shipped" : "referenced",
    about: {
      properties: {
        "model:base-relation": "merge",
        ...(parents.size === 0 ? {} : { "model:base": [...parents.keys()] }),
        ...(unresolved.length === 0 ? {} : { "model:base-unresolved": [...new Set(unresolved)] }),
      },
    },
  };
  return ok({
    ...NOTHING,
    components: [own, ...parents.values()],
    edges: [...parents.keys()].map((ref) => ({ from: own.ref, to: ref })),
  });
}

function isRecipe(document: JsonObject): boolean {
  return (
    Object.hasOwn(document, "merge_method") ||
    (Object.hasOwn(document, "experts") && Object.hasOwn(document, "base_model"))
  );
}

function objects(value: JsonValue | undefined): readonly JsonObject[] {
  return isArray(value) ? value.filter(isObject) : [];
}

/** `model: { model: { path: org/name, revision: … } }`, the long form. */
function nested(value: JsonObject): string | undefined {
  const inner = isObject(value["model"]) ? value["model"] : value;
  const path = inner["path"] ?? inner["model"];
  const revision = inner["revision"];
  return typeof path === "string"
    ? typeof revision === "string" && revision !== ""
      ? `${path}@${revision}`
      : path
    : undefined;
}
