// rebar.lock, with and without a version. https://github.com/erlang/rebar3/blob/main/apps/rebar/src/rebar_config.erl
import { makeLineFinder } from "../../formats/line-finder.ts";
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
import { aboutHex, gitPurl, hexPurl } from "./hex.ts";
import { findValue, itemsOf, parseTerms, type Term, wordOf } from "./terms.ts";

const KNOWN = new Set(["1.1.0", "1.2.0"]);

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const { path, text } = file;
  const terms = parseTerms(text, "erlang");
  if (!terms.ok) return err(fileBroken(path, terms.error));
  const [first, hashes] = terms.value;
  const [version, list] = first?.kind === "tuple" ? first.items : [undefined, first];
  if (list?.kind !== "list")
    return err({ code: "LIC102", location: { path, line: 1 }, reason: "holds no list of dependencies" });
  const lineOf = makeLineFinder(text);
  const diagnostics: Diagnostic[] = [];
  const release = wordOf(version);
  if (release !== undefined && !KNOWN.has(release))
    diagnostics.push(partUnreadable(path, 1, `version ${shorten(release)} is not known`));
  const checksums = readChecksums(hashes);
  const components = new Map<string, ExtractedComponent>();
  for (const item of list.items) {
    const [name, source, level] = itemsOf(item);
    const app = wordOf(name);
    const line = lineOf(item.offset);
    const found = app === undefined ? undefined : readSource(app, source, checksums);
    if (app === undefined || found === undefined) {
      diagnostics.push(partUnreadable(path, line, `the entry of ${shorten(app ?? "?")} is neither of Hex nor of git`));
      continue;
    }
    components.set(app, {
      ...found,
      ref: app,
      kind: "library",
      scope: "runtime",
      direct: wordOf(level) === "0",
      location: { path, line },
    });
  }
  return ok({ projects: [], components: [...components.values()], edges: [], diagnostics });
}

/** {pkg, Name, Version}, {git, Url, {ref, Commit}}, {git_subdir, Url, {ref, Commit}, Folder} */
function readSource(app: string, source: Term | undefined, checksums: ReadonlyMap<string, string>) {
  const [kind, name, rest] = itemsOf(source);
  const place = wordOf(name);
  if (wordOf(kind) === "pkg" && place !== undefined) {
    const version = wordOf(rest);
    if (version === undefined) return undefined;
    return { purl: hexPurl(place, version), name: place, version, ...aboutHex(place, version, checksums.get(app)) };
  }
  if ((wordOf(kind) === "git" || wordOf(kind) === "git_subdir") && place !== undefined) {
    const commit = wordOf(itemsOf(rest)[1]) ?? "";
    return { purl: gitPurl(app, place, commit), name: app, version: commit, about: { repository: place } };
  }
  return undefined;
}

/** `pkg_hash_ext` is the checksum of the archive, `pkg_hash` one of its content. */
function readChecksums(hashes: Term | undefined): Map<string, string> {
  const found = new Map<string, string>();
  for (const pair of itemsOf(findValue(hashes, "pkg_hash_ext"))) {
    const [name, value] = itemsOf(pair).map(wordOf);
    if (name !== undefined && value !== undefined) found.set(name, value);
  }
  return found;
}
