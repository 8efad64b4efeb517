// The folders of package managers on this machine, as the environment names them.
import * as fs from "node:fs";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { makeDiskTree } from "../io/disk-tree.ts";
import type { FileTree, Machine } from "../model/index.ts";

export function openMachine(env: Readonly<Record<string, string | undefined>>): Machine {
  const known = new Map<string, FileTree | undefined>();
  const open = (folder: string): FileTree | undefined => {
    if (!known.has(folder)) known.set(folder, isFolder(folder) ? makeDiskTree(folder) : undefined);
    return known.get(folder);
  };
  const home = homedir();
  const homeTree = isAbsolute(home) ? open(home) : undefined;
  return {
    ...(homeTree === undefined ? {} : { home: homeTree }),
    folder(variable, defaultBelowHome) {
      const named = env[variable];
      if (named && isAbsolute(named)) return open(named);
      return isAbsolute(home) && defaultBelowHome !== "" ? open(join(home, defaultBelowHome)) : undefined;
    },
  };
}

function isFolder(path: string): boolean {
  try {
    return fs.statSync(path).isDirectory();
  } catch {
    return false;
  }
}
