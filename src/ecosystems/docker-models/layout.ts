// OCI image layouts and the store of Docker Model Runner in the scanned tree. https://github.com/opencontainers/image-spec/blob/main/image-layout.md
import { getObject, getString, isArray, isObject, type JsonObject, parseJson } from "../../formats/json.ts";
import { entrySkipped, fileBroken, partUnreadable } from "../../formats/troubles.ts";
import {
  baseNameOf,
  type Diagnostic,
  type ExtractContext,
  type ExtractedComponent,
  type ExtractedEdge,
  type Extraction,
  err,
  type FormatFailure,
  folderOf,
  type Location,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { dockerModelComponent, localModelPurl } from "../../purl/index.ts";
import { digestOf, isModelManifest, readArtifact } from "./artifact.ts";

const NOTHING: Extraction = { projects: [], components: [], edges: [], diagnostics: [] };
/** Indexes may lie in indexes (one for each platform), and no deeper in practice. */
const DEEPEST_INDEX = 3;
const MOST_MANIFESTS = 2000;

export function extractLayout(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const index = parseJson(file.text);
  // What begins as these files do is one, broken; anything else of that name is somebody else's.
  if (!index.ok)
    return /^\s*\{\s*"schemaVersion"/.test(file.text) ? err(fileBroken(file.path, index.error)) : ok(NOTHING);
  if (!isObject(index.value) || !isArray(index.value["manifests"])) return ok(NOTHING);
  if (index.value["schemaVersion"] !== 2) return ok(NOTHING);
  const collected = collect(file, context, "docker-models/oci-layout");
  const visit = (manifests: readonly JsonObject[], inherited: string | undefined, depth: number) => {
    for (const descriptor of manifests.slice(0, MOST_MANIFESTS)) {
      const name = nameOf(descriptor) ?? inherited;
      const nested = collected.add(descriptor, "blobs", name === undefined ? [] : [name]);
      if (nested !== undefined && depth < DEEPEST_INDEX) visit(nested, name, depth + 1);
    }
  };
  visit(index.value["manifests"].filter(isObject), undefined, 0);
  return ok(collected.finish());
}

export function extractStore(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const index = parseJson(file.text);
  // What begins as these files do is one, broken; anything else of that name is somebody else's.
  if (!index.ok)
    return /^\s*\{\s*"models"\s*:\s*\[/.test(file.text) ? err(fileBroken(file.path, index.error)) : ok(NOTHING);
  const models = isObject(index.value) ? index.value["models"] : undefined;
  if (!isArray(models)) return ok(NOTHING);
  const collected = collect(file, context, "docker-models/store");
  for (const entry of models.filter(isObject).slice(0, MOST_MANIFESTS)) {
    const id = getString(entry, "id");
    if (id === undefined || !/^sha256:[0-9a-f]{64}$/.test(id)) continue;
    const tags = entry["tags"];
    const names = isArray(tags) ? tags.filter((tag) => typeof tag === "string") : [];
    collected.add({ digest: id, artifactType: "application/vnd.docker.ai.model" }, "manifests", names);
  }
  return ok(collected.finish());
}

/** `docker.io/ai/smollm2:latest`, or the tag alone. */
function nameOf(descriptor: JsonObject): string | undefined {
  const annotations = getObject(descriptor, "annotations") ?? {};
  return (
    getString(annotations, "io.containerd.image.name") ?? getString(annotations, "org.opencontainers.image.ref.name")
  );
}

function collect(file: SourceFile, context: ExtractContext, source: string) {
  const components = new Map<string, ExtractedComponent>();
  const edges = new Map<string, ExtractedEdge>();
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  const folder = folderOf(file.path);
  const readFrom = (below: string) => (digest: string) => {
    const blob = context.beside(`${below}/sha256/${digest}`);
    if (blob === undefined) return undefined;
    return blob.ok
      ? { text: blob.value.text, path: blob.value.path }
      : { reason: `cannot be read: ${blob.error.detail}` };
  };

  /** Adds the model behind a descriptor; returns the descriptors in it if it is an index. */
  function add(
    descriptor: JsonObject,
    below: "blobs" | "manifests",
    names: readonly string[],
  ): readonly JsonObject[] | undefined {
    const digest = digestOf(descriptor);
    if (digest === undefined || seen.has(digest)) return undefined;
    seen.add(digest);
    const blob = readFrom(below)(digest);
    if (blob === undefined || "reason" in blob) {
      const reason = `manifest ${digest.slice(0, 12)} ${blob === undefined ? "is not there" : blob.reason}`;
      const isModel = /model|docker\.ai/.test(getString(descriptor, "artifactType") ?? "");
      diagnostics.push(
        isModel
          ? partUnreadable(file.path, undefined, reason)
          : entrySkipped(file.path, undefined, baseNameOf(file.path), reason),
      );
      return undefined;
    }
    const parsed = parseJson(blob.text);
    if (!parsed.ok || !isObject(parsed.value)) {
      diagnostics.push(partUnreadable(blob.path, undefined, "the manifest is no JSON object"));
      return undefined;
    }
    const manifest = parsed.value;
    if (isArray(manifest["manifests"])) return manifest["manifests"].filter(isObject);
    if (!isModelManifest(manifest)) return undefined;
    const read = readArtifact(manifest, {
      path: blob.path,
      source,
      readBlob: readFrom("blobs"),
      keepText: context.keepText,
    });
    diagnostics.push(...read.diagnostics);
    for (const own of namedComponents(names, digest, folder, { path: file.path })) {
      components.set(own.ref, {
        ...own,
        scope: "runtime",
        direct: true,
        presence: "shipped",
        installPath: folder,
        statements: read.statements,
        about: {
          properties: {
            ...read.properties,
            ...(read.bases.length === 0 ? {} : { "model:base": read.bases.map(({ purl }) => purl) }),
          },
          hashes: [{ algorithm: "SHA-256", value: digest }],
        },
      });
      for (const base of read.bases) {
        if (!components.has(base.ref)) components.set(base.ref, base);
        if (base.ref !== own.ref) edges.set(`${own.ref} ${base.ref}`, { from: own.ref, to: base.ref });
      }
    }
    return undefined;
  }

  return {
    add,
    finish: (): Extraction => ({
      ...NOTHING,
      components: [...components.values()],
      edges: [...edges.values()],
      diagnostics,
    }),
  };
}

/** One component for each name; a layout that only has a tag, or no name at all, is called by its folder. */
function namedComponents(
  names: readonly string[],
  digest: string,
  folder: string,
  location: Location,
): readonly ExtractedComponent[] {
  const full = names.filter((name) => name.includes("/"));
  const named = full.map((name) => dockerModelComponent(name, location)).filter((component) => component !== undefined);
  if (named.length > 0) return named;
  const name = folder === "" ? "model" : baseNameOf(folder);
  const purl = localModelPurl(`${folder === "" ? "" : `${folder}/`}sha256-${digest.slice(0, 16)}`);
  const [tag] = names;
  return [
    {
      ref: purl,
      purl,
      kind: "model",
      name,
      ...(tag === undefined ? {} : { version: tag }),
      scope: "runtime",
      direct: true,
      location,
    },
  ];
}
