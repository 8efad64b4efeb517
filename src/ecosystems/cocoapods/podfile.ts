// Podfile without a lockfile: the pods that stand in it as text. https://guides.cocoapods.org/syntax/podfile.html
import { type ScriptToken, tokenizeScript } from "../../formats/script-tokens.ts";
import { declaredOnly, unresolved } from "../../formats/troubles.ts";
import {
  type Diagnostic,
  type ExtractContext,
  type ExtractedComponent,
  type Extraction,
  type FormatFailure,
  folderOf,
  joinInside,
  ok,
  type Result,
  type SourceFile,
  weightierScope,
} from "../../model/index.ts";
import { buildPurl } from "../../purl/index.ts";

const EXACT = /^=?\s*(\d+(?:\.\d+)*(?:-[\w.]+)?)$/;

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const { path } = file;
  const components = new Map<string, ExtractedComponent>();
  const diagnostics: Diagnostic[] = [];
  let target = "";
  const tokens = tokenizeScript(file.text, { comment: "#" });
  for (const [at, { kind, text, line }] of tokens.entries()) {
    const first = tokens[at + 1]?.text === "(" ? tokens[at + 2] : tokens[at + 1];
    if (kind === "word" && (text === "target" || text === "abstract_target") && first?.kind === "text")
      target = first.text;
    if (kind !== "word" || text !== "pod" || (at > 0 && tokens[at - 1]?.line === line && tokens[at - 1]?.text === "."))
      continue;
    if (first?.kind !== "text" || first.text.includes("#{")) {
      diagnostics.push(unresolved(path, line, "the name of a pod is computed"));
      continue;
    }
    const rest = argumentsOf(tokens, at + 1);
    const option = (key: string) => {
      const index = rest.findIndex((token) => token.kind === "word" && token.text === key);
      return index < 0 ? undefined : rest.slice(index + 1).find((token) => token.kind === "text")?.text;
    };
    const place = option("path");
    const folder = place === undefined ? undefined : joinInside(folderOf(path), place);
    // A pod by path is code of this tree, unless it is somebody else's.
    if (place !== undefined && (folder === undefined || !context.isForeign(folder))) continue;
    const [name = first.text, ...subspec] = first.text.split("/");
    const second = rest.find((token) => token.kind === "text" && token !== first);
    const isVersion = second !== undefined && /^[=<>~\s]*\d/.test(second.text);
    const version = isVersion ? EXACT.exec(second.text)?.[1] : undefined;
    const git = option("git");
    const reference = option("tag") ?? option("commit") ?? option("branch");
    const from = git === undefined ? {} : { vcs_url: `git+${git}${reference === undefined ? "" : `@${reference}`}` };
    const scope = /test/i.test(target) ? "test" : "runtime";
    const twin = components.get(first.text);
    components.set(first.text, {
      ref: first.text,
      purl: buildPurl("cocoapods", undefined, name, version, from, subspec.join("/") || undefined),
      kind: "library",
      name: first.text,
      ...(version === undefined ? {} : { version }),
      scope: twin === undefined ? scope : weightierScope(twin.scope, scope),
      direct: true,
      location: twin?.location ?? { path, line },
      ...(folder === undefined ? {} : { installPath: folder }),
    });
  }
  if (components.size > 0) diagnostics.push(declaredOnly(path, "commit Podfile.lock (pod install writes it)"));
  return ok({ projects: [], components: [...components.values()], edges: [], diagnostics });
}

/** To the end of the line, or further behind a comma. */
function argumentsOf(tokens: readonly ScriptToken[], start: number): ScriptToken[] {
  const found: ScriptToken[] = [];
  for (let at = start; at < tokens.length && found.length < 100; at++) {
    const [token, before] = [tokens[at] as ScriptToken, tokens[at - 1] as ScriptToken];
    if (token.line > before.line && before.text !== "," && before.text !== "(") break;
    found.push(token);
  }
  return found;
}
