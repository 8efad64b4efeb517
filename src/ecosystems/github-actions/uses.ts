// Reads what a workflow or an action uses. https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax
import { entriesOf, getObject, getOwn, getString, isArray, isObject, type JsonObject } from "../../formats/json.ts";
import type { LineOf } from "../../formats/line-finder.ts";
import { fileBroken, notOfFormat, partUnreadable, placeAt, shorten, unresolved } from "../../formats/troubles.ts";
import { firstMapping, parseYaml } from "../../formats/yaml.ts";
import {
  type Diagnostic,
  type ExtractedComponent,
  type Extraction,
  err,
  type FormatFailure,
  ok,
  type Result,
  type Scope,
  type SourceFile,
} from "../../model/index.ts";
import {
  buildPurl,
  nameOfImage,
  parseImageReference,
  parseImageWithUnknownTag,
  purlOfImage,
  purlOfRepository,
} from "../../purl/index.ts";
export function extractWorkflow(file: SourceFile): Result<Extraction, FormatFailure> {
  const root = readMapping(file);
  if (!root.ok) return root;
  const { mapping, lineOf } = root.value;
  const jobs = getObject(mapping, "jobs");
  if (jobs === undefined) return err(notOfFormat(file.path, "a workflow without jobs"));
  const draft = startDraft(file, lineOf, "build");
  for (const [name, job] of entriesOf(jobs)) {
    if (!isObject(job)) {
      draft.diagnostics.push(partUnreadable(file.path, lineOf(jobs, name), `job "${shorten(name)}" is no mapping`));
      continue;
    }
    readUses(job, draft);
    readImage(job, "container", draft);
    for (const [, service] of entriesOf(getObject(job, "services")))
      if (isObject(service)) readImage(service, "image", draft);
    readSteps(job, draft);
  }
  return ok(finishDraft(draft));
}

/** A composite action's steps run where the action is used: they are part of what it ships. */
export function extractAction(file: SourceFile): Result<Extraction, FormatFailure> {
  const root = readMapping(file);
  if (!root.ok) return root;
  const { mapping, lineOf } = root.value;
  const runs = getObject(mapping, "runs");
  const draft = startDraft(file, lineOf, "runtime");
  if (runs === undefined) return ok(finishDraft(draft));
  readSteps(runs, draft);
  const image = getString(runs, "image");
  if (image?.startsWith("docker://")) addImage(image.slice("docker://".length), lineOf(runs, "image"), draft);
  return ok(finishDraft(draft));
}

interface Draft {
  readonly file: SourceFile;
  readonly lines: readonly string[];
  readonly lineOf: LineOf;
  readonly scope: Scope;
  readonly components: ExtractedComponent[];
  readonly diagnostics: Diagnostic[];
}

function readMapping(
  file: SourceFile,
): Result<{ readonly mapping: JsonObject; readonly lineOf: LineOf }, FormatFailure> {
  const parsed = parseYaml(file.text);
  if (!parsed.ok) return err(fileBroken(file.path, parsed.error));
  const mapping = firstMapping(parsed.value);
  if (!isObject(mapping)) return err(notOfFormat(file.path, "not a YAML mapping"));
  return ok({ mapping, lineOf: parsed.value.lineOf });
}

function startDraft(file: SourceFile, lineOf: LineOf, scope: Scope): Draft {
  return { file, lines: file.text.split("\n"), lineOf, scope, components: [], diagnostics: [] };
}

function finishDraft({ components, diagnostics }: Draft): Extraction {
  return { projects: [], components, edges: [], diagnostics };
}

function readSteps(parent: JsonObject, draft: Draft): void {
  const steps = getOwn(parent, "steps");
  if (steps === undefined) return;
  if (!isArray(steps)) {
    draft.diagnostics.push(partUnreadable(draft.file.path, draft.lineOf(parent, "steps"), "steps are no list"));
    return;
  }
  for (const step of steps) if (isObject(step)) readUses(step, draft);
}

function readImage(parent: JsonObject, key: string, draft: Draft): void {
  const value = getOwn(parent, key);
  const image = isObject(value) ? getString(value, "image") : value;
  if (typeof image === "string" && image !== "") addImage(image, draft.lineOf(parent, key), draft);
}

const ACTION = /^([A-Za-z0-9][A-Za-z0-9-]*)\/([A-Za-z0-9._-]+)((?:\/[^@\s]+)?)@(\S+)$/;

function readUses(step: JsonObject, draft: Draft): void {
  const uses = getString(step, "uses")?.trim();
  if (uses === undefined) return;
  const line = draft.lineOf(step, "uses");
  const { path } = draft.file;
  if (uses.startsWith("./") || uses.startsWith("../")) return; // code of this repository
  if (uses.startsWith("docker://")) {
    addImage(uses.slice("docker://".length), line, draft);
    return;
  }
  // Forgejo and Gitea accept a whole URL.
  const elsewhere = /^(https?:\/\/[^@\s]+)@(\S+)$/.exec(uses);
  const match = ACTION.exec(uses);
  if (match === null && elsewhere === null) {
    draft.diagnostics.push(partUnreadable(path, line, `"${shorten(uses)}" is not of the form owner/name@ref`));
    return;
  }
  const [, owner = "", repository = "", folder = ""] = match ?? [];
  const ref = match?.[4] ?? elsewhere?.[2] ?? "";
  const purl =
    elsewhere === null
      ? buildPurl("github", owner, repository, ref, undefined, folder)
      : purlOfRepository(elsewhere[1] ?? "", ref);
  const comment = commentBehind(draft.lines[(line ?? 0) - 1], ref);
  draft.components.push({
    ref: `${draft.components.length} ${uses}`,
    purl,
    kind: "action",
    name: elsewhere === null ? `${owner}/${repository}${folder}` : (elsewhere[1] ?? uses),
    version: ref,
    scope: draft.scope,
    direct: true,
    location: placeAt(path, line),
    ...(comment === undefined ? {} : { about: { properties: { "github-actions:comment": comment } } }),
  });
}

/** The version that people write behind a commit: `@<sha> # v4.2.2`. */
function commentBehind(line: string | undefined, ref: string): string | undefined {
  if (line === undefined || !/^[0-9a-f]{40}$/.test(ref)) return undefined;
  const at = line.indexOf(ref);
  const comment = at < 0 ? undefined : /^["']?\s+#\s*(\S+)/.exec(line.slice(at + ref.length))?.[1];
  return comment;
}

function addImage(text: string, line: number | undefined, draft: Draft): void {
  const { path } = draft.file;
  const isDynamic = text.includes("${{");
  const image = isDynamic ? parseImageWithUnknownTag(text) : parseImageReference(text.trim());
  if (isDynamic) {
    const reason = `the image "${shorten(text)}" is known only when the workflow runs`;
    const diagnostic = unresolved(path, line, reason);
    draft.diagnostics.push(image === undefined ? diagnostic : { ...diagnostic, gravity: "problem" });
  } else if (image === undefined) {
    draft.diagnostics.push(partUnreadable(path, line, `"${shorten(text)}" is no image`));
  }
  if (image === undefined) return;
  const version = image.digest ?? image.tag;
  draft.components.push({
    ref: `${draft.components.length} ${text}`,
    purl: purlOfImage(image),
    kind: "image",
    name: nameOfImage(image),
    ...(version === undefined ? {} : { version }),
    scope: draft.scope,
    direct: true,
    location: placeAt(path, line),
  });
}
