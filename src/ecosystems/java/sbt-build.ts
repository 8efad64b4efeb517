// build.sbt and what stands beside it, as far as they name dependencies literally. https://www.scala-sbt.org/1.x/docs/Library-Dependencies.html
import { type ScriptToken, tokenizeScript } from "../../formats/script-tokens.ts";
import { declaredOnly } from "../../formats/troubles.ts";
import {
  baseNameOf,
  type Diagnostic,
  type ExtractContext,
  type ExtractedComponent,
  type Extraction,
  type FormatFailure,
  ok,
  type Result,
  type Scope,
  type SourceFile,
  weightierScope,
} from "../../model/index.ts";
import { buildPurl } from "../../purl/index.ts";
import { readValues } from "./gradle-values.ts";

/** "group" % "artifact" % "version" % scope; with "%%" (or "%%%") the artifact's name ends in the version of Scala. */
export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const { path } = file;
  const tokens = tokenizeScript(file.text, { comment: "//" });
  const values = new Map<string, string>();
  readValues(tokens, values);
  const scala = scalaSuffix(values.get("scalaVersion") ?? scalaOf(context));
  const components = new Map<string, ExtractedComponent>();
  for (let at = 0; at < tokens.length; at++) {
    const found = readModule(tokens, at);
    if (found === undefined) continue;
    at = found.next - 1;
    const { group, artifact, isScala, version, scopes, line } = found;
    const name = isScala && scala !== undefined ? `${artifact}_${scala}` : artifact;
    const stated =
      version?.kind === "text" ? version.text : version === undefined ? undefined : values.get(version.text);
    const exact = stated !== undefined && /^[\w.+-]*\d[\w.-]*$/.test(stated) ? stated : undefined;
    const isPlugin = baseNameOf(path) === "plugins.sbt" || tokens[at - 1]?.text === "addSbtPlugin";
    const scope: Scope = isPlugin ? "build" : scopeOf(scopes);
    const ref = `${group}:${name}`;
    const twin = components.get(ref);
    components.set(ref, {
      ref,
      purl: buildPurl("maven", group, name, exact),
      kind: "library",
      name: ref,
      ...(exact === undefined ? {} : { version: exact }),
      scope: twin === undefined ? scope : weightierScope(twin.scope, scope),
      direct: true,
      location: twin?.location ?? { path, line },
    });
  }
  const diagnostics: Diagnostic[] = [];
  if (components.size > 0) {
    diagnostics.push(declaredOnly(path, "commit a lockfile (sbt-dependency-lock), or scan an SBOM made by sbt-sbom"));
  }
  return ok({ projects: [], components: [...components.values()], edges: [], diagnostics });
}

function readModule(tokens: readonly ScriptToken[], start: number) {
  const group = tokens[start];
  if (group?.kind !== "text" || !/^[\w.-]+$/.test(group.text)) return undefined;
  let at = start + 1;
  const percents = countPercents(tokens, at);
  const artifact = tokens[at + percents];
  if (percents === 0 || artifact?.kind !== "text" || !/^[\w.-]+$/.test(artifact.text)) return undefined;
  at += percents + 1;
  if (countPercents(tokens, at) !== 1) return undefined;
  let version = tokens[at + 1];
  at += 2;
  // `Versions.cats` and `V.cats`: the last name is the value's.
  while (tokens[at]?.text === "." && tokens[at + 1]?.kind === "word" && version?.kind === "word") {
    version = tokens[at + 1];
    at += 2;
  }
  const scopes: string[] = [];
  while (countPercents(tokens, at) === 1 && tokens[at + 1] !== undefined && tokens[at + 1]?.kind !== "sign") {
    scopes.push((tokens[at + 1] as ScriptToken).text);
    at += 2;
  }
  return {
    group: group.text,
    artifact: artifact.text,
    isScala: percents > 1,
    version: version?.kind === "sign" ? undefined : version,
    scopes,
    line: group.line,
    next: at,
  };
}

function countPercents(tokens: readonly ScriptToken[], start: number): number {
  let count = 0;
  while (count < 3 && tokens[start + count]?.kind === "sign" && tokens[start + count]?.text === "%") count++;
  return count;
}

function scopeOf(names: readonly string[]): Scope {
  const all = names.join(" ");
  if (/test/i.test(all)) return "test";
  if (/provided/i.test(all)) return "peer";
  return /optional/i.test(all) ? "optional" : "runtime";
}

/** "2.13.14" → "2.13", "3.4.2" → "3" */
function scalaSuffix(version: string | undefined): string | undefined {
  return /^3\b/.test(version ?? "") ? "3" : /^2\.\d+/.exec(version ?? "")?.[0];
}

function scalaOf(context: ExtractContext): string | undefined {
  const build = context.beside("build.sbt");
  const above = build?.ok === true ? build : context.beside("../build.sbt");
  return above?.ok === true ? /\bscalaVersion\s*:?=\s*"([\d.]+)"/.exec(above.value.text)?.[1] : undefined;
}
