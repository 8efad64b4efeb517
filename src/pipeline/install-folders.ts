// Finds folders of installed packages that only their content gives away.
import { baseNameOf, matchesGlob } from "../model/index.ts";

export interface MarkedFolders {
  readonly folders: readonly string[];
  isInside(path: string): boolean;
}

/**
 * `patterns` name a file whose first part is the folder: "vendor/modules.txt" stands for any folder "vendor" that holds
 * modules.txt. A marker of a fixed name is not inside its folder: it may be what lists the packages. Other patterns are left alone.
 */
export function findMarkedFolders(files: readonly string[], patterns: readonly string[]): MarkedFolders {
  const byEnding = new Map<string, string[]>();
  for (const pattern of patterns) {
    if (!pattern.includes("/")) continue;
    const ending = endingOf(baseNameOf(pattern));
    byEnding.set(ending, [...(byEnding.get(ending) ?? []), pattern]);
  }
  const folders = new Set<string>();
  const markers = new Set<string>();
  for (const path of files) {
    for (const pattern of byEnding.get(endingOf(baseNameOf(path))) ?? []) {
      const depth = pattern.split("/").length;
      const parts = path.split("/");
      if (!matchesGlob(parts.slice(-depth).join("/"), pattern)) continue;
      folders.add(parts.slice(0, parts.length - depth + 1).join("/"));
      if (!baseNameOf(pattern).includes("*")) markers.add(path);
    }
  }
  return {
    folders: [...folders],
    isInside(path) {
      if (folders.size === 0 || markers.has(path)) return false;
      for (let slash = path.indexOf("/"); slash >= 0; slash = path.indexOf("/", slash + 1)) {
        if (folders.has(path.slice(0, slash))) return true;
      }
      return false;
    },
  };
}

/** What files are sorted by before patterns are tried: "txt" of "modules.txt" and "*.txt". */
function endingOf(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}
