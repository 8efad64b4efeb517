// Weights in formats whose metadata tell no licence (pickles, ONNX, TensorFlow, Core ML, checkpoints): shipped models, known by their place only; nothing in them is ever unpickled.
import {
  type ExtractContext,
  type ExtractedComponent,
  type Extraction,
  type FormatFailure,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { type Place, placeOf } from "./place.ts";

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const components = context.size === 0 ? [] : [describeWeights(file.path, placeOf(file.path, context))];
  return ok({ projects: [], components, edges: [], diagnostics: [] });
}

/** A file of weights as far as its place tells. */
export function describeWeights(path: string, place: Place): ExtractedComponent {
  const { purl, name, version, installPath } = place;
  const format = path.slice(path.lastIndexOf(".") + 1).toLowerCase();
  return {
    ref: purl,
    purl,
    kind: "model",
    name,
    ...(version === undefined ? {} : { version }),
    scope: "runtime",
    direct: true,
    location: { path },
    installPath,
    presence: "shipped",
    about: { properties: { "model:format": format } },
  };
}
