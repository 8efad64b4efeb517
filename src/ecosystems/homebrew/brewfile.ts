// Brewfile: programs that developers are asked to install. https://docs.brew.sh/Brew-Bundle-and-Brewfile
import { tokenizeScript } from "../../formats/script-tokens.ts";
import {
  type ExtractedComponent,
  type Extraction,
  type FormatFailure,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { buildPurl } from "../../purl/index.ts";

/** Formulae and casks; taps, apps of a store and editors' extensions are places or no packages. */
export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const tokens = tokenizeScript(file.text, { comment: "#" });
  const components = new Map<string, ExtractedComponent>();
  for (const [at, { kind, text, line }] of tokens.entries()) {
    const name = tokens[at + 1]?.text === "(" ? tokens[at + 2] : tokens[at + 1];
    if (kind !== "word" || (text !== "brew" && text !== "cask") || name?.kind !== "text" || name.line !== line)
      continue;
    const [formula = "", version] = name.text.slice(name.text.lastIndexOf("/") + 1).split("@");
    const tap = name.text.includes("/") ? name.text.slice(0, name.text.lastIndexOf("/")) : undefined;
    const ref = `${text} ${name.text}`;
    if (formula === "" || components.has(ref)) continue;
    components.set(ref, {
      ref,
      purl: buildPurl("brew", tap, formula, version),
      kind: "application",
      name: name.text,
      ...(version === undefined ? {} : { version }),
      scope: "development",
      direct: true,
      location: { path: file.path, line },
    });
  }
  return ok({ projects: [], components: [...components.values()], edges: [], diagnostics: [] });
}
