// safetensors files: the free metadata of their header. https://huggingface.co/docs/safetensors#format
import { getObject, isObject, type JsonObject, parseJson } from "../../formats/json.ts";
import {
  type ExtractContext,
  type ExtractedComponent,
  type Extraction,
  err,
  type FormatFailure,
  type OwnStatement,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { modelComponent, readModelName } from "../../purl/index.ts";
import { extractPointer } from "./lfs-pointer.ts";
import { HeaderTrouble, makePieceReader, type ReadPiece } from "./piece-reader.ts";
import { placeOf } from "./place.ts";

const SOURCE = "model-files/safetensors";
/** The format's own limit for a header. */
const LONGEST_HEADER = 100_000_000;
/** Headers beyond this are not parsed as a whole; writers put the metadata first. */
const PARSED_WHOLE = 2 * 1024 * 1024;
const HEAD = 256 * 1024;

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const pointer = extractPointer(file, context, (path) => placeOf(path, context));
  if (pointer !== undefined) return ok(pointer);
  const metadata = readMetadata(context.piece, context.size);
  if (!metadata.ok) {
    const { code, reason } = metadata.error;
    return err({ code, location: { path: file.path }, reason });
  }
  const location = { path: file.path };
  const own = describe(file.path, metadata.value, context);
  const bases = basesOf(metadata.value)
    .map((name) => readModelName(name))
    .filter((model) => model !== undefined);
  const related = bases.map((model) => modelComponent(model, location)).filter(({ ref }) => ref !== own.ref);
  const others = [...new Map(related.map((component) => [component.ref, component])).values()];
  return ok({
    projects: [],
    components: [own, ...others],
    edges: others.map(({ ref }) => ({ from: own.ref, to: ref })),
    diagnostics: [],
  });
}

interface Trouble {
  readonly code: "LIC101" | "LIC102" | "LIC103";
  readonly reason: string;
}

export function readMetadata(read: ReadPiece, size: number): Result<ReadonlyMap<string, string>, Trouble> {
  try {
    const reader = makePieceReader(read, size, PARSED_WHOLE + HEAD + 16, false);
    const length = reader.u64("the length of the header");
    if (length > LONGEST_HEADER)
      return err({
        code: "LIC102",
        reason: `claims a header of ${length} bytes; ${LONGEST_HEADER} is the most there may be`,
      });
    if (length + 8 > size)
      return err({ code: "LIC102", reason: `claims a header of ${length} bytes, more than the file holds` });
    if (length <= PARSED_WHOLE) {
      const parsed = parseJson(reader.text(length));
      if (!parsed.ok) return err(parsed.error);
      return isObject(parsed.value)
        ? ok(textsOf(getObject(parsed.value, "__metadata__")))
        : err({ code: "LIC102", reason: "the header is no JSON object" });
    }
    return ok(textsOf(sliceMetadata(reader.text(HEAD))));
  } catch (trouble) {
    if (trouble instanceof HeaderTrouble) return err({ code: trouble.code, reason: trouble.message });
    throw trouble;
  }
}

/** The object behind "__metadata__" at the start of a header too long to be parsed. */
function sliceMetadata(head: string): JsonObject | undefined {
  const opening = /^\s*\{\s*"__metadata__"\s*:\s*(?=\{)/.exec(head);
  if (opening === null) return undefined;
  let isText = false;
  for (let at = opening[0].length + 1; at < head.length; at++) {
    const char = head.charAt(at);
    if (isText && char === "\\") at++;
    else if (char === '"') isText = !isText;
    else if (!isText && char === "}") {
      const parsed = parseJson(head.slice(opening[0].length, at + 1));
      return parsed.ok && isObject(parsed.value) ? parsed.value : undefined;
    }
  }
  return undefined;
}

function textsOf(metadata: JsonObject | undefined): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(metadata ?? {}))
    if (typeof value === "string" && value !== "") texts.set(key, value);
  return texts;
}

/** Where training tools write what a LoRA was made on. */
function basesOf(metadata: ReadonlyMap<string, string>): string[] {
  return ["base_model", "ss_sd_model_name", "ss_base_model", "modelspec.merged_from"]
    .flatMap((key) => (metadata.get(key) ?? "").split(","))
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

function describe(path: string, metadata: ReadonlyMap<string, string>, context: ExtractContext): ExtractedComponent {
  const { purl, name, version, installPath } = placeOf(path, context);
  const properties: Record<string, string | readonly string[]> = { "model:format": "safetensors" };
  const title = metadata.get("modelspec.title");
  if (title !== undefined) properties["model:name"] = title;
  const architecture = metadata.get("modelspec.architecture");
  if (architecture !== undefined) properties["model:architecture"] = architecture;
  const names = basesOf(metadata);
  const bases = names
    .map((base) => readModelName(base))
    .filter((base) => base !== undefined)
    .map((base) => modelComponent(base, { path }).purl);
  if (bases.length > 0) properties["model:base"] = [...new Set(bases)];
  const unresolved = names.filter((base) => readModelName(base) === undefined);
  if (unresolved.length > 0) properties["model:base-unresolved"] = [...new Set(unresolved)];
  if (metadata.has("ss_network_module")) properties["model:base-relation"] = "adapter";
  const author = metadata.get("modelspec.author");
  return {
    ref: purl,
    purl,
    kind: "model",
    name: title ?? name,
    ...(version === undefined ? {} : { version }),
    scope: "runtime",
    direct: true,
    location: { path },
    installPath,
    presence: "shipped",
    statements: statementsOf(path, metadata, context),
    about: { properties, ...(author === undefined ? {} : { author }) },
  };
}

function statementsOf(path: string, metadata: ReadonlyMap<string, string>, context: ExtractContext): OwnStatement[] {
  const license = metadata.get("modelspec.license") ?? metadata.get("license");
  if (license === undefined) return [];
  const location = { path };
  if (license.length <= 300)
    return [{ as: /^https?:/.test(license) ? "url" : "name", raw: license, source: SOURCE, location }];
  return [{ as: "text", raw: "modelspec.license", source: SOURCE, location, digest: context.keepText(license) }];
}
