// Hands every candidate file to its extractor, best source first; what one file accounts for is not read twice.

import {
  type CoveredFile,
  type Diagnostic,
  type ExtractContext,
  type Extraction,
  type Extractor,
  err,
  type FileFailure,
  type FileTree,
  type FormatFailure,
  folderOf,
  joinInside,
  type Machine,
  matchesGlob,
  type Result,
  type SourceFile,
} from "../model/index.ts";
import { isLfsPointer, POINTER_LIMIT } from "../model/lfs-pointer.ts";
import type { Candidate, Discovery, UnsupportedFile } from "./discover.ts";
import type { TextStore } from "./texts.ts";
import { type ForeignJudge, makeForeignJudge } from "./whose-code.ts";
import { makeWordFinder, type WordFinder } from "./word-finder.ts";

/** What one file said. */
export interface FileExtraction {
  readonly candidate: Candidate;
  readonly extraction: Extraction;
}

export interface ExtractResult {
  readonly extractions: readonly FileExtraction[];
  readonly files: readonly CoveredFile[];
  readonly diagnostics: readonly Diagnostic[];
  /** Candidates that turned out to be something else than their name hinted at. */
  readonly otherwise: number;
}

const NO_BYTES = new Uint8Array(0);

export async function extractAll(
  tree: FileTree,
  machine: Machine,
  discovery: Discovery,
  texts: TextStore,
  onProgress: (done: number, total: number) => void,
): Promise<ExtractResult> {
  const extractions: FileExtraction[] = [];
  const files: CoveredFile[] = [];
  const diagnostics: Diagnostic[] = [];
  /** By folder and extractor id, or by path: the file that already told all this one could. */
  const superseded = new Map<string, string>();
  const ordered = orderBySupersession(discovery.candidates);
  const isForeign = makeForeignJudge(tree);
  let otherwise = 0;

  for (const [done, candidate] of ordered.entries()) {
    onProgress(done, ordered.length);
    const { path, extractor } = candidate;
    const by = superseded.get(`${folderOf(probedFrom(candidate))} ${extractor.id}`) ?? superseded.get(path);
    if (by !== undefined && by !== path) {
      files.push({ path, extractor: extractor.id, status: "superseded", by, entries: 0 });
      continue;
    }
    if (extractor.contains !== undefined && !mentions(tree, path, extractor.contains, extractor.searchLimit)) {
      if (isTooLarge(tree, path, extractor.searchLimit)) diagnostics.push(describeUnsearched(extractor, path));
      otherwise++;
      continue;
    }
    const result = await runExtractor(tree, machine, texts, discovery.filesByName, isForeign, candidate);
    if (!result.ok) {
      files.push({ path, extractor: extractor.id, status: "lost", entries: 0 });
      diagnostics.push(describeFailure(extractor, result.error));
      continue;
    }
    const extraction = result.value;
    if (extractor.nameIsHint === true && isEmpty(extraction)) {
      otherwise++;
      continue;
    }
    for (const id of extractor.supersedes ?? []) superseded.set(`${folderOf(probedFrom(candidate))} ${id}`, path);
    for (const covered of extraction.covers ?? []) superseded.set(covered, path);
    extractions.push({ candidate, extraction });
    files.push({ path, extractor: extractor.id, status: "read", entries: extraction.components.length });
    diagnostics.push(...extraction.diagnostics);
  }
  for (const unsupported of discovery.unsupported) {
    const { file, diagnostic } = reportUnsupported(unsupported, files);
    files.push(file);
    diagnostics.push(diagnostic);
  }
  files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.extractor < b.extractor ? -1 : 1));
  return { extractions, files, diagnostics, otherwise };
}

/** Source code longer than this is generated or bundled; it is not searched. */
const SEARCH_LIMIT = 2 * 1024 * 1024;

const finders = new WeakMap<readonly string[], WordFinder>();

/** Most source files mention nothing we look for: they are put aside before they are decoded. */
function mentions(tree: FileTree, path: string, words: readonly string[], limit = SEARCH_LIMIT): boolean {
  const bytes = tree.read(path, limit);
  if (!bytes.ok) return false;
  let find = finders.get(words);
  if (find === undefined) {
    find = makeWordFinder(words);
    finders.set(words, find);
  }
  return find(bytes.value);
}

/** Only where a format asks for large files: of source code nobody wants to hear it. */
function isTooLarge(tree: FileTree, path: string, limit: number | undefined): boolean {
  if (limit === undefined) return false;
  const size = tree.size(path);
  return size.ok && size.value > limit;
}

function describeUnsearched({ title, searchLimit = 0 }: Extractor, path: string): Diagnostic {
  const reason = `larger than ${searchLimit / 1024 / 1024} MB, so it was not searched (${title})`;
  return { code: "LIC201", gravity: "note", location: { path }, args: { entry: path, reason } };
}

function isEmpty(extraction: Extraction): boolean {
  const { components, projects, diagnostics, covers = [] } = extraction;
  return components.length + projects.length + diagnostics.length + covers.length === 0;
}

/** A probed file belongs to the folder it was probed from, not to the one it lies in. */
function probedFrom({ path, extractor }: Candidate): string {
  const probe = extractor.probes?.find((relative) => path === relative || path.endsWith(`/${relative}`));
  return probe === undefined ? path : `${path.slice(0, path.length - probe.length)}probe`;
}

/** Extractors that make others dispensable run first; within a rank, by path. */
function orderBySupersession(candidates: readonly Candidate[]): Candidate[] {
  const extractors = new Map(candidates.map(({ extractor }) => [extractor.id, extractor]));
  const ranks = new Map<string, number>();
  const rankOf = (id: string, depth: number): number => {
    const known = ranks.get(id);
    if (known !== undefined || depth > extractors.size) return known ?? 0;
    let rank = 0;
    for (const other of extractors.values()) {
      const later = [...(other.supersedes ?? []), ...(other.precedes ?? [])];
      if (other.id !== id && later.includes(id)) rank = Math.max(rank, rankOf(other.id, depth + 1) + 1);
    }
    ranks.set(id, rank);
    return rank;
  };
  const keyed = candidates.map((candidate) => ({ candidate, rank: rankOf(candidate.extractor.id, 0) }));
  keyed.sort(
    (a, b) =>
      a.rank - b.rank ||
      compare(a.candidate.path, b.candidate.path) ||
      compare(a.candidate.extractor.id, b.candidate.extractor.id),
  );
  return keyed.map(({ candidate }) => candidate);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

async function runExtractor(
  tree: FileTree,
  machine: Machine,
  texts: TextStore,
  filesByName: Discovery["filesByName"],
  isForeign: ForeignJudge,
  candidate: Candidate,
): Promise<Result<Extraction, FormatFailure | CrashFailure>> {
  const { path, extractor } = candidate;
  const { extract } = await extractor.load();
  const file = readSource(tree, path, extractor);
  if (!file.ok) return err(describeFileFailure(file.error));
  // Read as what its name says, a lenient format would find nothing in it and call that complete.
  if (isLfsPointer(file.value.text) || isLfsPointer(startOf(file.value.bytes))) return err(describePointer(path));
  const size = tree.size(path);
  const context: ExtractContext = {
    machine,
    // Examples and tests ask for the package they lie in.
    isForeign: (folder, theirs, ours) => !path.startsWith(`${folder}/`) && isForeign(folder, theirs, ours),
    keepText: texts.keep,
    size: size.ok ? size.value : 0,
    piece: (start, length) => tree.readPiece(path, start, length),
    beside: (relative) => readBeside(tree, path, relative, extractor),
    namesIn: (relative) => namesIn(tree, path, relative, extractor),
    listBeside: (name) => listBeside(filesByName, path, name, extractor),
  };
  try {
    return extract(file.value, context);
  } catch (error) {
    // The guard of the design: our bug in one extractor costs that file, visibly, and nothing else.
    const reason = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 200) : "unknown error";
    return err({ code: "LIC109", location: { path }, reason });
  }
}

function startOf(bytes: Uint8Array): string {
  return bytes.length < POINTER_LIMIT ? new TextDecoder("latin1").decode(bytes) : "";
}

function describePointer(path: string): FormatFailure {
  const reason = "it is a pointer of Git LFS, not the file itself";
  return { code: "LIC101", location: { path }, reason, remedy: "fetch the file with: git lfs pull" };
}

interface CrashFailure {
  readonly code: "LIC109";
  readonly location: { readonly path: string };
  readonly reason: string;
}

function readSource(tree: FileTree, path: string, extractor: Extractor): Result<SourceFile, FileFailure> {
  if (extractor.reads === "pieces") return { ok: true, value: { path, text: "", bytes: NO_BYTES } };
  if (extractor.reads === "bytes") {
    const bytes = tree.read(path);
    return bytes.ok ? { ok: true, value: { path, text: "", bytes: bytes.value } } : bytes;
  }
  const text = tree.readText(path);
  return text.ok ? { ok: true, value: { path, text: text.value, bytes: NO_BYTES } } : text;
}

function readBeside(
  tree: FileTree,
  path: string,
  relative: string,
  extractor: Extractor,
): Result<SourceFile, FileFailure> | undefined {
  const place = joinInside(folderOf(path), relative);
  if (place === undefined)
    return err({ reason: "outside-root", path: relative, detail: "leads out of the scanned folder" });
  const isDeclared = extractor.beside?.some(
    (pattern) => matchesGlob(relative, pattern) || matchesGlob(place, `**/${pattern}`),
  );
  if (isDeclared !== true) throw new Error(`${extractor.id} reads an undeclared file beside: ${relative}`);
  const text = tree.readText(place);
  if (text.ok) return { ok: true, value: { path: place, text: text.value, bytes: NO_BYTES } };
  return text.error.reason === "absent" ? undefined : text;
}

function namesIn(tree: FileTree, path: string, relative: string, extractor: Extractor): readonly string[] {
  const place = joinInside(folderOf(path), relative);
  const depth = relative.split("/").length;
  const isDeclared = extractor.beside?.some((pattern) => {
    const parts = pattern.split("/");
    return parts.length > depth && matchesGlob(relative, parts.slice(0, depth).join("/"));
  });
  if (isDeclared !== true) throw new Error(`${extractor.id} lists an undeclared folder: ${relative}`);
  const entries = place === undefined ? undefined : tree.list(place);
  return entries?.ok === true ? entries.value.map(({ name }) => name) : [];
}

function listBeside(
  filesByName: Discovery["filesByName"],
  path: string,
  name: string,
  extractor: Extractor,
): readonly string[] {
  const folder = folderOf(path);
  const below = folder === "" ? "" : `${folder}/`;
  return (filesByName.get(name) ?? [])
    .filter((found) => found.startsWith(below))
    .map((found) => found.slice(below.length))
    .filter((relative) => extractor.beside?.some((pattern) => matchesGlob(relative, pattern)));
}

function describeFileFailure({ path, detail, reason }: FileFailure): FormatFailure {
  return { code: reason === "too-large" ? "LIC103" : "LIC101", location: { path }, reason: detail };
}

function describeFailure(extractor: Extractor, failure: FormatFailure | CrashFailure): Diagnostic {
  const args: Record<string, string> = { reason: failure.reason, format: extractor.title };
  if ("remedy" in failure && failure.remedy !== undefined) args["remedy"] = failure.remedy;
  return { code: failure.code, gravity: "loss", location: failure.location, args };
}

/** A known file we cannot read is a loss, unless a file beside it told the same. */
function reportUnsupported(
  { path, format }: UnsupportedFile,
  files: readonly CoveredFile[],
): { readonly file: CoveredFile; readonly diagnostic: Diagnostic } {
  const folder = folderOf(path);
  const covering = files.find(
    (file) => file.status !== "lost" && folderOf(file.path) === folder && format.coveredBy?.includes(file.extractor),
  );
  const args = { format: format.title, remedy: format.remedy };
  const row = { path, extractor: "unsupported", entries: 0 } as const;
  return {
    file: covering === undefined ? { ...row, status: "lost" } : { ...row, status: "superseded", by: covering.path },
    diagnostic: { code: "LIC104", gravity: covering === undefined ? "loss" : "note", location: { path }, args },
  };
}
