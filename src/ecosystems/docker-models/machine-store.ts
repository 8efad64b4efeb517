// Licences of models that Docker Model Runner keeps on this machine (~/.docker/models, or $MODELS_PATH).
import { isArray, isObject, parseJson } from "../../formats/json.ts";
import {
  type FileTree,
  type LookUp,
  type LookUpContext,
  type LookUpFailure,
  type LookUpSubject,
  ok,
  type Result,
} from "../../model/index.ts";
import { dockerModelComponent, parsePurl } from "../../purl/index.ts";
import { readArtifact } from "./artifact.ts";

const SOURCE = "docker-models/machine-store";
const NOT_THERE: LookUp = { installed: false, statements: [] };
const LIMIT = 4 * 1024 * 1024;

export function lookUp(subject: LookUpSubject, context: LookUpContext): Result<LookUp, LookUpFailure> {
  const parsed = parsePurl(subject.purl);
  if (!parsed.ok || (parsed.value.type !== "oci" && parsed.value.type !== "huggingface")) return ok(NOT_THERE);
  // A pinned revision of a hub's repository is none of a store that knows tags only.
  if (parsed.value.type === "huggingface" && subject.version !== undefined) return ok(NOT_THERE);
  const store = context.machine.folder("MODELS_PATH", ".docker/models");
  const digest = store === undefined ? undefined : findManifest(store, subject.purl);
  const text = digest === undefined ? undefined : store?.readText(`manifests/sha256/${digest}`, LIMIT);
  const manifest = text?.ok ? parseJson(text.value) : undefined;
  if (store === undefined || digest === undefined || !manifest?.ok || !isObject(manifest.value)) return ok(NOT_THERE);
  const nameOf = (path: string) => `$MODELS_PATH/${path}`;
  const { statements, bases, diagnostics } = readArtifact(manifest.value, {
    path: nameOf(`manifests/sha256/${digest}`),
    source: SOURCE,
    keepText: context.keepText,
    readBlob: (hex) => {
      const path = `blobs/sha256/${hex}`;
      const blob = store.readText(path, LIMIT);
      if (blob.ok) return { text: blob.value, path: nameOf(path) };
      return blob.error.reason === "absent" ? undefined : { reason: `cannot be read: ${blob.error.detail}` };
    },
  });
  const properties = bases.length === 0 ? {} : { properties: { "model:base-names": bases.map(({ name }) => name) } };
  return ok({
    installed: true,
    statements,
    diagnostics,
    about: { hashes: [{ algorithm: "SHA-256", value: digest }], ...properties },
  });
}

/** Digest of the manifest whose tags name the component; the store writes the hub's names in small letters. */
function findManifest(store: FileTree, purl: string): string | undefined {
  const text = store.readText("models.json", LIMIT);
  const index = text.ok ? parseJson(text.value) : undefined;
  const models = index?.ok && isObject(index.value) ? index.value["models"] : undefined;
  for (const entry of isArray(models) ? models.filter(isObject) : []) {
    const [id, tags] = [entry["id"], entry["tags"]];
    const digest = typeof id === "string" ? /^sha256:([0-9a-f]{64})$/.exec(id)?.[1] : undefined;
    if (digest === undefined || !isArray(tags)) continue;
    for (const tag of tags) {
      const named = typeof tag === "string" ? dockerModelComponent(tag, { path: "" }) : undefined;
      if (named?.purl.toLowerCase() === purl.toLowerCase()) return digest;
    }
  }
  return undefined;
}
