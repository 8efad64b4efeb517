// The database of dpkg: what is installed, and what it needs. https://manpages.debian.org/dpkg-query and deb-control(5)

import { type Paragraph, parseDeb822, textOfField } from "../../formats/deb822.ts";
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
export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  return readStatus(file, context, "../../../");
}

/** Distroless images keep one paragraph per file, and checksums beside it. */
export function extractOne(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  if (file.path.endsWith(".md5sums")) return ok({ projects: [], components: [], edges: [], diagnostics: [] });
  return readStatus(file, context, "../../../../");
}

interface Package {
  readonly component: ExtractedComponent;
  readonly paragraph: Paragraph;
}

function readStatus(file: SourceFile, context: ExtractContext, root: string): Result<Extraction, FormatFailure> {
  const { paragraphs, troubles } = parseDeb822(file.text);
  const diagnostics: Diagnostic[] = troubles.map(({ line, reason }) => partUnreadable(file.path, line, reason));
  const distribution = readDistribution(context, [`${root}etc/os-release`, `${root}usr/lib/os-release`]);
  const automatic = root === "../../../" ? readAutomatic(context) : undefined;
  const packages: Package[] = [];
  const seen = new Set<string>();
  for (const paragraph of paragraphs) {
    const status = textOfField(paragraph, "status");
    if (status !== undefined && !/\b(?:installed|unpacked|half-configured|triggers-\w+)$/.test(status)) continue;
    const name = textOfField(paragraph, "package");
    const version = textOfField(paragraph, "version");
    if (name === undefined || version === undefined) {
      diagnostics.push(partUnreadable(file.path, paragraph.line, "a paragraph without package and version"));
      continue;
    }
    const arch = textOfField(paragraph, "architecture");
    const ref = `${name}:${arch ?? ""}`;
    if (seen.has(ref)) {
      diagnostics.push(partUnreadable(file.path, paragraph.line, `"${shorten(ref)}" is listed twice`));
      continue;
    }
    seen.add(ref);
    packages.push({
      paragraph,
      component: {
        ref,
        purl: buildPurl("deb", distribution?.id ?? "debian", name, version, {
          arch,
          distro: distroQualifier(distribution),
        }),
        kind: "library",
        name,
        version,
        scope: "runtime",
        direct: automatic === undefined ? undefined : !(automatic.has(ref) || automatic.has(`${name}:`)),
        location: { path: file.path, line: paragraph.line },
        about: aboutOf(paragraph),
      },
    });
  }
  return ok({
    projects: [],
    components: packages.map(({ component }) => component),
    edges: readEdges(packages),
    diagnostics,
  });
}

/** Packages that apt installed because another one needs them. */
function readAutomatic(context: ExtractContext): ReadonlySet<string> | undefined {
  const file = context.beside("../apt/extended_states");
  if (file?.ok !== true) return undefined;
  const automatic = new Set<string>();
  for (const paragraph of parseDeb822(file.value.text).paragraphs) {
    const name = textOfField(paragraph, "package");
    if (name === undefined || textOfField(paragraph, "auto-installed") !== "1") continue;
    automatic.add(`${name}:${textOfField(paragraph, "architecture") ?? ""}`);
    automatic.add(`${name}:all`); // apt notes the machine's architecture for packages of every architecture
  }
  return automatic;
}

function aboutOf(paragraph: Paragraph): About {
  const source = textOfField(paragraph, "source");
  const facts: [keyof About, unknown][] = [
    ["description", textOfField(paragraph, "description")?.split("\n", 1)[0]],
    ["homepage", textOfField(paragraph, "homepage")],
    ["supplier", textOfField(paragraph, "maintainer")],
    ["properties", source === undefined ? undefined : { "deb:source": source }],
  ];
  return Object.fromEntries(facts.filter(([, fact]) => fact !== undefined)) as About;
}

/** Of alternatives (`a | b`), every one that is installed. */
function readEdges(packages: readonly Package[]): ExtractedEdge[] {
  const byName = new Map<string, string[]>();
  const note = (name: string, ref: string): void => {
    const known = byName.get(name);
    if (known === undefined) byName.set(name, [ref]);
    else if (!known.includes(ref)) known.push(ref);
  };
  for (const { component } of packages) note(component.name, component.ref);
  for (const { component, paragraph } of packages) {
    for (const name of namesIn(textOfField(paragraph, "provides"))) note(name, component.ref);
  }
  const edges: ExtractedEdge[] = [];
  for (const { component, paragraph } of packages) {
    const needed = [...namesIn(textOfField(paragraph, "pre-depends")), ...namesIn(textOfField(paragraph, "depends"))];
    const targets = new Set(needed.flatMap((name) => byName.get(name) ?? []));
    targets.delete(component.ref);
    for (const to of targets) edges.push({ from: component.ref, to });
  }
  return edges;
}

/** `a (>= 1), b:any | c` names a, b and c. */
function namesIn(relation: string | undefined): string[] {
  return (relation ?? "").split(/[,|]/).flatMap((part) => /^\s*([A-Za-z0-9][A-Za-z0-9+.-]*)/.exec(part)?.[1] ?? []);
}
