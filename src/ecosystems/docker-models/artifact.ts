// What a model's OCI manifest, its configuration and its documents say: licences, bases, format. Layers of weights are never opened.
// https://github.com/docker/model-spec · https://github.com/modelpack/model-spec/blob/main/docs/spec.md · https://kitops.org
import { listCardLicenses } from "../../formats/card-licenses.ts";
import { readFrontMatter } from "../../formats/front-matter.ts";
import { getObject, getString, isArray, isObject, type JsonObject, parseJson } from "../../formats/json.ts";
import { isLicenseFileName } from "../../formats/license-files.ts";
import { partUnreadable } from "../../formats/troubles.ts";
import { baseNameOf, type Diagnostic, type ExtractedComponent, type OwnStatement } from "../../model/index.ts";
import { modelComponent, readModelName } from "../../purl/index.ts";

/** A blob by its hexadecimal SHA-256: its text and where it lies, undefined if it is not there. */
export type ReadBlob = (
  digest: string,
) => { readonly text: string; readonly path: string } | { readonly reason: string } | undefined;

export interface Artifact {
  readonly statements: readonly OwnStatement[];
  readonly bases: readonly ExtractedComponent[];
  readonly properties: Readonly<Record<string, string | readonly string[]>>;
  readonly diagnostics: readonly Diagnostic[];
}

export interface ReadOptions {
  /** Path of the manifest, as the report shows it. */
  readonly path: string;
  /** Id of the extractor or source that quotes. */
  readonly source: string;
  readonly readBlob: ReadBlob;
  readonly keepText: (text: string) => string;
}

const MODEL_TYPE = /^application\/vnd\.(?:docker\.ai|cncf\.model|kitops\.modelkit)\./;
/** Longer documents are no licences and no cards. */
const DOCUMENT_LIMIT = 4 * 1024 * 1024;

/** True for a manifest whose type, configuration or layers are those of a model. */
export function isModelManifest(manifest: JsonObject): boolean {
  const config = getObject(manifest, "config");
  const types = [
    getString(manifest, "artifactType"),
    config && getString(config, "mediaType"),
    ...layersOf(manifest).map((layer) => getString(layer, "mediaType")),
  ];
  return types.some((type) => type !== undefined && MODEL_TYPE.test(type));
}

function layersOf(manifest: JsonObject): readonly JsonObject[] {
  const layers = manifest["layers"];
  return isArray(layers) ? layers.filter(isObject) : [];
}

/** The hexadecimal digest of a descriptor; anything else than SHA-256 is not followed. */
export function digestOf(descriptor: JsonObject | undefined): string | undefined {
  return /^sha256:([0-9a-f]{64})$/.exec((descriptor && getString(descriptor, "digest")) ?? "")?.[1];
}

export function readArtifact(manifest: JsonObject, options: ReadOptions): Artifact {
  const draft: Draft = { statements: [], bases: new Map(), properties: {}, diagnostics: [], options };
  const annotated = getString(getObject(manifest, "annotations") ?? {}, "org.opencontainers.image.licenses");
  if (annotated !== undefined && annotated.trim() !== "") quote(draft, "expression", annotated, options.path);
  readConfig(getObject(manifest, "config"), draft);
  for (const layer of layersOf(manifest)) readLayer(layer, draft);
  return { ...draft, bases: [...draft.bases.values()] };
}

interface Draft {
  readonly statements: OwnStatement[];
  readonly bases: Map<string, ExtractedComponent>;
  readonly properties: Record<string, string | readonly string[]>;
  readonly diagnostics: Diagnostic[];
  readonly options: ReadOptions;
}

function quote({ statements, options }: Draft, as: "expression" | "name" | "url", raw: string, path: string): void {
  statements.push({ as, raw, source: options.source, location: { path } });
}

/** The configuration repeats the header of the weights (Docker) or describes the model (ModelPack). */
function readConfig(descriptor: JsonObject | undefined, draft: Draft): void {
  const blob = openBlob(descriptor, "configuration", draft);
  if (blob === undefined) return;
  const parsed = parseJson(blob.text);
  if (!parsed.ok || !isObject(parsed.value)) {
    draft.diagnostics.push(partUnreadable(blob.path, undefined, "the model's configuration is no JSON object"));
    return;
  }
  const config = getObject(parsed.value, "config") ?? {};
  const described = getObject(parsed.value, "descriptor") ?? {};
  const set = (key: string, value: string | undefined) => {
    if (value !== undefined && value.trim() !== "") draft.properties[key] = value.slice(0, 200);
  };
  set("model:format", getString(config, "format"));
  set("model:quantization", getString(config, "quantization"));
  set("model:parameters", getString(config, "parameters") ?? getString(config, "paramSize"));
  set("model:architecture", getString(config, "architecture"));
  set("model:name", getString(described, "title") ?? getString(described, "name"));
  const licenses = described["licenses"];
  for (const raw of isArray(licenses) ? licenses : []) {
    if (typeof raw === "string" && raw.trim() !== "") quote(draft, "expression", raw, blob.path);
  }
  for (const header of [getObject(config, "gguf"), getObject(config, "safetensors")]) {
    if (header !== undefined) readHeader(header, blob.path, draft);
  }
}

/** Keys of the weights' header as Docker copies them, all values as texts. */
function readHeader(header: JsonObject, path: string, draft: Draft): void {
  const name = getString(header, "general.license.name");
  const license = getString(header, "general.license") ?? getString(header, "modelspec.license");
  const isOther = license === undefined || /^(?:other|unknown)$/i.test(license);
  const stated = isOther && name !== undefined ? name : license;
  if (stated !== undefined && stated.trim() !== "") quote(draft, "name", stated, path);
  const link = getString(header, "general.license.link");
  if (isOther && link !== undefined && /^https?:\/\//.test(link)) quote(draft, "url", link, path);
  for (const key of Object.keys(header).sort()) {
    if (!/^general\.base_model\.\d{1,3}\.repo_url$/.test(key)) continue;
    const base = readModelName(getString(header, key) ?? "");
    if (base === undefined) continue;
    const component = modelComponent(base, { path });
    draft.bases.set(component.ref, component);
  }
}

/** Licence layers, and documents that are licences or cards by their names. */
function readLayer(layer: JsonObject, draft: Draft): void {
  const type = getString(layer, "mediaType") ?? "";
  const file = baseNameOf(getString(getObject(layer, "annotations") ?? {}, "org.cncf.model.filepath") ?? "");
  if (/^application\/vnd\.docker\.ai\.license(?:$|[.+;])/.test(type)) {
    const blob = openBlob(layer, "license layer", draft);
    if (blob !== undefined) quoteText(blob.text, "license", blob.path, draft);
    return;
  }
  if (/^application\/vnd\.(?:cncf\.model|kitops\.modelkit)\.docs?\.v1\.tar/.test(type)) {
    const reason = `its documents (${file === "" ? "an archive" : file}) are packed in a layer that is not opened`;
    draft.diagnostics.push({
      code: "LIC205",
      gravity: "problem",
      location: { path: draft.options.path },
      args: { reason },
    });
    return;
  }
  if (!/^application\/vnd\.(?:cncf\.model\.(?:doc|weight\.config)\.v1\.raw|docker\.ai\.model\.file)/.test(type)) return;
  const isCard = /^readme\.md$/i.test(file);
  if (!isCard && !isLicenseFileName(file)) return;
  const blob = openBlob(layer, file, draft);
  if (blob === undefined) return;
  if (isCard) readCard(blob, draft);
  else quoteText(blob.text, file, blob.path, draft);
}

/** A licence layer is a text, or now and then only a licence's name. */
function quoteText(text: string, raw: string, path: string, draft: Draft): void {
  const trimmed = text.trim();
  if (trimmed === "") return;
  const { source, keepText } = draft.options;
  if (trimmed.length <= 200 && !trimmed.includes("\n")) quote(draft, "name", trimmed, path);
  else draft.statements.push({ as: "text", raw, source, location: { path }, digest: keepText(text) });
}

function readCard({ text, path }: { readonly text: string; readonly path: string }, draft: Draft): void {
  const front = readFrontMatter(text);
  if (!front.ok) {
    draft.diagnostics.push(partUnreadable(path, front.error.position?.line, `the card's ${front.error.reason}`));
    return;
  }
  const values = front.value?.values ?? {};
  const list = (key: string) =>
    [values[key]].flat().filter((item): item is string => typeof item === "string" && item.trim() !== "");
  for (const { raw } of listCardLicenses(values)) quote(draft, "name", raw, path);
  for (const written of list("base_model")) {
    const base = readModelName(written);
    if (base === undefined) continue;
    const component = modelComponent(base, { path });
    draft.bases.set(component.ref, component);
  }
}

/** The text behind a descriptor; what is not there or cannot be read is a loss. */
function openBlob(descriptor: JsonObject | undefined, what: string, draft: Draft) {
  const digest = digestOf(descriptor);
  if (digest === undefined) return undefined;
  const size = descriptor?.["size"];
  const lose = (reason: string) => {
    draft.diagnostics.push(partUnreadable(draft.options.path, undefined, `its ${what} ${reason}`));
    return undefined;
  };
  if (typeof size === "number" && size > DOCUMENT_LIMIT) return lose(`is larger than ${DOCUMENT_LIMIT} bytes`);
  const blob = draft.options.readBlob(digest);
  if (blob === undefined) return lose(`(${digest.slice(0, 12)}) is not there`);
  return "reason" in blob ? lose(blob.reason) : blob;
}
