// The installed package: its package.json, and the licence files beside it.
import { withArchives } from "../../formats/archive-tree.ts";
import type { JsonObject } from "../../formats/json.ts";
import {
  type Diagnostic,
  type LookUp,
  type LookUpContext,
  type LookUpFailure,
  type LookUpSubject,
  type OwnStatement,
  ok,
  type Result,
} from "../../model/index.ts";
import { type CopyReader, readCopy } from "./installed-copy.ts";
import { findInstalled } from "./installed-index.ts";
import { readAbout } from "./package-facts.ts";

/** Reads every installed copy; copies that say the same are quoted once. Copies may lie in archives (Yarn's cache). */
export function lookUp(subject: LookUpSubject, context: LookUpContext): Result<LookUp, LookUpFailure> {
  const reader: CopyReader = {
    tree: withArchives(context.tree),
    source: "npm/installed",
    keepText: context.keepText,
    nameOf: (path) => path,
  };
  const statements: OwnStatement[] = [];
  const diagnostics: Diagnostic[] = [];
  const said = new Set<string>();
  let first: JsonObject | undefined;
  for (const folder of subject.installPaths) {
    const copy = readCopy(folder, subject, reader, diagnostics);
    if (copy === undefined) continue;
    first ??= copy.manifest;
    for (const statement of copy.statements) {
      const key = `${statement.as} ${statement.digest ?? statement.raw}`;
      if (!said.has(key)) statements.push(statement);
      said.add(key);
    }
  }
  if (first === undefined) {
    // A package for another platform is missing by design; searching every folder for it would find nothing, unless its place
    // holds another version.
    if (subject.mayBeMissing && subject.installPaths.length > 0 && diagnostics.length === 0)
      return ok({ installed: false, statements, diagnostics });
    return lookElsewhere(subject, reader, diagnostics);
  }
  return ok({ installed: true, statements, diagnostics, about: readAbout(first) });
}

/** Most locks do not tell where a second version was put; only if no copy of the right one is found is that worth a word. */
function lookElsewhere(
  subject: LookUpSubject,
  reader: CopyReader,
  diagnostics: readonly Diagnostic[],
): Result<LookUp, LookUpFailure> {
  const known = new Set(subject.installPaths);
  for (const folder of findInstalled(reader.tree, subject.folders, subject.name)) {
    if (known.has(folder)) continue;
    const found: Diagnostic[] = [];
    const copy = readCopy(folder, subject, reader, found);
    if (copy === undefined) continue;
    const others = diagnostics.filter(({ code }) => code !== "LIC203");
    const about = readAbout(copy.manifest);
    return ok({ installed: true, statements: copy.statements, diagnostics: [...others, ...found], about });
  }
  return ok({ installed: false, statements: [], diagnostics });
}
