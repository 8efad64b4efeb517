// Java archives in the tree: what they are, what is shaded or nested in them, and what they say of their licences.
// https://docs.oracle.com/en/java/javase/21/docs/specs/jar/jar.html
import { type ByteSource, openBytes } from "../../formats/archive.ts";
import { partUnreadable } from "../../formats/troubles.ts";
import { openZip, type ZipArchive } from "../../formats/zip.ts";
import {
  baseNameOf,
  type Diagnostic,
  type ExtractContext,
  type ExtractedComponent,
  type ExtractedEdge,
  type Extraction,
  err,
  type FormatFailure,
  type OwnStatement,
  ok,
  type Result,
  type Scope,
  type SourceFile,
} from "../../model/index.ts";
import { buildPurl } from "../../purl/index.ts";
import { type EmbeddedArtifact, type JarFacts, readJarFacts } from "./jar-facts.ts";
import { quoteJarTexts } from "./jar-texts.ts";
import { readBundleLicense } from "./manifest.ts";
import { quotePomLicenses } from "./pom-licenses.ts";

const SOURCE = "java/jar";
/** Jars in wars in ears. */
const DEPTH = 3;
const MOST_JARS = 5000;
const MOST_BYTES = 1024 * 1024 * 1024;

interface Findings {
  readonly root: string;
  readonly scope: Scope;
  readonly keepText: (text: string) => string;
  readonly components: ExtractedComponent[];
  readonly edges: ExtractedEdge[];
  readonly diagnostics: Diagnostic[];
  jars: number;
  bytes: number;
}

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const { path } = file;
  const source: ByteSource = {
    size: context.size,
    piece: (start, length) => {
      if (start < 0 || length < 0 || start + length > context.size) {
        return err({ code: "LIC102", reason: "the archive ends too early" });
      }
      const piece = context.piece(start, length);
      if (!piece.ok) return err({ code: "LIC101", reason: piece.error.detail });
      return piece.value.length === length ? piece : err({ code: "LIC102", reason: "the archive ends too early" });
    },
  };
  const zip = openZip(source);
  if (!zip.ok) return err({ code: zip.error.code, location: { path }, reason: zip.error.reason });
  const isWrapper = /(?:^|\/)(?:gradle\/wrapper\/gradle-wrapper|\.mvn\/wrapper\/maven-wrapper)\.jar$/.test(path);
  const findings: Findings = {
    root: path,
    scope: isWrapper ? "build" : "runtime",
    keepText: context.keepText,
    components: [],
    edges: [],
    diagnostics: [],
    jars: 0,
    bytes: 0,
  };
  addJar(zip.value, path, undefined, findings, 1);
  const { components, edges, diagnostics } = findings;
  return ok({ projects: [], components, edges, diagnostics });
}

function addJar(zip: ZipArchive, path: string, parent: string | undefined, findings: Findings, depth: number): void {
  const facts = readJarFacts(zip, path);
  const ref = path;
  const texts =
    facts.others.length === 0
      ? quoteJarTexts(zip, path, SOURCE, findings.keepText)
      : { statements: [], diagnostics: [] };
  const statements = [...quoteMain(facts, path), ...texts.statements];
  findings.diagnostics.push(...texts.diagnostics);
  for (const trouble of facts.troubles)
    findings.diagnostics.push(partUnreadable(`${path}!/${trouble.path}`, undefined, trouble.reason));
  if (zip.unsafeNames > 0) {
    findings.diagnostics.push(
      partUnreadable(path, undefined, `${zip.unsafeNames} entries have names that lead out of the archive`),
    );
  }
  findings.components.push(makeJar(facts, ref, path, parent, statements, findings));
  if (parent !== undefined) findings.edges.push({ from: parent, to: ref });
  for (const artifact of facts.others) {
    const inner = `${ref}!${artifact.groupId}:${artifact.artifactId}`;
    findings.components.push(makeShaded(artifact, inner, path, findings));
    findings.edges.push({ from: ref, to: inner });
  }
  for (const entry of zip.entries) {
    if (!/\.(?:jar|war)$/i.test(entry.name) || entry.isFolder) continue;
    const place = `${path}!/${entry.name}`;
    findings.jars++;
    findings.bytes += entry.size;
    const isTooMuch = depth >= DEPTH || findings.jars > MOST_JARS || findings.bytes > MOST_BYTES;
    const bytes = isTooMuch ? undefined : zip.read(entry);
    const nested = bytes?.ok ? openZip(openBytes(bytes.value)) : undefined;
    if (nested?.ok) addJar(nested.value, place, ref, findings, depth + 1);
    else {
      const reason =
        bytes === undefined ? "nested too deep, or too much of it" : bytes.ok ? "not an archive" : bytes.error.reason;
      findings.diagnostics.push(partUnreadable(place, undefined, reason));
    }
  }
}

function makeJar(
  facts: JarFacts,
  ref: string,
  path: string,
  parent: string | undefined,
  statements: readonly OwnStatement[],
  { root, scope }: Findings,
): ExtractedComponent {
  const { main } = facts;
  const version = main?.version ?? facts.version;
  const isApplication = /\.(?:war|ear|hpi|jpi)$/.test(path);
  return {
    ref,
    purl:
      main === undefined
        ? buildPurl("generic", undefined, facts.name, version)
        : buildPurl("maven", main.groupId, main.artifactId, version),
    kind: isApplication ? "application" : "library",
    name: main === undefined ? facts.name : `${main.groupId}:${main.artifactId}`,
    ...(version === undefined ? {} : { version }),
    scope,
    direct: parent === undefined,
    location: { path: root },
    installPath: path,
    about: aboutJar(facts, path),
    ...(statements.length === 0 ? {} : { statements }),
  };
}

function makeShaded(
  artifact: EmbeddedArtifact,
  ref: string,
  path: string,
  { root, scope }: Findings,
): ExtractedComponent {
  const { groupId, artifactId, version, pom, pomPath } = artifact;
  const statements = pom === undefined ? [] : quotePomLicenses(pom, SOURCE, `${path}!/${pomPath}`);
  return {
    ref,
    purl: buildPurl("maven", groupId, artifactId, version),
    kind: "library",
    name: `${groupId}:${artifactId}`,
    ...(version === undefined ? {} : { version }),
    scope,
    direct: false,
    location: { path: root },
    ...(statements.length === 0 ? {} : { statements }),
  };
}

/** The embedded POM first, then what the manifest says: OSGi bundles and plugins of Jenkins. */
function quoteMain({ main, manifest }: JarFacts, path: string): OwnStatement[] {
  const statements = main?.pom === undefined ? [] : quotePomLicenses(main.pom, SOURCE, `${path}!/${main.pomPath}`);
  const location = { path: `${path}!/META-INF/MANIFEST.MF` };
  const bundle = readBundleLicense(manifest.get("bundle-license") ?? "");
  const [first] = bundle;
  if (first !== undefined) {
    const as = bundle.every((one) => /^https?:/.test(one)) ? "url" : "name";
    statements.push({ as, raw: bundle.length === 1 ? first : JSON.stringify(bundle), source: SOURCE, location });
  }
  const plugin = manifest.get("plugin-license-name");
  if (plugin !== undefined && plugin !== "") statements.push({ as: "name", raw: plugin, source: SOURCE, location });
  return statements;
}

function aboutJar({ main, manifest }: JarFacts, path: string) {
  const description = main?.pom?.description ?? manifest.get("bundle-description");
  const supplier = manifest.get("implementation-vendor") ?? manifest.get("bundle-vendor");
  return {
    filename: baseNameOf(path),
    ...(description ? { description } : {}),
    ...(supplier ? { supplier } : {}),
    ...(main?.pom?.url ? { homepage: main.pom.url } : {}),
  };
}
