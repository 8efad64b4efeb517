// Weights in formats whose metadata tell no licence (pickles, ONNX, TensorFlow, Core ML, checkpoints): shipped models, known by their place only; nothing in them is ever unpickled.
import {
  type ExtractContext,
  type Extraction,
  type FormatFailure,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { placeOf } from "./place.ts";

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const { purl, name, version, installPath } = placeOf(file.path, context);
  const format = file.path.slice(file.path.lastIndexOf(".") + 1).toLowerCase();
  const component = {
    ref: purl,
    purl,
    kind: "model",
    name,
    ...(version === undefined ? {} : { version }),
    scope: "runtime",
    direct: true,
    location: { path: file.path },
    installPath,
    presence: "shipped",
    about: { properties: { "model:format": format } },
  } as const;
  return ok({ projects: [], components: context.size === 0 ? [] : [component], edges: [], diagnostics: [] });
}
