// .gitmodules: repositories that are checked out inside this one. https://git-scm.com/docs/gitmodules

import { findIniEntry, type IniSection, parseIni } from "../../formats/ini.ts";
import { fileBroken, partUnreadable, shorten, unresolved } from "../../formats/troubles.ts";
import {
  type Diagnostic,
  type ExtractContext,
  type ExtractedComponent,
  type Extraction,
  err,
  type FormatFailure,
  folderOf,
  joinInside,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { parseRepositoryUrl, purlOfRepository } from "../../purl/index.ts";

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const parsed = parseIni(file.text, { continuation: false });
  if (!parsed.ok) return err(fileBroken(file.path, parsed.error));
  const components: ExtractedComponent[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const section of parsed.value) {
    const name = /^submodule\s+"(.*)"$/i.exec(section.name)?.[1];
    if (name === undefined) {
      diagnostics.push(partUnreadable(file.path, section.line, `"${shorten(section.name)}" is no submodule`));
      continue;
    }
    const path = readValue(section, "path");
    const url = readValue(section, "url");
    if (url === undefined) {
      diagnostics.push(partUnreadable(file.path, section.line, `the submodule "${shorten(name)}" has no URL`));
      continue;
    }
    const address = url.startsWith("./") || url.startsWith("../") ? resolveUrl(url, context) : url;
    if (address === undefined) {
      const reason = `"${shorten(url)}" is relative to the address this repository was cloned from, which is not known`;
      diagnostics.push(unresolved(file.path, section.line, reason));
    }
    const installPath = path === undefined ? undefined : joinInside(folderOf(file.path), path);
    if (path !== undefined && installPath === undefined) {
      diagnostics.push(partUnreadable(file.path, section.line, `"${shorten(path)}" leads out of the scanned folder`));
    }
    const commit = checkedOutCommit(name, context);
    components.push({
      ref: `${components.length} ${name}`,
      purl: purlOfRepository(address ?? url, commit),
      kind: "library",
      name: parseRepositoryUrl(address ?? url)?.path ?? name,
      ...(commit === undefined ? {} : { version: commit }),
      scope: "runtime",
      direct: true,
      location: { path: file.path, line: section.line },
      ...(installPath === undefined ? {} : { installPath }),
      about: { repository: address ?? url },
    });
  }
  return ok({ projects: [], components, edges: [], diagnostics });
}

/** The last value of a key, without quotation marks and without a comment behind it. */
function readValue(section: IniSection, key: string): string | undefined {
  const raw = findIniEntry([section], section.name, key)?.lines[0]?.text;
  if (raw === undefined || raw === "") return undefined;
  const quoted = /^"((?:[^"\\]|\\.)*)"/.exec(raw)?.[1];
  if (quoted !== undefined) return quoted.replace(/\\(.)/g, "$1");
  return raw.split(/\s[#;]/, 1)[0]?.trim();
}

/** The commit is in git's index, not in .gitmodules; where the submodule was fetched, its HEAD names it too. */
function checkedOutCommit(name: string, context: ExtractContext): string | undefined {
  if (name.split("/").includes("..")) return undefined;
  const head = context.beside(`.git/modules/${name}/HEAD`);
  const commit = head?.ok === true ? head.value.text.trim() : undefined;
  return commit !== undefined && /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(commit) ? commit : undefined;
}

/** `../other.git` is taken from the URL of the remote "origin". */
function resolveUrl(url: string, context: ExtractContext): string | undefined {
  const config = context.beside(".git/config");
  const sections = config?.ok === true ? parseIni(config.value.text, { continuation: false }) : undefined;
  const origin =
    sections?.ok === true ? findIniEntry(sections.value, 'remote "origin"', "url")?.lines[0]?.text : undefined;
  const base = origin === undefined ? undefined : parseRepositoryUrl(origin);
  if (base === undefined) return undefined;
  const path = joinInside(base.path, url);
  return path === undefined || path === "" ? undefined : `https://${base.host}/${path}`;
}
