// Cartfile.resolved: one repository or binary a line. https://github.com/Carthage/Carthage/blob/master/Documentation/Artifacts.md#cartfileresolved
import { linesOf } from "../../formats/lines.ts";
import { partUnreadable } from "../../formats/troubles.ts";
import {
  type Diagnostic,
  type ExtractContext,
  type ExtractedComponent,
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

const LINE = /^(github|git|binary)\s+"([^"]+)"(?:\s+"([^"]+)")?/;

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const { path } = file;
  const wanted = readWanted(context);
  const diagnostics: Diagnostic[] = [];
  const components = new Map<string, ExtractedComponent>();
  for (const { text, number } of linesOf(file.text)) {
    const line = text.trim();
    if (line === "" || line.startsWith("#")) continue;
    const [, kind, place, version] = LINE.exec(line) ?? [];
    if (kind === undefined || place === undefined || version === undefined) {
      diagnostics.push(partUnreadable(path, number, 'a line is not of the form: github "owner/repository" "version"'));
      continue;
    }
    const ref = `${kind} ${place}`;
    components.set(ref, {
      ref,
      purl: purlOf(kind, place, version),
      kind: "library",
      name: place,
      version,
      scope: wanted?.get(ref) ?? "runtime",
      direct: wanted?.has(ref),
      location: { path, line: number },
    });
  }
  if (components.size === 0 && diagnostics.length > 0) {
    return err({ code: "LIC102", location: { path }, reason: "holds no line of a lockfile of Carthage" });
  }
  return ok({ projects: [], components: [...components.values()], edges: [], diagnostics });
}

/** "owner/repository" is on GitHub, addresses may be elsewhere. */
function purlOf(kind: string, place: string, version: string): string {
  if (kind === "github" && /^[^/:]+\/[^/:]+$/.test(place)) return purlOfPath("github", place, version);
  const [, owner] = /^(?:https?:\/\/|git@|ssh:\/\/git@)github\.com[/:]([^/]+\/[^/]+?)(?:\.git)?\/?$/.exec(place) ?? [];
  if (owner !== undefined && kind !== "binary") return purlOfPath("github", owner, version);
  const name =
    withoutTrailingSlashes(place)
      .split(/[/:]/)
      .at(-1)
      ?.replace(/\.(?:git|json)$/, "") || "unnamed";
  const from = kind === "binary" ? { download_url: place } : { vcs_url: `git+${place}@${version}` };
  return buildPurl("generic", undefined, name, version, from);
}

/** What the manifests ask for; the private one serves development only. Undefined without any. */
function readWanted(context: ExtractContext): Map<string, Scope> | undefined {
  let wanted: Map<string, Scope> | undefined;
  for (const [name, scope] of [
    ["Cartfile.private", "development"],
    ["Cartfile", "runtime"],
  ] as const) {
    const file = context.beside(name);
    if (file?.ok !== true) continue;
    wanted ??= new Map();
    for (const { text } of linesOf(file.value.text)) {
      const [, kind, place] = LINE.exec(text.trim()) ?? [];
      if (kind !== undefined) wanted.set(`${kind} ${place}`, scope);
    }
  }
  return wanted;
}
