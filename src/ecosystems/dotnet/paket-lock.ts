// paket.lock: NuGet packages, and files and repositories taken from git. https://fsprojects.github.io/Paket/lock-file.html
import { linesOf } from "../../formats/lines.ts";
import { partUnreadable } from "../../formats/troubles.ts";
import {
  type Diagnostic,
  type ExtractContext,
  type ExtractedComponent,
  type ExtractedEdge,
  type Extraction,
  err,
  type FormatFailure,
  ok,
  type Result,
  type Scope,
  type SourceFile,
  withoutTrailingSlashes,
} from "../../model/index.ts";
import { buildPurl, purlOfPath } from "../../purl/index.ts";
import { nugetPurl } from "./nuget.ts";

interface Entry {
  readonly ref: string;
  readonly group: string;
  readonly section: string;
  readonly remote: string;
  readonly name: string;
  readonly version: string;
  readonly line: number;
  readonly wants: string[];
}

const SECTIONS = new Set(["NUGET", "GITHUB", "GIT", "GIST", "HTTP"]);

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const { path } = file;
  const diagnostics: Diagnostic[] = [];
  const entries = readEntries(file, diagnostics);
  if (entries === undefined)
    return err({ code: "LIC102", location: { path }, reason: "holds no section of a lockfile of Paket" });
  const wanted = readWanted(context);
  const byName = new Map(entries.map((entry) => [`${entry.group}/${entry.name.toLowerCase()}`, entry.ref]));
  const edges: ExtractedEdge[] = [];
  const seen = new Set<string>();
  for (const { ref, group, wants } of entries) {
    for (const want of wants) {
      const to = byName.get(`${group}/${want.toLowerCase()}`);
      if (to === undefined || seen.has(`${ref}\n${to}`)) continue;
      seen.add(`${ref}\n${to}`);
      edges.push({ from: ref, to });
    }
  }
  const components = entries.map((entry): ExtractedComponent => {
    const { ref, group, section, name, version, line } = entry;
    return {
      ref,
      purl: purlOf(entry),
      kind: section === "NUGET" ? "library" : "file",
      name: section === "NUGET" ? name : `${entry.remote} ${name}`.trim(),
      ...(section === "HTTP" ? {} : { version }),
      scope: scopeOfGroup(group),
      direct: section === "NUGET" ? wanted?.has(`${group}/${name.toLowerCase()}`) : true,
      location: { path, line },
    };
  });
  return ok({ projects: [], components, edges, diagnostics });
}

function readEntries(file: SourceFile, diagnostics: Diagnostic[]): Entry[] | undefined {
  const entries: Entry[] = [];
  const refs = new Set<string>();
  let [group, section, remote] = ["main", "", ""];
  let current: Entry | undefined;
  let isLock = false;
  for (const { text, number } of linesOf(file.text)) {
    const words = text.trim();
    const indent = text.length - text.trimStart().length;
    if (words === "") continue;
    if (indent === 0) {
      current = undefined;
      if (words.startsWith("GROUP ")) [group, section, remote] = [words.slice(6).trim().toLowerCase(), "", ""];
      else if (SECTIONS.has(words)) [section, remote] = [words, ""];
      else if (!/^[A-Z][\w-]*: /.test(words)) {
        diagnostics.push(partUnreadable(file.path, number, "a line that is neither a group nor a section"));
        continue;
      }
      isLock = true;
    } else if (section === "" || /^(?:remote|specs):/.test(words)) {
      if (words.startsWith("remote:")) remote = words.slice(7).trim();
    } else if (indent <= 5) {
      const { name, version } = splitPackage(words);
      if (version === "" || (name === "" && section !== "GIT")) {
        diagnostics.push(partUnreadable(file.path, number, "a line is not of the form: name (version)"));
        current = undefined;
        continue;
      }
      const ref = `${group}/${section === "NUGET" ? name : `${remote}#${name}`}`;
      if (refs.has(ref)) continue;
      refs.add(ref);
      current = { ref, group, section, remote, name, version, line: number, wants: [] };
      entries.push(current);
    } else {
      const name = /^([^\s(]+)/.exec(words)?.[1];
      if (name !== undefined) current?.wants.push(name);
    }
  }
  return isLock ? entries : undefined;
}

/** "Name (1.0) - restriction: …"; what comes from git may have no name. */
function splitPackage(words: string): { readonly name: string; readonly version: string } {
  const open = words.indexOf("(");
  const close = words.indexOf(")", open);
  if (open < 0 || close < 0) return { name: "", version: "" };
  return { name: words.slice(0, open).trim(), version: words.slice(open + 1, close) };
}

function purlOf({ section, remote, name, version }: Entry): string {
  if (section === "NUGET") return nugetPurl(name, version);
  if (section === "GITHUB")
    return purlOfPath("github", remote, version, undefined, name === "FULLPROJECT" ? undefined : name);
  const last =
    withoutTrailingSlashes(remote)
      .replace(/\.git$/, "")
      .split(/[/:]/)
      .at(-1) || "unnamed";
  if (section === "GIT") return buildPurl("generic", undefined, last, version, { vcs_url: `git+${remote}@${version}` });
  return buildPurl("generic", undefined, name || last, undefined, { download_url: version });
}

/** Groups are free names; "Main" is the one without a name. */
function scopeOfGroup(group: string): Scope {
  if (/test/.test(group)) return "test";
  if (/build|doc|fake|analy[sz]er|format/.test(group)) return "build";
  return "runtime";
}

/** "group/name" of what paket.dependencies asks for; undefined without that file. */
function readWanted(context: ExtractContext): Set<string> | undefined {
  const file = context.beside("paket.dependencies");
  if (file?.ok !== true) return undefined;
  const wanted = new Set<string>();
  let group = "main";
  for (const { text } of linesOf(file.value.text)) {
    const [word = "", name = ""] = text.trim().split(/\s+/);
    if (word.toLowerCase() === "group") group = name.toLowerCase();
    else if (/^(?:nuget|clitool)$/i.test(word)) wanted.add(`${group}/${name.toLowerCase()}`);
  }
  return wanted;
}
