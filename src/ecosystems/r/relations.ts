// The dependencies of an R package: `R (>= 3.5), cli (>= 3.0), methods`. https://cran.r-project.org/doc/manuals/r-release/R-exts.html#Package-Dependencies

/** Packages that come with R itself, all under R's own licence; they are no components. */
const BASE = new Set(
  "R base compiler datasets graphics grDevices grid methods parallel splines stats stats4 tcltk tools translations utils".split(
    " ",
  ),
);

export function isPartOfR(name: string): boolean {
  return BASE.has(name);
}

/** Names in the order of the text, without those that are part of R. */
export function namesInRelation(relation: string | undefined): string[] {
  const names = (relation ?? "").split(",").flatMap((part) => /^\s*([A-Za-z][A-Za-z0-9.]*)/.exec(part)?.[1] ?? []);
  return [...new Set(names)].filter((name) => !isPartOfR(name));
}

export const SCOPES_OF_FIELDS = [
  ["depends", "runtime"],
  ["imports", "runtime"],
  ["linkingto", "build"],
  ["suggests", "development"],
  ["enhances", "optional"],
] as const;
