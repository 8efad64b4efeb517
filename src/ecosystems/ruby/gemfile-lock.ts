// Gemfile.lock. https://bundler.io/man/bundle-lock.1.html · https://github.com/rubygems/rubygems/blob/master/bundler/lib/bundler/lockfile_parser.rb
import { linesOf } from "../../formats/lines.ts";
import { entrySkipped, knownGap, partUnreadable, shorten } from "../../formats/troubles.ts";
import {
  type Diagnostic,
  type ExtractContext,
  type ExtractedComponent,
  type ExtractedEdge,
  type ExtractedProject,
  type Extraction,
  err,
  type FormatFailure,
  folderOf,
  joinInside,
  ok,
  type Result,
  type Scope,
  type SourceFile,
  spreadScopes,
} from "../../model/index.ts";
import { buildPurl } from "../../purl/index.ts";
import { readGemfile } from "./gemfile.ts";
import { readGemspec } from "./gemspec.ts";

interface Section {
  readonly kind: string;
  readonly remotes: string[];
  revision?: string;
}

interface Spec {
  /** "name (version-platform)" as bundler names it, such as "nokogiri-1.16.0-java". */
  readonly ref: string;
  readonly name: string;
  readonly version: string;
  readonly platform: string | undefined;
  readonly section: Section;
  readonly line: number;
  readonly wants: string[];
}

const SOURCES = new Set(["GEM", "GIT", "PATH", "PLUGIN SOURCE"]);
const OTHERS = new Set(["PLATFORMS", "DEPENDENCIES", "RUBY VERSION", "BUNDLED WITH", "CHECKSUMS"]);
const NAME_AND_VERSION = /^([^\s()]+)(?: \(([^)]*)\))?(!?)(?: (\S.*))?$/;

interface Lock {
  readonly specs: readonly Spec[];
  /** Direct dependencies, with their lines. */
  readonly wanted: ReadonlyMap<string, number>;
  /** By "name (version-platform)". */
  readonly checksums: ReadonlyMap<string, string>;
  readonly diagnostics: Diagnostic[];
  readonly isLock: boolean;
}

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const { path } = file;
  const lock = readLock(file);
  const { diagnostics } = lock;
  if (!lock.isLock) {
    return err({ code: "LIC102", location: { path }, reason: "holds no section of a lockfile of Bundler" });
  }
  const byName = new Map<string, Spec[]>();
  for (const spec of lock.specs) byName.set(spec.name, [...(byName.get(spec.name) ?? []), spec]);
  const foreign = findForeign(path, lock.specs, context);
  const isOwn = (spec: Spec) => spec.section.kind === "PATH" && !foreign.has(spec.ref);
  const own = lock.specs.filter(isOwn);

  const edges: ExtractedEdge[] = [];
  const targets = new Map<string, string[]>();
  for (const spec of lock.specs) {
    const list = spec.wants.flatMap((name) => byName.get(name) ?? []);
    targets.set(
      spec.ref,
      list.map(({ ref }) => ref),
    );
    for (const { ref } of list) edges.push({ from: spec.ref, to: ref });
    for (const name of spec.wants) {
      if (!byName.has(name) && name !== "bundler") {
        diagnostics.push(knownGap(path, spec.line, `needs ${shorten(name)}, which is not in the file`));
      }
    }
  }

  const scopes = readScopes(path, context, own, lock.wanted, diagnostics);
  const direct = new Set<string>();
  const roots: [string, Scope][] = [];
  const isDirect = (name: string, scope: Scope) => {
    direct.add(name);
    for (const { ref } of byName.get(name) ?? []) roots.push([ref, scope]);
  };
  for (const [name, line] of lock.wanted) {
    if (byName.has(name)) isDirect(name, scopes.get(name) ?? "runtime");
    else if (name !== "bundler") diagnostics.push(entrySkipped(path, line, name, "is asked for, but not in the file"));
  }
  for (const spec of own) for (const name of spec.wants) isDirect(name, "runtime");
  const reached = spreadScopes(roots, targets);

  const components = lock.specs
    .filter((spec) => !isOwn(spec))
    .map((spec): ExtractedComponent => {
      const { ref, name, version, platform, line } = spec;
      const checksum = lock.checksums.get(ref);
      return {
        ref,
        purl: purlOf(spec),
        kind: "library",
        name,
        version,
        scope: reached.get(ref) ?? "unknown",
        direct: direct.has(name),
        location: { path, line },
        ...(foreign.has(ref) ? { installPath: foreign.get(ref) as string } : {}),
        ...(platform === undefined ? {} : { expectedInstalled: false }),
        ...(checksum === undefined
          ? {}
          : { about: { hashes: [{ algorithm: "SHA-256", value: checksum }], filename: `${ref}.gem` } }),
      };
    });
  const projects = own.map(({ ref, name, version, line }): ExtractedProject => {
    return { ref, purl: buildPurl("gem", undefined, name, version), name, version, location: { path, line } };
  });
  const covers = lock.specs
    .filter(({ section }) => section.kind === "PATH")
    .flatMap((spec) => gemspecPlaces(spec).map((place) => joinInside(folderOf(path), place)));
  return ok({ projects, components, edges, diagnostics, covers: covers.filter((place) => place !== undefined) });
}

function purlOf({ name, version, platform, section }: Spec): string {
  const [remote] = section.remotes;
  const qualifiers: Record<string, string> = {};
  if (platform !== undefined) qualifiers["platform"] = platform;
  if (section.kind === "GIT" && remote !== undefined) {
    qualifiers["vcs_url"] = `git+${remote}${section.revision === undefined ? "" : `@${section.revision}`}`;
  } else if (
    section.kind !== "PATH" &&
    section.remotes.length === 1 &&
    remote !== undefined &&
    !/^https?:\/\/rubygems\.org\/?$/.test(remote)
  ) {
    qualifiers["repository_url"] = remote;
  }
  return buildPurl("gem", undefined, name, version, qualifiers);
}

/** Folders of gems by path that are somebody else's, by ref. */
function findForeign(path: string, specs: readonly Spec[], context: ExtractContext): Map<string, string> {
  const found = new Map<string, string>();
  for (const spec of specs) {
    const [remote] = spec.section.remotes;
    // The gems of the repository itself stand under ".".
    if (spec.section.kind !== "PATH" || remote === undefined || remote === "." || remote.startsWith("/")) continue;
    for (const place of gemspecPlaces(spec)) {
      const file = context.beside(place);
      if (file?.ok !== true) continue;
      const folder = folderOf(file.value.path);
      const { licenses, authors } = readGemspec(file.value.text);
      const theirs = { author: authors.join(", ") || undefined, license: licenses.join(" or ") || undefined };
      if (folder !== folderOf(path) && context.isForeign(folder, theirs)) found.set(spec.ref, folder);
      break;
    }
  }
  return found;
}

/** A source by path may hold several gems, each in a folder of its name. */
function gemspecPlaces(spec: Spec): string[] {
  const [remote] = spec.section.remotes;
  if (remote === undefined || remote.startsWith("/")) return [];
  const file = `${spec.name}.gemspec`;
  return [`${remote}/${file}`, `${remote}/${spec.name}/${file}`].map((place) => place.replace(/^(?:\.\/)+/, ""));
}

/** The groups of the Gemfile and the development dependencies of our own gems: the lockfile keeps neither. */
function readScopes(
  path: string,
  context: ExtractContext,
  own: readonly Spec[],
  wanted: ReadonlyMap<string, number>,
  diagnostics: Diagnostic[],
): Map<string, Scope> {
  const scopes = new Map<string, Scope>();
  for (const spec of own) {
    const gemspec = gemspecPlaces(spec)
      .map((place) => context.beside(place))
      .find((file) => file?.ok === true);
    if (gemspec?.ok !== true) continue;
    for (const { name, scope } of readGemspec(gemspec.value.text).dependencies) {
      if (scope === "development") scopes.set(name, scope);
    }
  }
  const manifest = context.beside(path.endsWith("gems.locked") ? "gems.rb" : "Gemfile");
  if (manifest?.ok === true) {
    for (const { name, scope } of readGemfile(manifest.value.text).gems) scopes.set(name, scope);
  } else if (wanted.size > 0) {
    diagnostics.push(knownGap(path, undefined, "the Gemfile is not beside it, so its groups are taken as runtime"));
  }
  return scopes;
}

function readLock(file: SourceFile): Lock {
  const diagnostics: Diagnostic[] = [];
  const specs = new Map<string, Spec>();
  const wanted = new Map<string, number>();
  const checksums = new Map<string, string>();
  let section: Section | undefined;
  let current: Spec | undefined;
  let isLock = false;
  for (const { text, number } of linesOf(file.text)) {
    const indent = text.length - text.trimStart().length;
    const words = text.trim();
    if (words === "") continue;
    if (indent === 0) {
      const isKnown = SOURCES.has(words) || OTHERS.has(words);
      isLock ||= isKnown;
      if (/^(?:<<<<<<<|=======|>>>>>>>)/.test(words)) {
        diagnostics.push(partUnreadable(file.path, number, "a merge conflict that is not resolved"));
      } else if (!isKnown) {
        diagnostics.push(partUnreadable(file.path, number, `unknown section "${shorten(words)}"`));
      }
      section = { kind: words, remotes: [] };
      current = undefined;
    } else if (section === undefined) {
      diagnostics.push(partUnreadable(file.path, number, "a line outside of any section"));
    } else if (SOURCES.has(section.kind)) {
      if (indent === 2) {
        const [, key, value] = /^(\w+): ?(.*)$/.exec(words) ?? [];
        if (key === "remote" && value !== undefined) section.remotes.push(value);
        if (key === "revision" && value !== undefined) section.revision = value;
        continue;
      }
      const [, name, version] = NAME_AND_VERSION.exec(words) ?? [];
      if (name === undefined || (indent === 4 && version === undefined)) {
        diagnostics.push(partUnreadable(file.path, number, "a line is not of the form: name (version)"));
      } else if (indent === 4) {
        const spec = makeSpec(name, version ?? "", section, number);
        current = specs.get(spec.ref) ?? spec;
        specs.set(spec.ref, current);
      } else current?.wants.push(name);
    } else if (section.kind === "DEPENDENCIES") {
      const name = NAME_AND_VERSION.exec(words)?.[1]?.replace(/!$/, "");
      if (name !== undefined) wanted.set(name, number);
      else diagnostics.push(partUnreadable(file.path, number, "a dependency without a name"));
    } else if (section.kind === "CHECKSUMS") {
      const [, name, version, , rest] = NAME_AND_VERSION.exec(words) ?? [];
      const digest = /\bsha256=([0-9a-f]{64})\b/.exec(rest ?? "")?.[1];
      if (name !== undefined && digest !== undefined) checksums.set(`${name}-${version}`, digest);
    }
  }
  return { specs: [...specs.values()], wanted, checksums, diagnostics, isLock };
}

/** "1.16.0-x86_64-linux": a version never has a dash, what follows one is the platform. */
function makeSpec(name: string, written: string, section: Section, line: number): Spec {
  const dash = written.indexOf("-");
  const version = dash < 0 ? written : written.slice(0, dash);
  const platform = dash < 0 ? undefined : written.slice(dash + 1);
  return { ref: `${name}-${written}`, name, version, platform, section, line, wants: [] };
}
