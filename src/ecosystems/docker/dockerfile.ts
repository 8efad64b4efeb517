// Dockerfile: the images that its stages start from or copy files out of. https://docs.docker.com/reference/dockerfile/
import { notOfFormat, partUnreadable, shorten, unresolved } from "../../formats/troubles.ts";
import {
  baseNameOf,
  type Diagnostic,
  type ExtractedComponent,
  type Extraction,
  err,
  type FormatFailure,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { nameOfImage, parseImageReference, parseImageWithUnknownTag, purlOfImage } from "../../purl/index.ts";
import { type Instruction, readInstructions } from "./instructions.ts";
import { expandVariables } from "./variables.ts";

interface Stage {
  readonly name: string | undefined;
  /** Index of the stage it builds on, if that is one. */
  readonly base: number | undefined;
  /** Components of the images it builds on or copies files out of. */
  readonly images: number[];
}

interface Draft {
  readonly file: SourceFile;
  readonly stages: Stage[];
  readonly components: ExtractedComponent[];
  readonly diagnostics: Diagnostic[];
}

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const draft: Draft = { file, stages: [], components: [], diagnostics: [] };
  const values = new Map<string, string>();
  for (const instruction of readInstructions(file.text)) {
    const { keyword, text } = instruction;
    if (keyword === "ARG" && draft.stages.length === 0) readArgument(text, values);
    else if (keyword === "FROM") readFrom(instruction, values, draft);
    else if (keyword === "COPY" || keyword === "ADD" || keyword === "RUN") readSources(instruction, values, draft);
  }
  if (draft.stages.length === 0 && /^(?:Dockerfile|Containerfile)$/.test(baseNameOf(file.path))) {
    return err(notOfFormat(file.path, "a Dockerfile without FROM"));
  }
  const shipped = shippedImages(draft.stages);
  const components = draft.components.map(
    (one, index) => ({ ...one, scope: shipped.has(index) ? "runtime" : "build" }) as const,
  );
  return ok({ projects: [], components, edges: [], diagnostics: draft.diagnostics });
}

/** `ARG NAME=value`, perhaps several; a name without a value has none until the build gives one. */
function readArgument(text: string, values: Map<string, string>): void {
  for (const match of text.matchAll(/([A-Za-z_][A-Za-z0-9_]*)=("[^"]*"|'[^']*'|\S*)/g)) {
    const raw = (match[2] ?? "").replace(/^(["'])(.*)\1$/, "$2");
    // An argument that names one without a value sees an empty text.
    const value = expandVariables(raw, withEmpty(raw, values));
    if (value !== undefined) values.set(match[1] ?? "", value);
  }
}

function withEmpty(text: string, values: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const all = new Map(values);
  for (const [, name = ""] of text.matchAll(/\$\{?([A-Za-z_][A-Za-z0-9_]*)/g)) if (!all.has(name)) all.set(name, "");
  return all;
}

function readFrom({ text, line }: Instruction, values: ReadonlyMap<string, string>, draft: Draft): void {
  const words = text.split(/\s+/).filter((word) => word !== "" && !word.startsWith("--"));
  const [raw, as, name] = words;
  const stage = as?.toLowerCase() === "as" ? name?.toLowerCase() : undefined;
  const add = (base?: number, image?: number) =>
    draft.stages.push({ name: stage, base, images: image === undefined ? [] : [image] });
  if (raw === undefined) draft.diagnostics.push(partUnreadable(draft.file.path, line, "FROM without an image"));
  const image = raw === undefined ? "scratch" : readImageName(raw, values);
  const base = image === undefined ? undefined : findStage(image, draft.stages);
  if (base !== undefined) add(base);
  else if (image?.toLowerCase() === "scratch") add();
  else add(undefined, addImage(image, raw ?? "", line, draft));
}

/** Undefined where it depends on an argument that has no default. */
function readImageName(raw: string, values: ReadonlyMap<string, string>): string | undefined {
  const image = expandVariables(raw, values)?.replace(/["']/g, "");
  return image === "" ? undefined : image;
}

function findStage(name: string, stages: readonly Stage[]): number | undefined {
  const index = stages.findLastIndex((stage) => stage.name !== undefined && stage.name === name.toLowerCase());
  return index < 0 ? undefined : index;
}

/** `COPY --from=image` and `RUN --mount=…,from=image` take files out of an image that no stage starts from. */
function readSources({ text, line, keyword }: Instruction, values: ReadonlyMap<string, string>, draft: Draft): void {
  const flags: string[] = [];
  let rest = text;
  for (let flag = /^--\S+\s*/.exec(rest); flag !== null; flag = /^--\S+\s*/.exec(rest)) {
    flags.push(flag[0].trim());
    rest = rest.slice(flag[0].length);
  }
  for (const flag of flags) {
    const raw = keyword === "RUN" ? mountSource(flag) : /^--from=(\S+)/.exec(flag)?.[1];
    if (raw === undefined) continue;
    const image = readImageName(raw, values);
    if (image !== undefined && (/^\d+$/.test(image) || findStage(image, draft.stages) !== undefined)) continue;
    const copied = addImage(image, raw, line, draft);
    // What is copied into a stage is shipped with it; what is only mounted is not.
    if (copied !== undefined && keyword !== "RUN") draft.stages.at(-1)?.images.push(copied);
  }
}

function mountSource(flag: string): string | undefined {
  if (!flag.startsWith("--mount=")) return undefined;
  const part = flag
    .slice("--mount=".length)
    .split(",")
    .find((option) => option.startsWith("from="));
  return part?.slice("from=".length);
}

/** The last stage is what gets built, unless somebody asks for another; it holds what its bases hold. */
function shippedImages(stages: readonly Stage[]): Set<number> {
  const shipped = new Set<number>();
  // A stage can only build on an earlier one, so that this ends.
  for (let at: number | undefined = stages.length - 1; at !== undefined; at = stages[at]?.base) {
    for (const image of stages[at]?.images ?? []) shipped.add(image);
  }
  return shipped;
}

/** Index of the component, or undefined after leaving a diagnostic. */
function addImage(text: string | undefined, raw: string, line: number, draft: Draft): number | undefined {
  const { file, components, diagnostics } = draft;
  const image = text === undefined ? parseImageWithUnknownTag(raw) : parseImageReference(text);
  if (text === undefined) {
    const reason = `the image "${shorten(raw)}" depends on an argument that has no default`;
    const diagnostic = unresolved(file.path, line, reason);
    diagnostics.push(image === undefined ? diagnostic : { ...diagnostic, gravity: "problem" });
  } else if (image === undefined) {
    diagnostics.push(partUnreadable(file.path, line, `"${shorten(text)}" is no image`));
  }
  if (image === undefined) return undefined;
  const version = image.digest ?? image.tag;
  components.push({
    ref: `${components.length} ${raw}`,
    purl: purlOfImage(image),
    kind: "image",
    name: nameOfImage(image),
    ...(version === undefined ? {} : { version }),
    scope: "build",
    direct: true,
    location: { path: file.path, line },
    ...(image.digest === undefined || image.tag === undefined
      ? {}
      : { about: { properties: { "docker:tag": image.tag } } }),
  });
  return components.length - 1;
}
