// Finds which extractors want a file, by its name alone; one look-up per file, since a tree has many.
import { baseNameOf, type Ecosystem, type Extractor, matchesGlob, type UnsupportedFormat } from "../model/index.ts";

export interface Claim {
  readonly ecosystem: Ecosystem;
  readonly extractor?: Extractor;
  readonly unsupported?: UnsupportedFormat;
}

interface Pattern {
  readonly glob: string;
  readonly claim: Claim;
}

export type FileMatcher = (path: string) => readonly Claim[];

export function makeFileMatcher(ecosystems: readonly Ecosystem[]): FileMatcher {
  const byName = new Map<string, Pattern[]>();
  const byEnding = new Map<string, Pattern[]>();
  const others: Pattern[] = [];

  for (const ecosystem of ecosystems) {
    for (const extractor of ecosystem.extractors) {
      const claim = { ecosystem, extractor };
      for (const glob of extractor.files) add(glob, claim);
    }
    for (const unsupported of ecosystem.unsupported ?? []) {
      const claim = { ecosystem, unsupported };
      for (const glob of unsupported.files) add(glob, claim);
    }
  }

  function add(glob: string, claim: Claim): void {
    const name = baseNameOf(glob);
    const pattern = { glob: `**/${glob}`, claim };
    if (!/[*?{]/.test(name)) push(byName, name, pattern);
    else if (/^\*\.[^*?{}]+$/.test(name)) push(byEnding, lastEnding(name), pattern);
    else others.push(pattern);
  }

  return (path) => {
    const name = baseNameOf(path);
    const candidates = [...(byName.get(name) ?? []), ...(byEnding.get(lastEnding(name)) ?? []), ...others];
    // A name that several patterns of one format fit is claimed once.
    return [...new Set(candidates.filter(({ glob }) => matchesGlob(path, glob)).map(({ claim }) => claim))];
  };
}

function lastEnding(name: string): string {
  return name.slice(name.lastIndexOf("."));
}

function push(map: Map<string, Pattern[]>, key: string, pattern: Pattern): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [pattern]);
  else list.push(pattern);
}
