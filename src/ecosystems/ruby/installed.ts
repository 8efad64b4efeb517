// Installed gems: the specification RubyGems writes for each, and its licence files. https://guides.rubygems.org/command-reference/#gem-environment
import { quoteLicenseFiles } from "../../formats/license-files.ts";
import {
  type FileTree,
  joinPath,
  type LookUp,
  type LookUpContext,
  type LookUpFailure,
  type LookUpSubject,
  type OwnStatement,
  ok,
  type Result,
} from "../../model/index.ts";
import { parsePurl } from "../../purl/index.ts";
import { readGemspec } from "./gemspec.ts";

const NOT_INSTALLED: LookUp = { installed: false, statements: [] };

/** Where version managers keep gems, below the user's home; a "*" stands for any one folder. */
const GEM_HOMES = [
  ".gem/ruby/*",
  ".local/share/gem/ruby/*",
  ".rbenv/versions/*/lib/ruby/gems/*",
  ".asdf/installs/ruby/*/lib/ruby/gems/*",
  ".local/share/mise/installs/ruby/*/lib/ruby/gems/*",
  ".rvm/gems/*",
  ".bundle/ruby/*",
];

export function lookUpInBundle(subject: LookUpSubject, context: LookUpContext): Result<LookUp, LookUpFailure> {
  for (const folder of subject.installPaths) {
    const options = { tree: context.tree, source: "ruby/bundle", keepText: context.keepText };
    const found = readUnpacked(context.tree, folder, subject, options);
    if (found !== undefined) return ok(found);
  }
  for (const folder of subject.folders) {
    for (const home of expand(context.tree, joinPath(folder, "vendor/bundle/*/*"))) {
      const found = readGem(context.tree, home, "ruby/bundle", subject, context);
      if (found !== undefined) return ok(found);
    }
  }
  return ok(NOT_INSTALLED);
}

export function lookUpInGemHome(subject: LookUpSubject, context: LookUpContext): Result<LookUp, LookUpFailure> {
  const named = context.machine.folder("GEM_HOME", ".gem");
  const found = named && readGem(named, "", "ruby/gem-home", subject, context, named.label);
  if (found !== undefined) return ok(found);
  const { home } = context.machine;
  if (home === undefined) return ok(NOT_INSTALLED);
  for (const pattern of GEM_HOMES) {
    for (const folder of expand(home, pattern)) {
      const gem = readGem(home, folder, "ruby/gem-home", subject, context, home.label);
      if (gem !== undefined) return ok(gem);
    }
  }
  return ok(NOT_INSTALLED);
}

function expand(tree: FileTree, pattern: string): string[] {
  let places = [""];
  for (const part of pattern.split("/")) {
    if (part !== "*") places = places.map((place) => joinPath(place, part));
    else {
      places = places.flatMap((place) => {
        const entries = tree.list(place);
        if (!entries.ok) return [];
        return entries.value.filter(({ kind }) => kind !== "file").map(({ name }) => joinPath(place, name));
      });
    }
  }
  return places;
}

function readGem(
  tree: FileTree,
  home: string,
  source: string,
  subject: LookUpSubject,
  context: LookUpContext,
  label?: string,
): LookUp | undefined {
  const nameOf = (path: string) => (label === undefined ? path : `${label}/${path}`);
  const options = { tree, source, keepText: context.keepText, nameOf };
  const parsed = parsePurl(subject.purl);
  const qualifiers = parsed.ok ? parsed.value.qualifiers : new Map<string, string>();
  const checkout = qualifiers.get("vcs_url");
  if (checkout !== undefined) return readCheckout(tree, home, checkout, subject, options);
  const platform = qualifiers.get("platform");
  const full = `${subject.name}-${subject.version}${platform === undefined ? "" : `-${platform}`}`;
  const path = joinPath(home, `specifications/${full}.gemspec`);
  const text = tree.readText(path);
  const folder = joinPath(home, `gems/${full}`);
  const entries = tree.list(folder);
  if (!text.ok && !entries.ok) return undefined;
  const spec = text.ok ? readGemspec(text.value) : undefined;
  const texts = quoteLicenseFiles({ ...options, folder, entries: entries.ok ? entries.value : [] });
  const statements = spec === undefined ? [] : quoteSpec(spec, nameOf(path), source);
  return {
    installed: true,
    statements: [...statements, ...texts.statements],
    diagnostics: texts.diagnostics,
    ...(spec === undefined ? {} : { about: describe(spec) }),
  };
}

/** Gems from git lie under the repository's name and the first twelve letters of the commit. */
function readCheckout(
  tree: FileTree,
  home: string,
  url: string,
  subject: LookUpSubject,
  options: Omit<Parameters<typeof quoteLicenseFiles>[0], "folder">,
): LookUp | undefined {
  const [, repository, commit] = /\/([^/]+?)(?:\.git)?@([0-9a-f]{12})[0-9a-f]*$/.exec(url) ?? [];
  if (repository === undefined) return undefined;
  return readUnpacked(tree, joinPath(home, `bundler/gems/${repository}-${commit}`), subject, options);
}

/** The source of a gem, with its specification as its author wrote it. */
function readUnpacked(
  tree: FileTree,
  folder: string,
  subject: LookUpSubject,
  options: Omit<Parameters<typeof quoteLicenseFiles>[0], "folder">,
): LookUp | undefined {
  const entries = tree.list(folder);
  if (!entries.ok) return undefined;
  const path = joinPath(folder, `${subject.name}.gemspec`);
  const text = tree.readText(path);
  const spec = text.ok ? readGemspec(text.value) : undefined;
  const texts = quoteLicenseFiles({ ...options, folder, entries: entries.value });
  const nameOf = options.nameOf ?? ((place: string) => place);
  const statements = spec === undefined ? [] : quoteSpec(spec, nameOf(path), options.source);
  return { installed: true, statements: [...statements, ...texts.statements], diagnostics: texts.diagnostics };
}

function quoteSpec(
  { licenses, licenseLine }: ReturnType<typeof readGemspec>,
  path: string,
  source: string,
): OwnStatement[] {
  const [first] = licenses;
  if (first === undefined) return [];
  const raw = licenses.length === 1 ? first : JSON.stringify(licenses);
  return [{ as: "expression", raw, source, location: { path, line: licenseLine ?? 1 } }];
}

function describe(spec: ReturnType<typeof readGemspec>) {
  return {
    ...(spec.summary === undefined ? {} : { description: spec.summary }),
    ...(spec.homepage === undefined ? {} : { homepage: spec.homepage }),
    ...(spec.authors.length === 0 ? {} : { author: spec.authors.join(", ") }),
  };
}
