// The dependencies a mix.exs names, read as text and never run. https://hexdocs.pm/mix/Mix.Tasks.Deps.html
import { type Scope, weightierScope } from "../../model/index.ts";

export interface MixDependency {
  readonly name: string;
  readonly requirement: string | undefined;
  readonly scope: Scope;
  /** A folder of this tree, or another application of the umbrella. */
  readonly isLocal: boolean;
  readonly git: string | undefined;
  readonly offset: number;
}

const START = /\{\s?:(\w+)\s?,/g;
/** A dependency is not longer than this. */
const LONGEST = 1000;

/** Tuples `{:name, "~> 1.0", options}` in the function `deps`, or in the whole file where there is none of that name. */
export function readMixDependencies(source: string): MixDependency[] {
  const text = source.replace(/^[^"\n#]*#.*$/gm, (line) => line.slice(0, line.indexOf("#")).padEnd(line.length));
  const start = Math.max(0, text.search(/\bdefp?\s+deps\b/));
  const found: MixDependency[] = [];
  for (const { index, 1: name = "" } of text.slice(start).matchAll(START)) {
    const offset = start + index;
    const tuple = text.slice(offset, endOfTuple(text, offset));
    const requirement = /^\{\s?:\w+\s?,\s*"([^"]*)"/.exec(tuple)?.[1];
    const isLocal = /\b(?:path|in_umbrella):/.test(tuple);
    const git = /\bgit:\s*"([^"]+)"/.exec(tuple)?.[1] ?? withHost(/\bgithub:\s*"([^"]+)"/.exec(tuple)?.[1]);
    if (requirement === undefined && !isLocal && git === undefined && !/\bhex:/.test(tuple)) continue;
    found.push({ name, requirement, scope: scopeOf(tuple), isLocal, git, offset });
  }
  return found;
}

function withHost(path: string | undefined): string | undefined {
  return path === undefined ? undefined : `https://github.com/${path}`;
}

/** `only: :dev`, `only: [:dev, :test]`, `optional: true`, `runtime: false` (which still may run at build time). */
function scopeOf(tuple: string): Scope {
  const only = /\bonly:\s*(\[[^\]]*\]|:\w+)/.exec(tuple)?.[1];
  if (only !== undefined) {
    const scopes = [...only.matchAll(/:(\w+)/g)].map(
      ([, name]): Scope => (name === "dev" ? "development" : name === "test" ? "test" : "runtime"),
    );
    return scopes.length === 0 ? "runtime" : scopes.reduce(weightierScope);
  }
  return /\boptional:\s*true\b/.test(tuple) ? "optional" : "runtime";
}

function endOfTuple(text: string, start: number): number {
  let depth = 0;
  let isQuoted = false;
  const limit = Math.min(text.length, start + LONGEST);
  for (let at = start; at < limit; at++) {
    const sign = text[at];
    if (sign === "\\" && isQuoted) at++;
    else if (sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted && sign === "{") depth++;
    else if (!isQuoted && sign === "}" && --depth === 0) return at + 1;
  }
  return limit;
}
