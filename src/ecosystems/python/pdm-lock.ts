// pdm.lock: [[package]] tables, one more for each set of extras; `groups` since 4.5. https://pdm-project.org/latest/usage/lockfile/
import { getOwn, getString, isArray, isObject, type JsonObject } from "../../formats/json.ts";
import { parseRequirement } from "../../formats/pep508.ts";
import {
  type Diagnostic,
  type ExtractContext,
  type Extraction,
  type FormatFailure,
  ok,
  type Result,
  type Scope,
  type SourceFile,
} from "../../model/index.ts";
import { assemble, type LockEntry } from "./lock-graph.ts";
import { at, FROM_INDEX, lostPart, type Origin, onlyHash, parseTomlFile, pathOrigin, vcsOrigin } from "./packages.ts";
import { readProjectBeside } from "./project.ts";
import type { Wanted } from "./wants.ts";

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const parsed = parseTomlFile(file, "run pdm lock to write it anew");
  if (!parsed.ok) return parsed;
  const { root, lineOf } = parsed.value;
  const beside = readProjectBeside(context, file.path);
  const diagnostics: Diagnostic[] = [...beside.diagnostics];
  const entries: LockEntry[] = [];
  const list = getOwn(root, "package");
  const wanted = beside.wants?.wanted;
  const scopeOfGroup = groupScopes(wanted);
  for (const [index, value] of (isArray(list) ? list : []).entries()) {
    const location = at(file.path, lineOf("package", index));
    const name = isObject(value) ? getString(value, "name") : undefined;
    if (!isObject(value) || name === undefined) {
      diagnostics.push(lostPart(location, `package ${index + 1}`, "a package without a name"));
      continue;
    }
    const version = getString(value, "version");
    const extras = stringsOf(value, "extras");
    const files = getOwn(value, "files");
    const hashes = (isArray(files) ? files : []).map((item) => (isObject(item) ? (getString(item, "hash") ?? "") : ""));
    entries.push({
      ref: `${name}@${version}${extras.length === 0 ? "" : `[${extras.join(",")}]`}`,
      name,
      version,
      origin: originOf(value),
      location,
      needs: stringsOf(value, "dependencies").flatMap((text) => {
        const requirement = parseRequirement(text);
        return requirement === undefined ? [] : [{ name: requirement.name, ...exactly(requirement.specifier) }];
      }),
      scope: scopeOf(stringsOf(value, "groups"), scopeOfGroup),
      isForSome: getString(value, "marker") !== undefined,
      about: onlyHash(hashes),
    });
  }
  return ok(assemble({ entries, project: beside.project, wanted, diagnostics, path: file.path, context }));
}

/** An entry for extras needs the plain one of its own version: "coverage[toml]" depends on "coverage==7.6". */
function exactly(specifier: string): { readonly version?: string } {
  const version = /^==\s*([\w.+!-]+)$/.exec(specifier)?.[1];
  return version === undefined ? {} : { version };
}

/** Extras of the project are groups, too; the manifest tells them from development groups. */
function groupScopes(wanted: readonly Wanted[] | undefined): (group: string) => Scope {
  const hasOptional = wanted?.some(({ scope }) => scope === "optional") === true;
  return (group) => (group === "default" ? "runtime" : hasOptional ? "unknown" : "development");
}

/** Default means needed to run; otherwise the way through the manifest decides where it is at hand. */
function scopeOf(groups: readonly string[], scopeOfGroup: (group: string) => Scope): Scope | undefined {
  if (groups.length === 0) return undefined;
  if (groups.includes("default")) return "runtime";
  const scope = scopeOfGroup(groups[0] as string);
  return scope === "unknown" ? undefined : scope;
}

function originOf(value: JsonObject): Origin {
  const git = getString(value, "git");
  if (git !== undefined) return vcsOrigin(git, getString(value, "revision") ?? getString(value, "ref"));
  const url = getString(value, "url");
  if (url !== undefined && /^https?:/.test(url)) return { kind: "archive", url };
  const path = getString(value, "path");
  return path === undefined ? FROM_INDEX : pathOrigin(path);
}

function stringsOf(value: JsonObject, key: string): string[] {
  const list = getOwn(value, key);
  return isArray(list) ? list.filter((item) => typeof item === "string") : [];
}
