// Metadata of a script (PEP 723): a block of comments that holds TOML. https://packaging.python.org/en/latest/specifications/inline-script-metadata/
import { getOwn, isArray } from "../../formats/json.ts";
import { exactVersion, parseRequirement } from "../../formats/pep508.ts";
import { parseToml } from "../../formats/toml.ts";
import { partUnreadable } from "../../formats/troubles.ts";
import {
  baseNameOf,
  type ExtractContext,
  type Extraction,
  type FormatFailure,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { declare } from "./declared.ts";
import { FROM_INDEX, vcsOrigin } from "./packages.ts";
import { makeProject } from "./project.ts";
import type { Misread, Wanted } from "./wants.ts";

const REMEDY = "lock it (uv lock --script) and commit the lockfile beside it";

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const { path } = file;
  const nothing: Extraction = { projects: [], components: [], edges: [], diagnostics: [] };
  const block = findBlock(file.text);
  // Its own lockfile tells more.
  if (block === undefined || context.beside(`${baseNameOf(path)}.lock`)?.ok === true) return ok(nothing);
  const toml = parseToml(block.text);
  if (!toml.ok) {
    const line = block.line + (toml.error.position?.line ?? 1);
    return ok({ ...nothing, diagnostics: [partUnreadable(path, line, `its metadata: ${toml.error.reason}`)] });
  }
  const wanted: Wanted[] = [];
  const misread: Misread[] = [];
  const list = getOwn(toml.value.root, "dependencies");
  for (const [index, item] of (isArray(list) ? list : []).entries()) {
    const inBlock = toml.value.lineOf("dependencies", index);
    const line = inBlock === undefined ? block.line : block.line + inBlock;
    const requirement = typeof item === "string" ? parseRequirement(item) : undefined;
    if (requirement === undefined) {
      misread.push({ part: String(item), line });
      continue;
    }
    const { name, specifier, url } = requirement;
    const origin =
      url === undefined
        ? FROM_INDEX
        : /^\w+\+/.test(url)
          ? vcsOrigin(url, undefined)
          : { kind: "archive" as const, url };
    wanted.push({ name, version: exactVersion(specifier), scope: "runtime", origin, line });
  }
  const project = makeProject(baseNameOf(path).replace(/\.py$/, ""), undefined, path);
  return ok(declare({ path, project, wanted, misread, remedy: REMEDY, isProject: false, context }));
}

/** The TOML behind "# /// script" up to "# ///", and the line of its opening. */
function findBlock(text: string): { readonly text: string; readonly line: number } | undefined {
  const lines = text.split(/\r\n|\n|\r/);
  const start = lines.indexOf("# /// script");
  if (start < 0) return undefined;
  const inside: string[] = [];
  for (let at = start + 1; at < lines.length; at++) {
    const line = lines[at] as string;
    if (line !== "#" && !line.startsWith("# ")) break;
    inside.push(line);
  }
  // The last "# ///" closes it: what looks like one before is part of the text.
  const end = inside.lastIndexOf("# ///");
  if (end < 0) return undefined;
  return {
    text: inside
      .slice(0, end)
      .map((line) => line.slice(2))
      .join("\n"),
    line: start + 1,
  };
}
