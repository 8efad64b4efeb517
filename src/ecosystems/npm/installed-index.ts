// Finds installed copies of a package by name, where the lockfile does not say which folder a version was put into.
import { type FileTree, folderOf, joinPath } from "../../model/index.ts";

/** Package folders by name. */
type Index = ReadonlyMap<string, readonly string[]>;

/** Folders in which pnpm, Bun, Deno and Yarn keep one subfolder per package and version. */
const STORES = new Set([".pnpm", ".bun", ".deno", ".store"]);
const MOST_FOLDERS = 20_000;
const DEEPEST_MEMBER = 4;

const indexes = new WeakMap<FileTree, Map<string, Index>>();

/** Folders of copies in the node_modules of the given folders, of the folders above them and of the projects below them. */
export function findInstalled(tree: FileTree, folders: readonly string[], name: string): readonly string[] {
  let known = indexes.get(tree);
  if (known === undefined) {
    known = new Map();
    indexes.set(tree, known);
  }
  const found = new Set<string>();
  for (const folder of folders) {
    let index = known.get(folder);
    if (index === undefined) {
      index = buildIndex(tree, folder);
      known.set(folder, index);
    }
    for (const place of index.get(name) ?? []) found.add(place);
  }
  return [...found];
}

function buildIndex(tree: FileTree, folder: string): Index {
  const index = new Map<string, string[]>();
  const budget = { left: MOST_FOLDERS };
  for (let above = folder; ; above = folderOf(above)) {
    addNodeModules(tree, joinPath(above, "node_modules"), index, budget);
    if (above === "") break;
  }
  for (const member of listProjects(tree, folder, budget)) {
    addNodeModules(tree, joinPath(member, "node_modules"), index, budget);
  }
  return index;
}

interface Budget {
  left: number;
}

function addNodeModules(tree: FileTree, start: string, index: Map<string, string[]>, budget: Budget): void {
  const open = [start];
  const add = (name: string, place: string) => {
    const places = index.get(name);
    if (places === undefined) index.set(name, [place]);
    else if (!places.includes(place)) places.push(place);
    open.push(`${place}/node_modules`);
  };
  for (let place = open.pop(); place !== undefined && budget.left > 0; place = open.pop()) {
    budget.left--;
    const entries = tree.list(place);
    for (const { name, kind } of entries.ok ? entries.value : []) {
      // Links lead to a store or to a member of the workspace, both of which are looked at by themselves.
      if (kind !== "folder") continue;
      const inner = `${place}/${name}`;
      if (STORES.has(name)) {
        const packages = tree.list(inner);
        for (const entry of packages.ok ? packages.value : []) open.push(`${inner}/${entry.name}/node_modules`);
      } else if (name.startsWith("@")) {
        const scoped = tree.list(inner);
        for (const entry of scoped.ok ? scoped.value : []) {
          if (entry.kind === "folder") add(`${name}/${entry.name}`, `${inner}/${entry.name}`);
        }
      } else if (!name.startsWith(".")) {
        add(name, inner);
      }
    }
  }
}

/** Folders below that have a node_modules of their own, as members of a workspace do. */
function listProjects(tree: FileTree, start: string, budget: Budget): readonly string[] {
  const projects: string[] = [];
  const open = [{ folder: start, depth: 0 }];
  for (let next = open.shift(); next !== undefined && budget.left > 0; next = open.shift()) {
    budget.left--;
    const entries = tree.list(next.folder);
    for (const { name, kind } of entries.ok ? entries.value : []) {
      if (kind !== "folder" || name.startsWith(".")) continue;
      if (name === "node_modules") {
        if (next.depth > 0) projects.push(next.folder);
      } else if (next.depth < DEEPEST_MEMBER) {
        open.push({ folder: joinPath(next.folder, name), depth: next.depth + 1 });
      }
    }
  }
  return projects;
}
