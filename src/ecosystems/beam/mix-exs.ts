// mix.exs without a lockfile: what an Elixir project asks for. https://hexdocs.pm/mix/Mix.Tasks.Deps.html
import { makeLineFinder } from "../../formats/line-finder.ts";
import { declaredOnly } from "../../formats/troubles.ts";
import {
  type ExtractContext,
  type ExtractedComponent,
  type Extraction,
  err,
  type FormatFailure,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { gitPurl, hexPurl } from "./hex.ts";
import { readMixDependencies } from "./mix-manifest.ts";

const EXACT = /^(?:==\s*)?(\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?)$/;

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const { path, text } = file;
  if (!/\buse\s+Mix\.Project\b/.test(text)) {
    return err({ code: "LIC102", location: { path }, reason: 'holds no "use Mix.Project"' });
  }
  // An application of an umbrella is accounted for by the lockfile at its root.
  if (context.beside("../../mix.lock")?.ok === true)
    return ok({ projects: [], components: [], edges: [], diagnostics: [] });
  const lineOf = makeLineFinder(text);
  const components = new Map<string, ExtractedComponent>();
  for (const { name, requirement, scope, isLocal, git, offset } of readMixDependencies(text)) {
    if (isLocal || components.has(name)) continue;
    const version = EXACT.exec(requirement ?? "")?.[1];
    components.set(name, {
      ref: name,
      purl: git === undefined ? hexPurl(name, version) : gitPurl(name, git, ""),
      kind: "library",
      name,
      ...(version === undefined ? {} : { version }),
      scope,
      direct: true,
      location: { path, line: lineOf(offset) },
    });
  }
  const diagnostics = components.size === 0 ? [] : [declaredOnly(path, "commit mix.lock (mix deps.get writes it)")];
  return ok({ projects: [], components: [...components.values()], edges: [], diagnostics });
}
