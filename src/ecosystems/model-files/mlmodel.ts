// MLflow's MLmodel files: which model of the hub a logged model was made from. https://mlflow.org/docs/latest/ml/model/
import { getObject, getString, isObject, type JsonObject } from "../../formats/json.ts";
import { fileBroken, placeAt } from "../../formats/troubles.ts";
import { parseYaml } from "../../formats/yaml.ts";
import {
  type ExtractedComponent,
  type Extraction,
  err,
  type FormatFailure,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { identifyModel, modelComponent, readModelName } from "../../purl/index.ts";

const NOTHING: Extraction = { projects: [], components: [], edges: [], diagnostics: [] };

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const parsed = parseYaml(file.text);
  if (!parsed.ok) return err(fileBroken(file.path, parsed.error));
  const root = parsed.value.documents[0];
  const flavors = isObject(root) ? getObject(root, "flavors") : undefined;
  if (flavors === undefined) return ok(NOTHING);
  const parents = new Map<string, ExtractedComponent>();
  const unresolved: string[] = [];
  const take = (flavor: JsonObject, key: string, revisionKey?: string) => {
    const written = getString(flavor, key);
    if (written === undefined || written === "") return;
    const model = readModelName(written, revisionKey === undefined ? undefined : getString(flavor, revisionKey));
    if (model === undefined) unresolved.push(written);
    else {
      const component = modelComponent(model, placeAt(file.path, parsed.value.lineOf(flavor, key)));
      parents.set(component.ref, component);
    }
  };
  const transformers = getObject(flavors, "transformers");
  if (transformers !== undefined) {
    take(transformers, "source_model_name", "source_model_revision");
    take(transformers, "peft_adaptor");
  }
  const sentences = getObject(flavors, "sentence_transformers");
  if (sentences !== undefined) take(sentences, "source_model_name");
  // Flavors such as sklearn hold a model of one's own; only what came from somewhere is a component.
  if (parents.size + unresolved.length === 0) return ok(NOTHING);
  const { purl, name, installPath } = identifyModel(file.path, "model");
  const own: ExtractedComponent = {
    ref: purl,
    purl,
    kind: "model",
    name,
    scope: "runtime",
    direct: true,
    location: { path: file.path, line: 1 },
    installPath,
    presence: "shipped",
    about: {
      properties: {
        "model:format": "mlflow",
        ...(parents.size === 0 ? {} : { "model:base": [...parents.keys()] }),
        ...(unresolved.length === 0 ? {} : { "model:base-unresolved": unresolved }),
      },
    },
  };
  return ok({
    ...NOTHING,
    components: [own, ...parents.values()],
    edges: [...parents.keys()].map((ref) => ({ from: own.ref, to: ref })),
  });
}
