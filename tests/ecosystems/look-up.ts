// What a licence source is handed in tests: trees in memory, and texts kept as themselves.
import { makeMemoryTree } from "../../src/io/memory-tree.ts";
import type { LookUpContext, LookUpSubject } from "../../src/model/index.ts";

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** `folders` are those of package managers by environment variable, `home` the user's. Digests are "sha256:" and the trimmed text. */
export function makeContext(tree: Files, folders: Readonly<Record<string, Files>> = {}, home?: Files): LookUpContext {
  const toTree = (files: Files, label: string) => makeMemoryTree(new Map(Object.entries(files)), label);
  return {
    tree: toTree(tree, "project"),
    machine: {
      folder: (variable, below) => {
        const files = folders[variable];
        return files === undefined ? undefined : toTree(files, `~/${below}`);
      },
      ...(home === undefined ? {} : { home: toTree(home, "~") }),
    },
    keepText: (text) => `sha256:${text.trim()}`,
  };
}

export function makeSubject(
  purl: string,
  name: string,
  version?: string,
  more: Partial<LookUpSubject> = {},
): LookUpSubject {
  return {
    purl,
    name,
    ...(version === undefined ? {} : { version }),
    installPaths: [],
    folders: [""],
    mayBeMissing: false,
    ...more,
  };
}
