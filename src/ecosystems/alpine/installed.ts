// The database of apk: one letter per field, a blank line between packages. https://wiki.alpinelinux.org/wiki/Apk_spec#Installed_Database_V2

import { linesOf } from "../../formats/lines.ts";
import { distroQualifier, readDistribution } from "../../formats/os-release.ts";
import { partUnreadable, shorten } from "../../formats/troubles.ts";
import {
  type About,
  type Diagnostic,
  type ExtractContext,
  type ExtractedComponent,
  type ExtractedEdge,
  type Extraction,
  type FormatFailure,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { buildPurl } from "../../purl/index.ts";

interface Entry {
  readonly line: number;
  readonly fields: ReadonlyMap<string, { readonly value: string; readonly line: number }>;
}

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const diagnostics: Diagnostic[] = [];
  // Newer images keep the database in usr/lib, one folder deeper.
  const root = /(?:^|\/)usr\/lib\/apk\/db\/installed$/.test(file.path) ? "../../../../" : "../../../";
  const distribution = readDistribution(context, [`${root}etc/os-release`]);
  const world = readWorld(context, root);
  const components: ExtractedComponent[] = [];
  const entries = splitEntries(file.text, file.path, diagnostics);
  const providers = new Map<string, string[]>();
  const refs = new Set<string>();
  const accepted: { readonly ref: string; readonly entry: Entry }[] = [];
  for (const entry of entries) {
    const name = entry.fields.get("P")?.value;
    const version = entry.fields.get("V")?.value;
    if (!name || !version) {
      diagnostics.push(partUnreadable(file.path, entry.line, "a package without name and version"));
      continue;
    }
    const arch = entry.fields.get("A")?.value;
    const ref = name;
    if (refs.has(ref)) {
      diagnostics.push(partUnreadable(file.path, entry.line, `"${shorten(name)}" is listed twice`));
      continue;
    }
    refs.add(ref);
    accepted.push({ ref, entry });
    for (const provided of [name, ...namesIn(entry.fields.get("p")?.value)]) note(providers, provided, ref);
    const license = entry.fields.get("L");
    components.push({
      ref,
      purl: buildPurl("apk", distribution?.id ?? "alpine", name, version, {
        arch,
        distro: distroQualifier(distribution),
      }),
      kind: "library",
      name,
      version,
      scope: "runtime",
      direct: world === undefined ? undefined : world.has(name),
      location: { path: file.path, line: entry.line },
      about: aboutOf(entry),
      statements:
        license === undefined || license.value === ""
          ? []
          : [
              {
                as: "expression",
                raw: license.value,
                source: "alpine/installed",
                location: { path: file.path, line: license.line },
              },
            ],
    });
  }
  return ok({ projects: [], components, edges: readEdges(accepted, providers), diagnostics });
}

function splitEntries(text: string, path: string, diagnostics: Diagnostic[]): Entry[] {
  const entries: Entry[] = [];
  let current: { line: number; fields: Map<string, { value: string; line: number }> } | undefined;
  for (const { text: line, number } of linesOf(text)) {
    if (line.trim() === "") {
      current = undefined;
      continue;
    }
    const match = /^([A-Za-z]):(.*)$/.exec(line);
    if (match === null) {
      diagnostics.push(partUnreadable(path, number, "not of the form letter:value"));
      continue;
    }
    if (current === undefined) {
      current = { line: number, fields: new Map() };
      entries.push(current);
    }
    const key = match[1] ?? "";
    // F, R, a, Z and M list files; only the first of a field describes the package.
    if (!current.fields.has(key)) current.fields.set(key, { value: (match[2] ?? "").trim(), line: number });
  }
  return entries;
}

function aboutOf({ fields }: Entry): About {
  const origin = fields.get("o")?.value;
  const facts: [keyof About, unknown][] = [
    ["description", fields.get("T")?.value],
    ["homepage", fields.get("U")?.value],
    ["supplier", fields.get("m")?.value],
    ["properties", origin === undefined ? undefined : { "apk:origin": origin }],
  ];
  return Object.fromEntries(facts.filter(([, fact]) => fact !== undefined && fact !== "")) as About;
}

/** What somebody asked for, against what came along. */
function readWorld(context: ExtractContext, root: string): ReadonlySet<string> | undefined {
  const file = context.beside(`${root}etc/apk/world`);
  if (file?.ok !== true) return undefined;
  return new Set(namesIn(file.value.text));
}

/** `so:libc.musl-x86_64.so.1 busybox>=1.36 !conflict` names the first two. */
function namesIn(text: string | undefined): string[] {
  return (text ?? "")
    .split(/\s+/)
    .filter((word) => word !== "" && !word.startsWith("!"))
    .map((word) => word.split(/[<>=~@]/, 1)[0] ?? word);
}

function note(map: Map<string, string[]>, key: string, value: string): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else if (!known.includes(value)) known.push(value);
}

function readEdges(
  packages: readonly { readonly ref: string; readonly entry: Entry }[],
  providers: ReadonlyMap<string, readonly string[]>,
): ExtractedEdge[] {
  return packages.flatMap(({ ref, entry }) => {
    const targets = new Set(namesIn(entry.fields.get("D")?.value).flatMap((name) => providers.get(name) ?? []));
    targets.delete(ref);
    return [...targets].map((to) => ({ from: ref, to }));
  });
}
