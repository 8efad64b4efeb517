// gradle/verification-metadata.xml: checksums of everything a build has ever resolved. https://docs.gradle.org/current/userguide/dependency_verification.html
import { entrySkipped, fileBroken, partUnreadable } from "../../formats/troubles.ts";
import { childNamed, childrenNamed, parseXml, type XmlElement } from "../../formats/xml.ts";
import {
  type Diagnostic,
  type ExtractContext,
  type ExtractedComponent,
  type Extraction,
  err,
  type FormatFailure,
  type Hash,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { buildPurl } from "../../purl/index.ts";

const ALGORITHMS = [
  ["sha512", "SHA-512"],
  ["sha256", "SHA-256"],
  ["sha1", "SHA-1"],
  ["md5", "MD5"],
] as const;

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const { path } = file;
  const root = parseXml(file.text);
  if (!root.ok) return err(fileBroken(path, root.error));
  if (root.value.name !== "verification-metadata") {
    return err({ code: "LIC102", location: { path, line: 1 }, reason: "its root is not <verification-metadata>" });
  }
  const list = childNamed(root.value, "components");
  const diagnostics: Diagnostic[] = [];
  const components = new Map<string, ExtractedComponent>();
  for (const element of list === undefined ? [] : childrenNamed(list, "component")) {
    const group = element.attributes.get("group");
    const name = element.attributes.get("name");
    const version = element.attributes.get("version");
    if (!group || !name || !version) {
      diagnostics.push(partUnreadable(path, element.line, "a component without group, name or version"));
      continue;
    }
    components.set(`${group}:${name}:${version}`, {
      ref: `${group}:${name}:${version}`,
      purl: buildPurl("maven", group, name, version),
      kind: "library",
      name: `${group}:${name}`,
      version,
      scope: hasCode(element) ? "unknown" : "build",
      direct: undefined,
      location: { path, line: element.line },
      about: aboutArtifact(element),
    });
  }
  if (components.size > 0 && context.beside("../gradle.lockfile")?.ok === true) {
    const reason = "gradle.lockfile tells which of them are used";
    diagnostics.push(entrySkipped(path, undefined, `${components.size} components`, reason));
    components.clear();
  }
  return ok({ projects: [], components: [...components.values()], edges: [], diagnostics });
}

/** Parents and BOMs have nothing but a POM: they shape the build and do not end up in the product. */
function hasCode(element: XmlElement): boolean {
  return childrenNamed(element, "artifact").some(
    ({ attributes }) => !/\.(?:pom|module)$/.test(attributes.get("name") ?? ""),
  );
}

function aboutArtifact(element: XmlElement) {
  const artifact = childrenNamed(element, "artifact").find(
    ({ attributes }) => !/\.(?:pom|module)$/.test(attributes.get("name") ?? ""),
  );
  const filename = artifact?.attributes.get("name");
  const hashes: Hash[] = [];
  for (const [tag, algorithm] of ALGORITHMS) {
    const value = artifact && childNamed(artifact, tag)?.attributes.get("value")?.toLowerCase();
    if (value !== undefined && /^[0-9a-f]+$/.test(value)) hashes.push({ algorithm, value });
  }
  return { ...(filename === undefined ? {} : { filename }), ...(hashes.length === 0 ? {} : { hashes }) };
}
