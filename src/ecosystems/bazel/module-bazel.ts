// MODULE.bazel and WORKSPACE, as far as they name modules, repositories and Maven artefacts literally. https://bazel.build/external/module
import { readGroup, readNamed, type ScriptToken, tokenizeScript } from "../../formats/script-tokens.ts";
import { declaredOnly, shorten, unresolved } from "../../formats/troubles.ts";
import {
  type Diagnostic,
  type ExtractContext,
  type ExtractedComponent,
  type ExtractedProject,
  type Extraction,
  type FormatFailure,
  ok,
  type Result,
  type Scope,
  type SourceFile,
} from "../../model/index.ts";
import { buildPurl, identifyArchive, purlOfRepository } from "../../purl/index.ts";

interface Call {
  /** The last word before the bracket: "artifact" of `maven.artifact(…)`. */
  readonly rule: string;
  readonly tokens: readonly ScriptToken[];
  readonly named: ReadonlyMap<string, ScriptToken>;
  readonly line: number;
}

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const { path } = file;
  const components = new Map<string, ExtractedComponent>();
  const diagnostics: Diagnostic[] = [];
  const lock = context.beside("MODULE.bazel.lock");
  const locked = lock?.ok === true ? lock.value.text : undefined;
  let isOpen = false;
  const projects: ExtractedProject[] = [];
  const put = (name: string, purl: string, version: string | undefined, line: number, scope: Scope) => {
    if (components.has(purl)) return;
    components.set(purl, {
      ref: purl,
      purl,
      kind: "library",
      name,
      ...(version === undefined ? {} : { version }),
      scope,
      direct: true,
      location: { path, line },
    });
  };
  for (const { rule, tokens, named, line } of readCalls(file.text)) {
    const text = (key: string) => named.get(key)?.text;
    const name = text("name");
    switch (rule) {
      case "module":
        if (name !== undefined) projects.push(projectOf(name, text("version"), path, line));
        break;
      case "bazel_dep": {
        const isForDevelopment = wordBehind(tokens, "dev_dependency") === "True";
        const version = text("version") || undefined;
        // The lockfile tells which version was selected.
        if (name === undefined || locked?.includes(`/modules/${name}/`) === true) break;
        isOpen ||= locked === undefined;
        put(
          name,
          buildPurl("bazel", undefined, name, version),
          version,
          line,
          isForDevelopment ? "development" : "unknown",
        );
        break;
      }
      case "http_archive":
      case "archive_override":
      case "http_file":
      case "http_jar":
      case "git_repository":
      case "new_git_repository":
      case "git_override": {
        const title = name ?? text("module_name") ?? rule;
        const remote = text("remote");
        const url = addressesIn(tokens)[0];
        if (remote !== undefined) {
          const version = text("commit") ?? text("tag");
          put(title, purlOfRepository(remote, version), version, line, "unknown");
        } else if (url !== undefined) {
          const { purl, version } = identifyArchive(url, title);
          put(title, purl, version, line, "unknown");
        } else
          diagnostics.push(unresolved(path, line, `where "${shorten(title)}" comes from is computed when Bazel runs`));
        break;
      }
      case "install":
      case "maven_install":
        for (const token of listIn(tokens, "artifacts")) putArtifact(token, "unknown");
        break;
      case "artifact": {
        const [group, artifact, version] = [text("group"), text("artifact"), text("version")];
        if (group === undefined || artifact === undefined) break;
        const scope = wordBehind(tokens, "testonly") === "True" ? "test" : "unknown";
        put(`${group}:${artifact}`, buildPurl("maven", group, artifact, version), version, line, scope);
        break;
      }
    }
  }
  if (isOpen) diagnostics.push(declaredOnly(path, "commit MODULE.bazel.lock (bazel mod deps writes it)"));
  const edges = projects.flatMap(({ ref }) => [...components.keys()].map((to) => ({ from: ref, to })));
  return ok({
    projects: projects.slice(0, 1),
    components: [...components.values()],
    edges: projects.length === 1 ? edges : [],
    diagnostics,
  });

  function putArtifact({ text, line }: ScriptToken, scope: Scope): void {
    const [group, artifact, ...rest] = text.split(":");
    const version = rest.at(-1);
    if (group && artifact && !/[%{}\s]/.test(text)) {
      put(`${group}:${artifact}`, buildPurl("maven", group, artifact, version), version, line, scope);
    }
  }
}

function readCalls(source: string): Call[] {
  const tokens = tokenizeScript(source, { comment: "#" });
  const calls: Call[] = [];
  for (let at = 0; at + 1 < tokens.length; at++) {
    const [word, open] = [tokens[at] as ScriptToken, tokens[at + 1] as ScriptToken];
    if (word.kind !== "word" || open.kind !== "sign" || open.text !== "(" || word.text === "load") continue;
    if (tokens[at - 1]?.text === "def") continue;
    const { inside, next } = readGroup(tokens, at + 1);
    calls.push({ rule: word.text, tokens: inside, named: readNamed(inside), line: word.line });
    at = next - 1;
  }
  return calls;
}

function projectOf(name: string, version: string | undefined, path: string, line: number): ExtractedProject {
  const base = { ref: "module", purl: buildPurl("bazel", undefined, name, version), name, location: { path, line } };
  return version === undefined ? base : { ...base, version };
}

/** The word behind "key =". */
function wordBehind(tokens: readonly ScriptToken[], key: string): string | undefined {
  const at = tokens.findIndex(
    ({ kind, text }, index) => kind === "word" && text === key && tokens[index + 1]?.text === "=",
  );
  return at < 0 ? undefined : tokens[at + 2]?.text;
}

function listIn(tokens: readonly ScriptToken[], key: string): readonly ScriptToken[] {
  const at = tokens.findIndex(
    ({ kind, text }, index) => kind === "word" && text === key && tokens[index + 1]?.text === "=",
  );
  if (at < 0 || tokens[at + 2]?.text !== "[") return [];
  return readGroup(tokens, at + 2).inside.filter(({ kind }) => kind === "text");
}

/** Addresses that stand whole; "…%s…" and "{}" are filled in when Bazel runs. The original before mirrors of it. */
function addressesIn(tokens: readonly ScriptToken[]): string[] {
  const all = tokens
    .filter(({ kind, text }) => kind === "text" && /^https?:\/\//.test(text) && !/%s|\{/.test(text))
    .map(({ text }) => text);
  return [...all.filter((url) => !url.includes("mirror.bazel.build")), ...all];
}
