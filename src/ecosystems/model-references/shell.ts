// Shell scripts, Dockerfiles, Makefiles and workflows: commands that fetch, serve or run models.
import { type Extraction, type FormatFailure, ok, type Result, type SourceFile } from "../../model/index.ts";
import { searchCommands } from "./shell-commands.ts";

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  return ok({ projects: [], components: searchCommands(file.text, file.path), edges: [], diagnostics: [] });
}
