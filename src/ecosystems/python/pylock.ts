// pylock.toml (PEP 751). https://packaging.python.org/en/latest/specifications/pylock-toml/
import { getObject, getOwn, getString, isArray, isObject, type JsonObject } from "../../formats/json.ts";
import {
  type Diagnostic,
  type ExtractContext,
  type Extraction,
  err,
  type FormatFailure,
  ok,
  type Result,
  type Scope,
  type SourceFile,
} from "../../model/index.ts";
import { assemble, type LockEntry, type Need } from "./lock-graph.ts";
import { at, FROM_INDEX, lostPart, type Origin, onlyHash, parseTomlFile, vcsOrigin } from "./packages.ts";
import { readProjectBeside } from "./project.ts";

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const parsed = parseTomlFile(file, "write it anew with the tool that made it");
  if (!parsed.ok) return parsed;
  const { root, lineOf } = parsed.value;
  const stated = getString(root, "lock-version") ?? "";
  if (!/^1(?:\.\d+)?$/.test(stated)) {
    const reason = stated === "" ? "no lock-version" : `lock version ${stated.slice(0, 20)} is not known`;
    return err({ code: "LIC104", reason, location: at(file.path, lineOf("lock-version")), remedy: "update licet" });
  }
  const beside = readProjectBeside(context, file.path);
  const diagnostics: Diagnostic[] = [...beside.diagnostics];
  const entries: LockEntry[] = [];
  const list = getOwn(root, "packages");
  for (const [index, value] of (isArray(list) ? list : []).entries()) {
    const location = at(file.path, lineOf("packages", index));
    const name = isObject(value) ? getString(value, "name") : undefined;
    if (!isObject(value) || name === undefined) {
      diagnostics.push(lostPart(location, `package ${index + 1}`, "a package without a name"));
      continue;
    }
    const version = getString(value, "version");
    const marker = getString(value, "marker") ?? "";
    entries.push({
      ref: `${name}@${version ?? "unknown"}`,
      name,
      version,
      origin: originOf(value),
      location,
      needs: needsOf(getOwn(value, "dependencies")),
      scope: scopeOf(marker),
      isForSome: marker !== "",
      about: onlyHash(hashesOf(value)),
    });
  }
  // "pylock.<name>.toml" locks a part only; the plain name stands for the project.
  const isWhole = file.path === "pylock.toml" || file.path.endsWith("/pylock.toml");
  const manifest = beside.project.location.path;
  const covers = isWhole && manifest !== file.path ? [manifest] : [];
  return ok(
    assemble({
      entries,
      project: beside.project,
      wanted: beside.wants?.wanted,
      diagnostics,
      covers,
      path: file.path,
      context,
    }),
  );
}

/** "'dev' in dependency_groups" and "'x' in extras" say for whom it is; without either it is needed to run. */
function scopeOf(marker: string): Scope {
  if (/\bin\s+dependency_groups\b/.test(marker))
    return /'default'\s+in\s+dependency_groups/.test(marker) ? "runtime" : "development";
  return /\bin\s+extras\b/.test(marker) ? "optional" : "runtime";
}

function originOf(value: JsonObject): Origin {
  const vcs = getObject(value, "vcs");
  const repository = vcs && getString(vcs, "url");
  if (vcs !== undefined && repository !== undefined) {
    return vcsOrigin(repository, getString(vcs, "commit-id"), getString(vcs, "type") ?? "git");
  }
  const archive = getObject(value, "archive");
  const url = archive && getString(archive, "url");
  if (url !== undefined) return { kind: "archive", url };
  const directory = getObject(value, "directory");
  if (directory !== undefined) return { kind: "folder", path: getString(directory, "path") ?? "." };
  return archive !== undefined || vcs !== undefined ? { kind: "local" } : FROM_INDEX;
}

function needsOf(list: unknown): Need[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item) => {
    const name = isObject(item) ? getString(item, "name") : undefined;
    return name === undefined ? [] : [{ name, version: getString(item, "version") }];
  });
}

function hashesOf(value: JsonObject): string[] {
  const wheels = getOwn(value, "wheels");
  const archives = [getOwn(value, "sdist"), getOwn(value, "archive"), ...(isArray(wheels) ? wheels : [])];
  return archives.flatMap((archive) => {
    const hashes = isObject(archive) ? getObject(archive, "hashes") : undefined;
    const sha256 = hashes && getString(hashes, "sha256");
    return archive === undefined ? [] : [sha256 === undefined ? "" : `sha256:${sha256}`];
  });
}
