// .config/dotnet-tools.json: tools that a repository pins. https://learn.microsoft.com/dotnet/core/tools/local-tools-how-to-use
import { entriesOf, getObject, getString, isObject, makeKeyLocator, parseJson } from "../../formats/json.ts";
import { fileBroken, partUnreadable, shorten } from "../../formats/troubles.ts";
import {
  type Diagnostic,
  type ExtractedComponent,
  type Extraction,
  err,
  type FormatFailure,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { nugetPurl } from "./nuget.ts";

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const { path, text } = file;
  const parsed = parseJson(text);
  if (!parsed.ok) return err(fileBroken(path, parsed.error));
  const tools = isObject(parsed.value) ? getObject(parsed.value, "tools") : undefined;
  if (tools === undefined) return err({ code: "LIC102", location: { path, line: 1 }, reason: "holds no tools" });
  const diagnostics: Diagnostic[] = [];
  const locate = makeKeyLocator(text, Math.max(0, text.indexOf('"tools"')), "{");
  const components: ExtractedComponent[] = [];
  for (const [id, value] of entriesOf(tools)) {
    const line = locate(id);
    const version = isObject(value) ? getString(value, "version") : undefined;
    if (version === undefined) diagnostics.push(partUnreadable(path, line, `the tool ${shorten(id)} has no version`));
    components.push({
      ref: id,
      purl: nugetPurl(id, version),
      kind: "application",
      name: id,
      ...(version === undefined ? {} : { version }),
      scope: "development",
      direct: true,
      location: line === undefined ? { path } : { path, line },
    });
  }
  return ok({ projects: [], components, edges: [], diagnostics });
}
