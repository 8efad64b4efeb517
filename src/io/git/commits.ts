// Commits: their trees and parents, names like "main~2", and where two histories meet.

import { EMPTY_TREES, type ObjectStore } from "./objects.ts";
import { type GitFolders, isUnborn, readShallow, resolveName, usesReftable } from "./refs.ts";

export interface Commit {
  readonly id: string;
  readonly tree: string;
  readonly parents: readonly string[];
  /** Seconds since 1970. */
  readonly time: number;
}

export interface History {
  /** The commit a name stands for; a string says in plain words why there is none. */
  find(name: string): Commit | string;
  /** The best common ancestor, or undefined when the history at hand does not reach it. */
  mergeBase(a: Commit, b: Commit): Commit | undefined;
  readonly isShallow: boolean;
}

const TAG_LIMIT = 10;

export function openHistory(folders: GitFolders, objects: ObjectStore): History {
  const shallow = readShallow(folders.common);
  const known = new Map<string, Commit | undefined>();

  const broken = new Map<string, string>();

  /** A broken commit is as good as none: history ends there. */
  function read(id: string): Commit | undefined {
    if (known.has(id)) return known.get(id);
    let commit: Commit | undefined;
    try {
      commit = readCommit(id);
    } catch (error) {
      broken.set(id, error instanceof Error ? error.message : "unreadable");
    }
    known.set(id, commit);
    return commit;
  }

  function readCommit(id: string): Commit | undefined {
    const object = objects.read(id);
    if (object === undefined || object.type !== "commit") return undefined;
    const head = Buffer.from(object.content).toString("latin1").split("\n\n", 1)[0] ?? "";
    const tree = /^tree ([0-9a-f]{40,64})$/m.exec(head)?.[1];
    if (tree === undefined) return undefined;
    const parents = shallow.has(id)
      ? []
      : [...head.matchAll(/^parent ([0-9a-f]{40,64})$/gm)].map((match) => match[1] as string);
    return { id, tree, parents, time: Number(/^committer .* (\d+) [+-]\d{4}$/m.exec(head)?.[1] ?? 0) };
  }

  /** Follows annotated tags to what they point at. */
  function peel(id: string): string {
    let at = id;
    for (let depth = 0; depth < TAG_LIMIT && read(at) === undefined && !broken.has(at); depth++) {
      const object = objects.read(at);
      if (object?.type !== "tag") return at;
      at = /^object ([0-9a-f]{40,64})$/m.exec(Buffer.from(object.content).toString("latin1"))?.[1] ?? at;
    }
    return at;
  }

  /** A name, or the beginning of a commit's id. */
  function resolve(base: string): { readonly id: string } | string {
    const named = resolveName(folders, base);
    if (named !== undefined) return { id: named };
    const isPrefix = /^[0-9a-f]{4,64}$/.test(base);
    const ids = isPrefix ? objects.findByPrefix(base).filter((id) => read(peel(id)) !== undefined) : [];
    if (ids.length > 1) return `"${base}" begins the ids of ${ids.length} commits`;
    if (ids[0] !== undefined) return { id: ids[0] };
    return usesReftable(folders)
      ? "this repository keeps its names in a reftable, which licet cannot read; name commits by their full ids"
      : `nothing in this repository is called "${base}"`;
  }

  function find(name: string): Commit | string {
    const { base, steps } = splitSteps(name);
    if (steps === undefined)
      return `"${name}" is no name of a commit that licet understands: only ~ and ^ with a number may follow`;
    if (isUnborn(folders, base)) return { id: "", tree: EMPTY_TREES[objects.idLength], parents: [], time: 0 };
    const resolved = resolve(base);
    if (typeof resolved === "string") return resolved;
    const { id } = resolved;
    let commit = read(peel(id));
    if (commit === undefined && broken.has(id)) return `the commit ${id} is broken: ${broken.get(id)}`;
    if (commit === undefined)
      return `the commit ${id} is not in this clone${shallow.size > 0 ? ", which is shallow; fetch more history" : ""}`;
    for (const parent of steps) {
      if (parent === 0) continue;
      const next: string | undefined = commit.parents[parent - 1];
      const reached: Commit | undefined = next === undefined ? undefined : read(next);
      if (reached === undefined) return `${name} lies beyond the history at hand`;
      commit = reached;
    }
    return commit;
  }

  /** Paints ancestors of both sides, newest first; the first painted twice is the best for histories without criss-cross merges. */
  function mergeBase(a: Commit, b: Commit): Commit | undefined {
    const paint = new Map<string, number>();
    const queue: Commit[] = [];
    const visit = (commit: Commit, color: number) => {
      const before = paint.get(commit.id) ?? 0;
      if ((before & color) === color) return;
      paint.set(commit.id, before | color);
      queue.push(commit);
    };
    visit(a, 1);
    visit(b, 2);
    while (queue.length > 0) {
      queue.sort((x, y) => x.time - y.time || (x.id < y.id ? -1 : 1));
      const commit = queue.pop() as Commit;
      const color = paint.get(commit.id) ?? 0;
      if (color === 3) return commit;
      for (const id of commit.parents) {
        const parent = read(id);
        if (parent !== undefined) visit(parent, color);
      }
    }
    return undefined;
  }

  return { find, mergeBase, isShallow: shallow.size > 0 };
}

/** "main~2^2" → base "main", steps [1, 1, 2]; undefined for what else may follow a name in git. */
function splitSteps(name: string): { readonly base: string; readonly steps: readonly number[] | undefined } {
  // A tag is followed to its commit anyway.
  const plain = name.replace(/\^\{(?:commit)?\}$/, "");
  const at = plain.search(/[~^]/);
  if (at < 0) return { base: plain, steps: [] };
  const base = plain.slice(0, at);
  if (!/^(?:[~^]\d*)+$/.test(plain.slice(at))) return { base, steps: undefined };
  const steps: number[] = [];
  for (const [, mark, digits] of plain.slice(at).matchAll(/([~^])(\d*)/g)) {
    const number = digits === "" ? 1 : Math.min(Number(digits), 100_000);
    if (mark === "^") steps.push(number);
    else for (let step = 0; step < number; step++) steps.push(1);
  }
  return { base, steps };
}
