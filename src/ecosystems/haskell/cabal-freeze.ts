// cabal.project.freeze: a version for every package of the build plan. https://cabal.readthedocs.io/en/stable/cabal-commands.html#cabal-freeze

import { linesOf } from "../../formats/lines.ts";
import { notOfFormat, partUnreadable, shorten } from "../../formats/troubles.ts";
import {
  type Diagnostic,
  type ExtractedComponent,
  type Extraction,
  err,
  type FormatFailure,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { buildPurl } from "../../purl/index.ts";
export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const components = new Map<string, ExtractedComponent>();
  const diagnostics: Diagnostic[] = [];
  let isConstraints = false;
  let seen = false;
  for (const { text, number } of linesOf(file.text)) {
    const line = text.replace(/(^|\s)--.*$/, "$1");
    if (line.trim() === "") continue;
    const field = /^([A-Za-z][\w-]*):(.*)$/.exec(line);
    if (field !== null) {
      isConstraints = (field[1] ?? "").toLowerCase() === "constraints";
      seen ||= isConstraints;
    }
    if (!isConstraints) continue;
    for (const part of (field?.[2] ?? line).split(",")) {
      const constraint = part.trim();
      if (constraint === "" || /^[A-Za-z0-9-]+ (?:[+-]|source|test|bench)/.test(constraint)) continue; // flags of a package
      const match = /^(?:(?:any|setup)\.)?([A-Za-z0-9][A-Za-z0-9-]*) *==? *(\d+(?:\.\d+)*)$/.exec(constraint);
      const [, name, version] = match ?? [];
      if (name === undefined || version === undefined) {
        if (!/ installed$/.test(constraint))
          diagnostics.push(partUnreadable(file.path, number, `"${shorten(constraint)}" pins no version`));
        continue;
      }
      if (components.has(`${name}-${version}`)) continue;
      components.set(`${name}-${version}`, {
        ref: `${name}-${version}`,
        purl: buildPurl("hackage", undefined, name, version),
        kind: "library",
        name,
        version,
        scope: constraint.startsWith("setup.") ? "build" : "unknown",
        direct: undefined,
        location: { path: file.path, line: number },
      });
    }
  }
  if (!seen) return err(notOfFormat(file.path, "no constraints"));
  return ok({ projects: [], components: [...components.values()], edges: [], diagnostics });
}
