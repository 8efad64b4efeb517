// Reads the policies that a policy extends: files on this machine and packages in node_modules; never the network.
import * as fs from "node:fs";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import { err, ok } from "../model/index.ts";
import type { PolicyResolver } from "../policy/load.ts";

const SIZE_LIMIT = 1024 * 1024;

/** `cwd` is what locations are shown relative to; `base` of a parent is the path its child was read from. */
export function makeParentResolver(cwd: string): PolicyResolver {
  return {
    parent(reference, base) {
      const folder = dirname(resolve(cwd, base));
      if (/^(?:https?:|git\+|github:|gitlab:)/.test(reference)) {
        return err("policies elsewhere are not fetched; keep a copy in the repository and name its path");
      }
      const place = reference.startsWith("npm:")
        ? findInModules(folder, reference.slice("npm:".length))
        : resolve(folder, reference);
      if (place === undefined) return err("no such package in node_modules of this folder or of one above");
      try {
        if (!isAbsolute(place) || fs.statSync(place).size > SIZE_LIMIT) return err("larger than a policy may be");
        return ok({ text: fs.readFileSync(place, "utf8"), path: relative(cwd, place) || place });
      } catch {
        return err("no such file, or it cannot be read");
      }
    },
  };
}

/** `name/path` below the nearest node_modules; a package alone means its license-policy.yml. */
function findInModules(start: string, name: string): string | undefined {
  const parts = name.split("/");
  const depth = name.startsWith("@") ? 2 : 1;
  if (parts.includes("..")) return undefined;
  const inside = parts.length > depth ? name : `${name}/license-policy.yml`;
  for (let folder = start; ; folder = dirname(folder)) {
    const place = join(folder, "node_modules", inside);
    if (fs.existsSync(place)) return place;
    if (dirname(folder) === folder) return undefined;
  }
}
