// Reads the policies that a policy extends: files on this machine, packages in node_modules, and what was fetched before; never the network.
import * as fs from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { err, ok, type Result } from "../model/index.ts";
import type { ParentFailure, PolicyResolver, PolicySource } from "../policy/load.ts";
import { type ParentReference, readReference, showReference } from "../policy/references.ts";
import { POLICY_SIZE_LIMIT, policyCacheFolder, readCachedPolicy } from "./policy-cache.ts";
import { readPolicyText } from "./policy-text.ts";

export type ParentResult = Result<PolicySource, ParentFailure>;

/** `cwd` is what locations are shown relative to; `base` of a parent is the path its child was read from. */
export function makeParentResolver(cwd: string, cache = policyCacheFolder(process.env)): PolicyResolver {
  return {
    parent(reference, base, sha256) {
      const read = readReference(reference, base);
      if (!read.ok) return read;
      if (read.value.kind === "address") return readFetched(reference, sha256, cache);
      const folder = dirname(resolve(cwd, base));
      if (read.value.kind === "file") return readFile(resolve(folder, read.value.path), cwd);
      const place = findInModules(folder, read.value);
      if (place !== undefined) return readFile(place, cwd);
      const fetched = readFetched(reference, sha256, cache);
      return fetched.ok ? fetched : err("no such package in node_modules of this folder or of one above");
    },
  };
}

/** A parent from elsewhere, out of the cache. */
export function readFetched(reference: string, sha256 = "", cache = policyCacheFolder(process.env)): ParentResult {
  const text = readCachedPolicy(cache, sha256);
  if (text !== undefined) return ok({ text, path: showReference(reference) });
  const remedy = "Fetch it once with `licet policy fetch`; from then on it is read from the cache.";
  return err({ reason: "it has not been fetched, and nothing is fetched unasked", remedy });
}

function readFile(place: string, cwd: string): ParentResult {
  const read = readPolicyText(place, POLICY_SIZE_LIMIT);
  return read.ok ? ok({ ...read.value, path: relative(cwd, place) || place }) : read;
}

/** `name/file` below the nearest node_modules. */
function findInModules(start: string, { name, file }: Extract<ParentReference, { kind: "npm" }>): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    const place = join(folder, "node_modules", name, file);
    if (fs.existsSync(place)) return place;
    if (dirname(folder) === folder) return undefined;
  }
}
