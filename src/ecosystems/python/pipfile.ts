// A Pipfile without its lockfile. https://pipenv.pypa.io/en/latest/pipfile.html
import {
  type ExtractContext,
  type Extraction,
  type FormatFailure,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { declare } from "./declared.ts";
import { parseTomlFile } from "./packages.ts";
import { readPipfile } from "./pipfile-wants.ts";
import { makeProject } from "./project.ts";

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const parsed = parseTomlFile(file, "correct the file");
  if (!parsed.ok) return parsed;
  return ok(
    declare({
      path: file.path,
      project: makeProject(undefined, undefined, file.path),
      wanted: readPipfile(parsed.value),
      misread: [],
      remedy: "run pipenv lock and commit Pipfile.lock",
      isProject: false,
      context,
    }),
  );
}
