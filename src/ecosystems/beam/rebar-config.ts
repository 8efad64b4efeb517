// rebar.config without a lockfile: what an Erlang project asks for. https://rebar3.org/docs/configuration/dependencies/
import { makeLineFinder } from "../../formats/line-finder.ts";
import { declaredOnly, fileBroken, partUnreadable } from "../../formats/troubles.ts";
import {
  type Diagnostic,
  type ExtractedComponent,
  type Extraction,
  err,
  type FormatFailure,
  ok,
  type Result,
  type Scope,
  type SourceFile,
} from "../../model/index.ts";
import { gitPurl, hexPurl } from "./hex.ts";
import { itemsOf, parseTerms, type Term, wordOf } from "./terms.ts";

const EXACT = /^\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?$/;

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const { path, text } = file;
  const terms = parseTerms(text, "erlang");
  if (!terms.ok) return err(fileBroken(path, terms.error));
  const lineOf = makeLineFinder(text);
  const components = new Map<string, ExtractedComponent>();
  const diagnostics: Diagnostic[] = [];
  const readList = (list: Term | undefined, scope: Scope) => {
    for (const item of itemsOf(list)) {
      const line = lineOf(item.offset);
      const found = readDependency(item);
      if (found === undefined) diagnostics.push(partUnreadable(path, line, "a dependency without a name"));
      else if (!components.has(found.name)) {
        components.set(found.name, {
          ...found,
          ref: found.name,
          kind: "library",
          scope,
          direct: true,
          location: { path, line },
        });
      }
    }
  };
  for (const term of terms.value) {
    const [key, value] = itemsOf(term);
    const name = wordOf(key);
    if (name === "deps") readList(value, "runtime");
    if (name === "plugins" || name === "project_plugins") readList(value, "build");
    if (name !== "profiles") continue;
    for (const profile of itemsOf(value)) {
      const [title, settings] = itemsOf(profile);
      for (const setting of itemsOf(settings)) {
        const [field, list] = itemsOf(setting);
        if (wordOf(field) === "deps") readList(list, wordOf(title) === "test" ? "test" : "development");
      }
    }
  }
  if (components.size > 0) diagnostics.push(declaredOnly(path, "commit rebar.lock (rebar3 lock writes it)"));
  return ok({ projects: [], components: [...components.values()], edges: [], diagnostics });
}

/** app · {app, "1.0.0"} · {app, {git, Url, {tag, "1.0"}}} · {app, "1.0.0", {pkg, name}} */
function readDependency(item: Term) {
  const [first, second, third] = item.kind === "tuple" ? item.items : [item];
  const app = wordOf(first);
  if (app === undefined || app === "") return undefined;
  const source = [second, third].map(itemsOf).find((items) => items.length > 0) ?? [];
  const [kind, place, reference] = source;
  const url = wordOf(place);
  if (wordOf(kind)?.startsWith("git") && url !== undefined) {
    const wanted = wordOf(itemsOf(reference)[1]) ?? wordOf(reference) ?? "";
    return { name: app, purl: gitPurl(app, url, wanted), ...(wanted === "" ? {} : { version: wanted }) };
  }
  const name = wordOf(kind) === "pkg" && url !== undefined ? url : app;
  const stated = wordOf(second) ?? "";
  const version = EXACT.test(stated) ? stated : undefined;
  return { name, purl: hexPurl(name, version), ...(version === undefined ? {} : { version }) };
}
