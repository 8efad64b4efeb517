// mix.lock: a map of Elixir from application to where it comes from. https://github.com/hexpm/hex/blob/main/lib/hex/utils.ex
import { makeLineFinder } from "../../formats/line-finder.ts";
import { fileBroken, knownGap, partUnreadable, shorten } from "../../formats/troubles.ts";
import {
  type Diagnostic,
  type ExtractContext,
  type ExtractedComponent,
  type ExtractedEdge,
  type Extraction,
  err,
  type FormatFailure,
  ok,
  type Result,
  type Scope,
  type SourceFile,
  spreadScopes,
  weightierScope,
} from "../../model/index.ts";
import { aboutHex, gitPurl, hexPurl } from "./hex.ts";
import { readMixDependencies } from "./mix-manifest.ts";
import { findValue, itemsOf, parseTerms, type Term, wordOf } from "./terms.ts";

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const { path, text } = file;
  const terms = parseTerms(text, "elixir");
  if (!terms.ok) return err(fileBroken(path, terms.error));
  const [map] = terms.value;
  if (map?.kind !== "pairs")
    return err({ code: "LIC102", location: { path, line: 1 }, reason: "holds no map: not a lockfile of Mix" });
  const lineOf = makeLineFinder(text);
  const diagnostics: Diagnostic[] = [];
  const wanted = readWanted(context);
  if (wanted === undefined)
    diagnostics.push(knownGap(path, undefined, "mix.exs is not beside it, so what is direct is not known"));
  const components = new Map<string, ExtractedComponent>();
  const edges: ExtractedEdge[] = [];
  for (const [key, value] of map.pairs) {
    const app = wordOf(key) ?? "";
    const line = lineOf(key.offset);
    const found = readEntry(app, value);
    if (found === undefined) {
      diagnostics.push(partUnreadable(path, line, `the entry of ${shorten(app)} is neither of Hex nor of git`));
      continue;
    }
    components.set(app, {
      ...found,
      ref: app,
      kind: "library",
      scope: "runtime",
      direct: wanted?.has(app),
      location: { path, line },
    });
    for (const need of readNeeds(value)) edges.push({ from: app, to: need });
  }
  const known = edges.filter(({ from, to }) => components.has(to) && from !== to);
  const targets = new Map<string, string[]>();
  for (const { from, to } of known) {
    const list = targets.get(from);
    if (list === undefined) targets.set(from, [to]);
    else list.push(to);
  }
  const scopes = spreadScopes(wanted ?? [], targets);
  const scoped = [...components.values()].map(
    (one): ExtractedComponent => ({ ...one, scope: scopes.get(one.ref) ?? "runtime" }),
  );
  return ok({ projects: [], components: scoped, edges: known, diagnostics });
}

function readEntry(app: string, value: Term) {
  const items = itemsOf(value);
  const [kind, name, version] = items.map(wordOf);
  if (kind === "hex" && name !== undefined && version !== undefined) {
    const repository = wordOf(items[6]) ?? "hexpm";
    return { purl: hexPurl(name, version, repository), name, version, ...aboutHex(name, version, wordOf(items[7])) };
  }
  if (kind === "git" && name !== undefined) {
    const commit = version ?? "";
    return { purl: gitPurl(app, name, commit), name: app, version: commit, about: { repository: name } };
  }
  return undefined;
}

/** Applications an entry of Hex needs; optional ones are there only if somebody else wants them. */
function readNeeds(value: Term): string[] {
  const items = itemsOf(value);
  const needs = items[5];
  if (wordOf(items[0]) !== "hex" || needs?.kind !== "list") return [];
  return needs.items
    .filter((need) => wordOf(findValue(itemsOf(need)[2], "optional")) !== "true")
    .map((need) => wordOf(itemsOf(need)[0]))
    .filter((name) => name !== undefined);
}

/** What mix.exs asks for, and in an umbrella those of its applications. */
function readWanted(context: ExtractContext): Map<string, Scope> | undefined {
  const places = new Set([
    "mix.exs",
    ...context.listBeside("mix.exs").filter((path) => /^apps\/[^/]+\/mix\.exs$/.test(path)),
  ]);
  let wanted: Map<string, Scope> | undefined;
  for (const place of places) {
    const file = context.beside(place);
    if (file?.ok !== true) continue;
    wanted ??= new Map();
    for (const { name, scope } of readMixDependencies(file.value.text)) {
      wanted.set(name, weightierScope(scope, wanted.get(name) ?? scope));
    }
  }
  return wanted;
}
