// Models in an Ollama store inside the scanned tree, and licences from the store on this machine.

import { parseJson } from "../../formats/json.ts";
import { fileBroken, partUnreadable } from "../../formats/troubles.ts";
import {
  type Diagnostic,
  type ExtractContext,
  type Extraction,
  err,
  type FormatFailure,
  type LookUp,
  type LookUpContext,
  type LookUpFailure,
  type LookUpSubject,
  type OwnStatement,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { ollamaComponent, parsePurl } from "../../purl/index.ts";
import { quoteLicense, readManifest } from "./manifest.ts";

const NOTHING: Extraction = { projects: [], components: [], edges: [], diagnostics: [] };

/** `…/manifests/<host>/<namespace>/<name>/<tag>`. */
export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const [tag = "", name = "", namespace = "", host = ""] = file.path.split("/").reverse();
  const syntax = parseJson(file.text);
  if (!syntax.ok) return err(fileBroken(file.path, syntax.error));
  const manifest = readManifest(file.text);
  const location = { path: file.path };
  const component = ollamaComponent(`${host}/${namespace}/${name}:${tag}`, location);
  if (manifest === undefined || component === undefined) return ok(NOTHING);
  const statements: OwnStatement[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const digest of manifest.licenses) {
    const blob = context.beside(`../../../../blobs/sha256-${digest}`);
    if (blob === undefined) {
      diagnostics.push(
        partUnreadable(file.path, undefined, `its license layer ${digest.slice(0, 12)} is not in the store`),
      );
      continue;
    }
    if (!blob.ok) return err({ code: "LIC101", location: { path: blob.error.path }, reason: blob.error.detail });
    const statement = quoteLicense(blob.value.text, "ollama/manifest", { path: blob.value.path }, context.keepText);
    if (statement !== undefined) statements.push(statement);
  }
  const hashes =
    manifest.model === undefined ? {} : { hashes: [{ algorithm: "SHA-256" as const, value: manifest.model }] };
  return ok({
    ...NOTHING,
    components: [
      { ...component, direct: true, presence: "shipped", statements, about: { ...component.about, ...hashes } },
    ],
    diagnostics,
  });
}

/** Asks `~/.ollama/models` (or OLLAMA_MODELS) for a model by its name. */
export function lookUp(subject: LookUpSubject, context: LookUpContext): Result<LookUp, LookUpFailure> {
  const parsed = parsePurl(subject.purl);
  const namespace = parsed.ok ? parsed.value.namespace : undefined;
  if (
    !parsed.ok ||
    parsed.value.type !== "generic" ||
    namespace === undefined ||
    !namespace.startsWith("ollama.com/")
  ) {
    return ok({ installed: false, statements: [] });
  }
  const store = context.machine.folder("OLLAMA_MODELS", ".ollama/models");
  const owner = namespace.slice("ollama.com/".length);
  const path = `manifests/registry.ollama.ai/${owner}/${parsed.value.name}/${subject.version ?? "latest"}`;
  const text = store?.readText(path, 1024 * 1024);
  const manifest = text?.ok ? readManifest(text.value) : undefined;
  if (store === undefined || manifest === undefined) return ok({ installed: false, statements: [] });
  const statements: OwnStatement[] = [];
  for (const digest of manifest.licenses) {
    const blob = store.readText(`blobs/sha256-${digest}`);
    if (!blob.ok) continue;
    const location = { path: `$OLLAMA_MODELS/blobs/sha256-${digest}` };
    const statement = quoteLicense(blob.value, "ollama/store", location, context.keepText);
    if (statement !== undefined) statements.push(statement);
  }
  const hashes =
    manifest.model === undefined ? {} : { hashes: [{ algorithm: "SHA-256" as const, value: manifest.model }] };
  return ok({ installed: true, statements, about: hashes });
}
