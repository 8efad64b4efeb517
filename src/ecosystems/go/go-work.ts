// go.work: the modules of a workspace; each of them is read from its own go.mod. https://go.dev/ref/mod#go-work-file

import { shorten } from "../../formats/troubles.ts";
import {
  type Diagnostic,
  type ExtractContext,
  type Extraction,
  err,
  type FormatFailure,
  ok,
  type Result,
  type SourceFile,
  withoutTrailingSlashes,
} from "../../model/index.ts";
import { readDirectives } from "./directives.ts";

const VERBS = new Set(["go", "toolchain", "godebug", "use", "replace"]);

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const { directives, troubles } = readDirectives(file.text);
  const known = directives.filter(({ verb }) => VERBS.has(verb));
  if (known.length === 0) {
    return err({ code: "LIC102", location: { path: file.path }, reason: "holds no directive of a go.work file" });
  }
  const diagnostics: Diagnostic[] = [];
  const complain = (code: "LIC105" | "LIC108", line: number, reason: string) => {
    diagnostics.push({ code, gravity: "loss", location: { path: file.path, line }, args: { reason } });
  };
  for (const { line, reason } of troubles) complain("LIC108", line, reason);
  for (const { verb, args, line } of directives) {
    if (!VERBS.has(verb)) complain("LIC108", line, `unknown directive "${shorten(verb)}"`);
    if (verb !== "use") continue;
    const [folder, ...more] = args;
    if (folder === undefined || more.length > 0) {
      complain("LIC108", line, "a use is not of the form: use folder");
      continue;
    }
    const manifest =
      folder === "." || folder === "./" ? "go.mod" : `${withoutTrailingSlashes(folder.replace(/^\.\//, ""))}/go.mod`;
    const member = context.beside(manifest);
    if (member === undefined) complain("LIC105", line, `the workspace uses ${folder}, where there is no go.mod`);
    else if (!member.ok)
      complain("LIC105", line, `the workspace uses ${folder}, which cannot be read: ${member.error.detail}`);
  }
  for (const { verb, args, line } of known) {
    if (verb !== "replace") continue;
    const reason = "a replacement in go.work is not applied to the modules of the workspace";
    const location = { path: file.path, line };
    diagnostics.push({ code: "LIC205", gravity: "note", location, args: { reason, entry: args[0] ?? "" } });
  }
  return ok({ projects: [], components: [], edges: [], diagnostics });
}
