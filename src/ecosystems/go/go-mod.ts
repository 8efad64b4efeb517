// go.mod: the modules a module is built from. https://go.dev/ref/mod#go-mod-file

import { entrySkipped, partUnreadable, shorten, unresolved } from "../../formats/troubles.ts";
import {
  type Diagnostic,
  type ExtractContext,
  type ExtractedComponent,
  type Extraction,
  err,
  type FormatFailure,
  folderOf,
  joinInside,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { purlOfPath } from "../../purl/index.ts";
import { type Directive, readDirectives } from "./directives.ts";
import { readSums } from "./go-sum.ts";
import { compareVersions, isVersion } from "./versions.ts";

const VERBS = new Set([
  "module",
  "go",
  "toolchain",
  "godebug",
  "require",
  "exclude",
  "replace",
  "retract",
  "tool",
  "ignore",
]);

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const { directives, troubles } = readDirectives(file.text);
  const at = (line: number) => ({ path: file.path, line });
  const known = directives.filter(({ verb }) => VERBS.has(verb));
  if (known.length === 0) {
    return err({ code: "LIC102", location: { path: file.path }, reason: "holds no directive of a go.mod file" });
  }
  const diagnostics: Diagnostic[] = troubles.map(({ line, reason }) => partUnreadable(file.path, line, reason));
  for (const { verb, line } of directives) {
    if (!VERBS.has(verb)) diagnostics.push(partUnreadable(file.path, line, `unknown directive "${shorten(verb)}"`));
  }

  const module = known.find(({ verb }) => verb === "module");
  const modulePath = module?.args[0];
  if (modulePath === undefined) diagnostics.push(partUnreadable(file.path, 1, "the module has no name"));
  const replacements = known
    .filter(({ verb }) => verb === "replace")
    .flatMap((directive) => readReplacement(directive, diagnostics, file.path));
  const components = new Map<string, ExtractedComponent>();

  for (const { verb, args, comment, line } of known) {
    if (verb !== "require") continue;
    const [path, version, ...more] = args;
    if (path === undefined || version === undefined || more.length > 0) {
      diagnostics.push(partUnreadable(file.path, line, "a requirement is not of the form: module version"));
      continue;
    }
    if (!isVersion(version)) {
      diagnostics.push(
        unresolved(file.path, line, `"${shorten(version)}" is no version of a module; run "go mod tidy"`),
      );
    }
    const twin = components.get(path);
    if (twin !== undefined && compareVersions(twin.version ?? "", version) >= 0) continue;
    const direct = !/^indirect\b/.test(comment);
    const replaced = applyReplacement({ path, version }, replacements);
    const common = { ref: path, kind: "library", scope: "runtime", direct, location: at(line) } as const;
    if (replaced?.folder !== undefined) {
      if (modulePath !== undefined && ownerOf(modulePath) === ownerOf(path)) {
        diagnostics.push(entrySkipped(file.path, line, path, "is code of this tree: go.mod replaces it by a folder"));
        continue;
      }
      const installPath = joinInside(folderOf(file.path), replaced.folder);
      components.set(path, {
        ...common,
        purl: purlOfPath("golang", path, version),
        name: path,
        version,
        ...(installPath === undefined ? {} : { installPath }),
        about: { properties: { "go:replaced-by": replaced.folder } },
      });
    } else {
      const name = replaced?.path ?? path;
      const actual = replaced?.version ?? version;
      components.set(path, {
        ...common,
        purl: purlOfPath("golang", name, actual),
        name,
        version: actual,
        ...(replaced === undefined ? {} : { about: { properties: { "go:replaces": `${path}@${version}` } } }),
      });
    }
  }

  if (!listsEverything(known)) addFromSums(file, context, replacements, components, diagnostics);
  const projects =
    modulePath === undefined
      ? []
      : [{ ref: ".", purl: purlOfPath("golang", modulePath), name: modulePath, location: at(module?.line ?? 1) }];
  const edges =
    modulePath === undefined
      ? []
      : [...components.values()].filter(({ direct }) => direct).map(({ ref }) => ({ from: ".", to: ref }));
  return ok({ projects, components: [...components.values()], edges, diagnostics });
}

/** From Go 1.17 on, go.mod names every module that the build needs. */
function listsEverything(directives: readonly Directive[]): boolean {
  const version = directives.find(({ verb }) => verb === "go")?.args[0] ?? "1.16";
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 1 || minor >= 17;
}

/** Older files leave the indirect modules to go.sum, which also keeps some that are no longer needed. */
function addFromSums(
  file: SourceFile,
  context: ExtractContext,
  replacements: readonly Replacement[],
  components: Map<string, ExtractedComponent>,
  diagnostics: Diagnostic[],
): void {
  const sums = context.beside("go.sum");
  const location = { path: file.path };
  if (sums === undefined || !sums.ok) {
    if (components.size === 0 && sums === undefined) return;
    const reason = "a go.mod before Go 1.17 names no indirect modules, and go.sum is not beside it";
    diagnostics.push({ code: "LIC105", gravity: "loss", location, args: { reason } });
    return;
  }
  const named = new Set([...components.values()].map(({ name }) => name));
  for (const { path } of replacements) named.add(path);
  const read = readSums(sums.value);
  diagnostics.push(...read.diagnostics);
  let added = 0;
  for (const { path, version, line } of read.modules) {
    if (named.has(path) || components.has(path)) continue;
    added++;
    components.set(path, {
      ref: path,
      purl: purlOfPath("golang", path, version),
      kind: "library",
      name: path,
      version,
      scope: "runtime",
      direct: false,
      location: { path: sums.value.path, line },
    });
  }
  if (added === 0) return;
  const reason = "indirect modules are taken from go.sum, which may name more than is built (go.mod before Go 1.17)";
  diagnostics.push({ code: "LIC205", gravity: "note", location, args: { reason, count: added } });
}

export interface Replacement {
  readonly path: string;
  readonly version?: string;
  readonly by: { readonly path?: string; readonly version?: string; readonly folder?: string };
}

function readReplacement({ args, line }: Directive, diagnostics: Diagnostic[], file: string): Replacement[] {
  const arrow = args.indexOf("=>");
  const [path, version] = args.slice(0, Math.max(arrow, 0));
  const [target, targetVersion] = args.slice(arrow + 1);
  if (arrow < 1 || arrow > 2 || path === undefined || target === undefined || args.length - arrow > 3) {
    diagnostics.push(partUnreadable(file, line, "a replacement is not of the form: module => module version"));
    return [];
  }
  const by = targetVersion === undefined ? { folder: target } : { path: target, version: targetVersion };
  return [{ path, ...(version === undefined ? {} : { version }), by }];
}

/** A replacement of one version goes before one of all. */
function applyReplacement(
  { path, version }: { readonly path: string; readonly version: string },
  replacements: readonly Replacement[],
): Replacement["by"] | undefined {
  const fitting = replacements.filter((other) => other.path === path);
  return (fitting.find((other) => other.version === version) ?? fitting.find((other) => other.version === undefined))
    ?.by;
}

/** Host and owner, "github.com/owner": modules that share them are of one house. */
function ownerOf(path: string): string {
  const [host = "", owner = ""] = path.split("/");
  return host.includes(".") ? `${host}/${owner}` : host;
}
