// Rocks in a project's own tree: lua_modules/lib/luarocks/rocks-<lua version>/<name>/<version>.

import { quoteLicenseFiles } from "../../formats/license-files.ts";
import { placeAt } from "../../formats/troubles.ts";
import {
  joinPath,
  type LookUp,
  type LookUpContext,
  type LookUpFailure,
  type LookUpSubject,
  type OwnStatement,
  ok,
  type Result,
} from "../../model/index.ts";
import { readLua } from "./literals.ts";

const SOURCE = "lua/tree";

export function lookUp(subject: LookUpSubject, context: LookUpContext): Result<LookUp, LookUpFailure> {
  const { tree, keepText } = context;
  if (subject.version === undefined) return ok({ installed: false, statements: [] });
  const name = subject.name.slice(subject.name.indexOf("/") + 1).toLowerCase();
  for (const folder of subject.folders) {
    const root = joinPath(folder, "lua_modules/lib/luarocks");
    const versions = tree.list(root);
    for (const rocks of versions.ok ? versions.value : []) {
      const rock = joinPath(root, `${rocks.name}/${name}/${subject.version}`);
      const path = joinPath(rock, `${name}-${subject.version}.rockspec`);
      const text = tree.readText(path);
      if (!text.ok) continue;
      const statements = quoteRockspec(text.value, path);
      const own = quoteLicenseFiles({ tree, folder: rock, source: SOURCE, keepText });
      const doc = quoteLicenseFiles({ tree, folder: joinPath(rock, "doc"), source: SOURCE, keepText });
      return ok({
        installed: true,
        statements: [...statements, ...own.statements, ...doc.statements],
        diagnostics: [...own.diagnostics, ...doc.diagnostics],
      });
    }
  }
  return ok({ installed: false, statements: [] });
}

function quoteRockspec(text: string, path: string): OwnStatement[] {
  const description = readLua(text).fields.get("description");
  const license = typeof description === "object" ? description.fields.get("license") : undefined;
  if (typeof description !== "object" || typeof license !== "string" || license === "") return [];
  return [{ as: "name", raw: license, source: SOURCE, location: placeAt(path, description.lines.get("license")) }];
}
