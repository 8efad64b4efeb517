// yarn.lock version 1: one stanza per locked package; what is direct or for development stands in the manifests.
// https://classic.yarnpkg.com/lang/en/docs/yarn-lock/
import { readIntegrity } from "../../formats/integrity.ts";
import { getString } from "../../formats/json.ts";
import { findForeignFolder, isFolderPath } from "../../formats/node-folder.ts";
import { isMember, workspaceGlobs } from "../../formats/workspace-globs.ts";
import {
  type About,
  type Diagnostic,
  type ExtractContext,
  type ExtractedComponent,
  type ExtractedProject,
  type Extraction,
  err,
  type FormatFailure,
  folderOf,
  type Hash,
  joinPath,
  ok,
  type ReachEdge,
  type Result,
  type ScopedRoot,
  type SourceFile,
  spreadScopesAlong,
} from "../../model/index.ts";
import { npmPurl, purlOfPath } from "../../purl/index.ts";
import { parseClassic, type Stanza } from "./classic-syntax.ts";
import { type Member, projectOf, readMember, refOf, wantedBy } from "./manifests.ts";

export function extractClassic(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const parsed = parseClassic(file.text);
  if (!parsed.ok) {
    const { code, reason, position } = parsed.error;
    return err({
      code,
      reason,
      location: { path: file.path, ...position },
      remedy: "run yarn install to write it anew",
    });
  }
  const { members, diagnostics } = readMembers(file.path, context);
  const stanzas = parsed.value;
  const byPattern = new Map<string, string>();
  /** The only entry of a name; "" where there are several. */
  const byName = new Map<string, string>();
  for (const stanza of stanzas) {
    for (const pattern of stanza.patterns) {
      byPattern.set(pattern, stanza.patterns[0] as string);
      const name = keyOf(pattern);
      const ref = stanza.patterns[0] as string;
      byName.set(name, (byName.get(name) ?? ref) === ref ? ref : "");
    }
  }
  const ownNames = new Map(members.map(({ folder, manifest }) => [getString(manifest, "name"), refOf(folder)]));
  // With `resolutions` the wanted range may be missing from the lock; then the only entry of that name is meant.
  const find = (name: string, range: string): string | undefined => {
    return byPattern.get(`${name}@${range}`) ?? (byName.get(name) || undefined);
  };

  const edges: ReachEdge[] = [];
  const optional = new Set<ReachEdge>();
  for (const stanza of stanzas) {
    for (const [block, dependencies] of stanza.blocks) {
      for (const [name, range] of dependencies) {
        const to = find(name, range);
        const from = stanza.patterns[0] as string;
        if (to === undefined || to === from) continue;
        const edge = { from, to };
        edges.push(edge);
        if (block === "optionalDependencies") optional.add(edge);
      }
    }
  }
  const roots: ScopedRoot[] = [];
  const fromMembers: ReachEdge[] = [];
  for (const member of members) {
    for (const { name, range, scope } of wantedBy(member.manifest)) {
      const to = find(name, range) ?? ownNames.get(name);
      if (to === undefined) continue;
      fromMembers.push({ from: refOf(member.folder), to });
      roots.push({ ref: to, scope });
    }
  }
  const projects: ExtractedProject[] = members.map((member) => projectOf(member, file.path, context));
  const hasManifest = members.some(({ folder }) => folder === "");
  if (!hasManifest) projects.push(projectOf({ folder: "", manifest: {} }, file.path, context));
  // Members are entered by what they ask for themselves, not through each other.
  const scopes = spreadScopesAlong(roots, edges, (edge) => optional.has(edge));
  const direct = new Set(roots.map(({ ref }) => ref));
  const components: ExtractedComponent[] = [];
  for (const stanza of stanzas) {
    const ref = stanza.patterns[0] as string;
    const location = { path: file.path, line: stanza.line };
    const place = folderPathOf(stanza);
    const foreign = place === undefined ? undefined : findForeignFolder(place, file.path, context);
    if (place !== undefined && foreign === undefined) {
      const name = keyOf(ref);
      projects.push({ ref, purl: purlOfPath("npm", name), name, location });
      continue;
    }
    if (!stanza.fields.has("version")) {
      const args = { part: ref, reason: "an entry without a version" };
      diagnostics.push({ code: "LIC108", gravity: "loss", location, args });
    }
    const scope = scopes.get(ref) ?? "unknown";
    components.push({
      ...describe(stanza, file.path, foreign?.version),
      ...(foreign === undefined ? {} : { installPath: foreign.installPath }),
      scope,
      // The lock does not say for which platforms a package is.
      ...(scope === "optional" ? { expectedInstalled: false } : {}),
      direct: hasManifest ? direct.has(ref) : undefined,
    });
  }
  const covers = members.map(({ folder }) => joinPath(joinPath(folderOf(file.path), folder), "package.json"));
  return ok({ projects, components, edges: [...fromMembers, ...edges], diagnostics, covers });
}

function readMembers(lockPath: string, context: ExtractContext) {
  const diagnostics: Diagnostic[] = [];
  const members: Member[] = [];
  const take = (folder: string): Member | undefined => {
    const { member, diagnostic } = readMember(context, lockPath, folder);
    if (diagnostic !== undefined) diagnostics.push(diagnostic);
    if (member !== undefined) members.push(member);
    return member;
  };
  const root = take("");
  const globs = root === undefined ? [] : workspaceGlobs(root.manifest);
  if (globs.length > 0) {
    for (const path of context.listBeside("package.json")) {
      const folder = folderOf(path);
      if (folder !== "" && isMember(folder, globs)) take(folder);
    }
  }
  return { members, diagnostics };
}

/** The name in "name@range"; a scope's "@" is no separator. */
function keyOf(pattern: string): string {
  const at = pattern.indexOf("@", 1);
  return at < 0 ? pattern : pattern.slice(0, at);
}

function rangeOf(pattern: string): string {
  return pattern.slice(keyOf(pattern).length + 1);
}

/** A folder of the tree, linked or copied. */
function folderPathOf(stanza: Stanza): string | undefined {
  const ranges = stanza.patterns.map(rangeOf);
  return ranges.every(isFolderPath) ? ranges[0] : undefined;
}

function describe(stanza: Stanza, path: string, found: string | undefined) {
  // "string-width-cjs@npm:string-width@^4.2.0" is an alias: the package is string-width.
  const plain = stanza.patterns.find((pattern) => !rangeOf(pattern).startsWith("npm:"));
  const first = stanza.patterns[0] as string;
  const installName = keyOf(plain ?? first);
  const name = plain === undefined ? keyOf(rangeOf(first).slice("npm:".length)) : installName;
  const version = found ?? stanza.fields.get("version");
  const resolved = stanza.fields.get("resolved");
  const place = resolved?.replace(/#[0-9a-f]{40}$/, (hash) => (/^git|\.git#/.test(resolved) ? hash : ""));
  const about: About = {
    ...(place === undefined || !/^(?:https?|git|ssh)[:+]/.test(place) ? {} : { distribution: place }),
    ...hashesOf(stanza, resolved),
  };
  return {
    ref: first,
    purl: npmPurl(name, version, place),
    kind: "library" as const,
    name,
    ...(version === undefined ? {} : { version }),
    location: { path, line: stanza.line },
    installPath: joinPath(folderOf(path), `node_modules/${installName}`),
    about,
  };
}

/** Integrity, or what old locks put behind the address: "#" and the archive's SHA-1. */
function hashesOf(stanza: Stanza, resolved: string | undefined): { readonly hashes?: readonly Hash[] } {
  const hashes = readIntegrity(stanza.fields.get("integrity"));
  if (hashes.length > 0) return { hashes };
  const sha1 = /^https?:.*\.tgz#([0-9a-f]{40})$/.exec(resolved ?? "")?.[1];
  return sha1 === undefined ? {} : { hashes: [{ algorithm: "SHA-1", value: sha1 }] };
}
