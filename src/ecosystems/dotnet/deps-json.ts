// *.deps.json of a published application: what it loads. https://github.com/dotnet/sdk/blob/main/documentation/specs/runtime-configuration-file.md#appnamedepsjson
import { getObject, isObject, parseJson } from "../../formats/json.ts";
import { fileBroken } from "../../formats/troubles.ts";
import {
  type Diagnostic,
  type Extraction,
  err,
  type FormatFailure,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { readRestored } from "./restored.ts";

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const { path, text } = file;
  const parsed = parseJson(text);
  if (!parsed.ok) return err(fileBroken(path, parsed.error));
  const root = parsed.value;
  if (!isObject(root) || getObject(root, "libraries") === undefined) {
    return err({
      code: "LIC102",
      location: { path, line: 1 },
      reason: "holds no libraries: not a list of dependencies of .NET",
    });
  }
  const diagnostics: Diagnostic[] = [];
  const { components, edges } = readRestored({ path, text, root, direct: undefined, diagnostics });
  return ok({ projects: [], components, edges, diagnostics });
}
