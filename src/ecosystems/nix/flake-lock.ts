// flake.lock: the inputs of a Nix flake, pinned to revisions. https://nix.dev/manual/nix/latest/command-ref/new-cli/nix3-flake.html#lock-files
import {
  entriesOf,
  getObject,
  getOwn,
  getString,
  isArray,
  isObject,
  type JsonObject,
  makeKeyLocator,
  parseJson,
} from "../../formats/json.ts";
import { fileBroken, notOfFormat, partUnreadable, shorten } from "../../formats/troubles.ts";
import {
  type Diagnostic,
  type ExtractedComponent,
  type ExtractedEdge,
  type Extraction,
  err,
  type FormatFailure,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { buildPurl, identifyArchive, purlOfRepository } from "../../purl/index.ts";

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const { path } = file;
  const parsed = parseJson(file.text);
  if (!parsed.ok) return err(fileBroken(path, parsed.error));
  const nodes = isObject(parsed.value) ? getObject(parsed.value, "nodes") : undefined;
  if (!isObject(parsed.value) || nodes === undefined) return err(notOfFormat(path, "holds no nodes of a flake"));
  const root = getString(parsed.value, "root") ?? "root";
  const locate = makeKeyLocator(file.text, Math.max(0, file.text.indexOf('"nodes"')), "{");
  const components = new Map<string, ExtractedComponent>();
  const diagnostics: Diagnostic[] = [];
  const direct = new Set(inputsOf(getObject(nodes, root)));
  for (const [key, value] of entriesOf(nodes)) {
    if (key === root) continue;
    const line = locate(key);
    const locked = isObject(value) ? getObject(value, "locked") : undefined;
    // A path is a folder of this machine or this tree.
    if (locked !== undefined && getString(locked, "type") === "path") continue;
    const identity = locked === undefined ? undefined : identify(key, locked);
    if (identity === undefined) {
      diagnostics.push(partUnreadable(path, line, `"${shorten(key)}" is not pinned to anything known`));
      continue;
    }
    components.set(key, {
      ref: key,
      purl: identity.purl,
      kind: "library",
      name: identity.name,
      ...(identity.version === undefined ? {} : { version: identity.version }),
      scope: "build",
      direct: direct.has(key),
      location: line === undefined ? { path } : { path, line },
    });
  }
  const edges: ExtractedEdge[] = [];
  for (const from of components.keys()) {
    for (const to of inputsOf(getObject(nodes, from))) if (components.has(to) && to !== from) edges.push({ from, to });
  }
  return ok({ projects: [], components: [...components.values()], edges, diagnostics });
}

/** An input is the key of a node, or a path through other nodes ("follows"), which is somebody else's input. */
function inputsOf(node: JsonObject | undefined): string[] {
  const inputs = node && getObject(node, "inputs");
  return entriesOf(inputs).flatMap(([, target]) => (typeof target === "string" ? [target] : isArray(target) ? [] : []));
}

function identify(key: string, locked: JsonObject) {
  const [owner, repo, rev, url] = ["owner", "repo", "rev", "url"].map((field) => getString(locked, field));
  const type = getString(locked, "type");
  if ((type === "github" || type === "gitlab" || type === "sourcehut") && owner !== undefined && repo !== undefined) {
    const host = getString(locked, "host");
    const isUsual = host === undefined || host === "github.com";
    const purl =
      type === "github" && isUsual
        ? buildPurl("github", owner, repo, rev)
        : purlOfRepository(`https://${host ?? (type === "gitlab" ? "gitlab.com" : "git.sr.ht")}/${owner}/${repo}`, rev);
    return { purl, name: `${owner}/${repo}`, version: rev };
  }
  if (url === undefined) return undefined;
  if (type === "git" || type === "hg" || getOwn(locked, "rev") !== undefined)
    return { purl: purlOfRepository(url, rev), name: key, version: rev };
  return { name: key, ...identifyArchive(url, key) };
}
