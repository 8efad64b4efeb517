// setup.cfg: [metadata] and [options]. https://setuptools.pypa.io/en/latest/userguide/declarative_config.html
import { findIniEntry, type IniLine, type IniSection, parseIni } from "../../formats/ini.ts";
import { exactVersion, parseRequirement } from "../../formats/pep508.ts";
import {
  type ExtractContext,
  type Extraction,
  err,
  type FormatFailure,
  ok,
  type Result,
  type Scope,
  type SourceFile,
} from "../../model/index.ts";
import { declare } from "./declared.ts";
import { FROM_INDEX, type Origin, vcsOrigin } from "./packages.ts";
import { makeProject } from "./project.ts";
import type { Misread, Wanted } from "./wants.ts";

const FIELDS: readonly (readonly [string, Scope])[] = [
  ["install_requires", "runtime"],
  ["setup_requires", "build"],
  ["tests_require", "test"],
];

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const parsed = parseIni(file.text, { continuation: true });
  if (!parsed.ok) {
    const { code, reason, position } = parsed.error;
    return err({ code, reason, location: { path: file.path, ...position } });
  }
  const sections = parsed.value;
  const wanted: Wanted[] = [];
  const misread: Misread[] = [];
  for (const [key, scope] of FIELDS) {
    const entry = findIniEntry(sections, "options", key) ?? findIniEntry(sections, "options", key.replace("_", "-"));
    if (entry !== undefined) readList(entry.lines, scope, wanted, misread);
  }
  for (const section of sections.filter(({ name }) => name === "options.extras_require")) {
    for (const entry of section.entries) readList(entry.lines, "optional", wanted, misread);
  }
  const name = single(sections, "name");
  const project = makeProject(name, single(sections, "version"), file.path);
  const remedy = "move the dependencies to pyproject.toml and commit a lockfile (uv lock, pip-compile)";
  return ok(declare({ path: file.path, project, wanted, misread, remedy, isProject: name !== undefined, context }));
}

/** "attr: module.version" is computed, not stated. */
function single(sections: readonly IniSection[], key: string): string | undefined {
  const text = findIniEntry(sections, "metadata", key)?.lines[0]?.text;
  return text === undefined || text === "" || /^(?:attr|file):/.test(text) ? undefined : text;
}

/** One requirement per line, or several separated by semicolons where no line has a marker. */
function readList(lines: readonly IniLine[], scope: Scope, wanted: Wanted[], misread: Misread[]): void {
  for (const { text, line } of lines) {
    const bare = text.replace(/\s#.*$/, "").trim();
    if (bare === "" || bare.startsWith("#") || bare.startsWith("file:")) {
      if (bare.startsWith("file:")) misread.push({ part: bare, line });
      continue;
    }
    const requirement = parseRequirement(bare);
    if (requirement === undefined) misread.push({ part: bare, line });
    else {
      const { name, specifier, url } = requirement;
      wanted.push({ name, version: exactVersion(specifier), scope, origin: originOf(url), line });
    }
  }
}

function originOf(url: string | undefined): Origin {
  if (url === undefined) return FROM_INDEX;
  return /^\w+\+/.test(url) ? vcsOrigin(url, undefined) : { kind: "archive", url };
}
