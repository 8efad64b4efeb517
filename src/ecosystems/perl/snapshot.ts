// cpanfile.snapshot: every distribution that Carton installed. https://metacpan.org/pod/Carton

import { linesOf } from "../../formats/lines.ts";
import { notOfFormat, partUnreadable, shorten } from "../../formats/troubles.ts";
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
  weightierScope,
} from "../../model/index.ts";
import { buildPurl } from "../../purl/index.ts";
import { readCpanfile } from "./cpanfile-entries.ts";

interface Distribution {
  readonly title: string;
  readonly line: number;
  pathname?: string;
  readonly provides: string[];
  readonly requirements: string[];
}

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  if (!/^# carton snapshot format: version 1\./.test(file.text)) {
    return err(notOfFormat(file.path, "no carton snapshot of format 1"));
  }
  const diagnostics: Diagnostic[] = [];
  const distributions = readDistributions(file, diagnostics);
  const providers = new Map<string, Distribution>();
  for (const one of distributions)
    for (const module of one.provides) if (!providers.has(module)) providers.set(module, one);
  const asked = readManifest(context, providers);
  const components: ExtractedComponent[] = [];
  const seen = new Set<string>();
  for (const one of distributions) {
    const match = one.title.length > 300 ? null : /^(.+?)-(v?\d[\w.+-]*?)$/.exec(one.title);
    const [, name, version] = match ?? [];
    if (name === undefined || version === undefined || seen.has(one.title)) {
      const reason =
        match === null ? `"${shorten(one.title)}" has no version` : `"${shorten(one.title)}" is listed twice`;
      diagnostics.push(partUnreadable(file.path, one.line, reason));
      continue;
    }
    seen.add(one.title);
    const author = /^[A-Z]\/[A-Z0-9-]{2}\/([A-Z0-9-]+)\//.exec(one.pathname ?? "")?.[1];
    components.push({
      ref: one.title,
      purl: buildPurl("cpan", author, name, version),
      kind: "library",
      name,
      version,
      scope: asked?.get(one)?.scope ?? "runtime",
      direct: asked === undefined ? undefined : asked.has(one),
      location: { path: file.path, line: one.line },
      ...(one.pathname === undefined ? {} : { about: { distribution: one.pathname } }),
    });
  }
  const edges = distributions.flatMap((one) => {
    const targets = new Set(one.requirements.flatMap((module) => providers.get(module)?.title ?? []));
    return [...targets]
      .filter((to) => to !== one.title && seen.has(to) && seen.has(one.title))
      .map((to) => ({ from: one.title, to }));
  });
  return ok({ projects: [], components, edges, diagnostics });
}

/** Two spaces: a distribution; four: one of its fields; six: a line of `provides` or `requirements`. */
function readDistributions(file: SourceFile, diagnostics: Diagnostic[]): Distribution[] {
  const distributions: Distribution[] = [];
  let field = "";
  for (const { text, number } of linesOf(file.text)) {
    if (text.trim() === "" || text.startsWith("#") || text === "DISTRIBUTIONS") continue;
    const current = distributions.at(-1);
    const indent = text.length - text.trimStart().length;
    const rest = text.trim();
    if (indent === 2) {
      distributions.push({ title: rest, line: number, provides: [], requirements: [] });
      field = "";
    } else if (indent === 4 && current !== undefined) {
      field = rest.split(":", 1)[0] ?? "";
      if (field === "pathname") current.pathname = rest.slice(rest.indexOf(":") + 1).trim();
    } else if (indent === 6 && current !== undefined) {
      const module = rest.split(" ", 1)[0] ?? "";
      if (field === "provides") current.provides.push(module);
      else if (field === "requirements") current.requirements.push(module);
    } else {
      diagnostics.push(partUnreadable(file.path, number, "a line that belongs to no distribution"));
    }
  }
  return distributions;
}

function readManifest(
  context: ExtractContext,
  providers: ReadonlyMap<string, Distribution>,
): ReadonlyMap<Distribution, { readonly scope: Scope }> | undefined {
  const file = context.beside("cpanfile");
  if (file?.ok !== true) return undefined;
  const asked = new Map<Distribution, { readonly scope: Scope }>();
  for (const { module, scope } of readCpanfile(file.value.text).entries) {
    const distribution = providers.get(module);
    if (distribution === undefined) continue;
    const known = asked.get(distribution);
    asked.set(distribution, { scope: known === undefined ? scope : weightierScope(known.scope, scope) });
  }
  return asked;
}
