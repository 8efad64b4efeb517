// requirements.txt with its includes and constraints; compiled ones also say who asks for what. https://pip.pypa.io/en/stable/reference/requirements-file-format/
import { normalizePythonName } from "../../formats/pep508.ts";
import {
  baseNameOf,
  type Diagnostic,
  type ExtractContext,
  type ExtractedComponent,
  type ExtractedEdge,
  type Extraction,
  type FormatFailure,
  folderOf,
  joinInside,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { gap } from "./declared.ts";
import { nameOfFolder, settleFolder } from "./foreign-folder.ts";
import { at, distributionOf, lostPart, onlyHash, pathOrigin, placeOf, pypiPurl } from "./packages.ts";
import { type NamedLine, readRequirementLine } from "./requirement-lines.ts";
import { type LogicalLine, logicalLines } from "./requirements-lines.ts";
import { scopeOfRequirements } from "./requirements-scope.ts";

const MOST_FILES = 50;

interface Found {
  readonly line: LogicalLine;
  readonly named: NamedLine;
  readonly path: string;
}

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const compiled = file.path.endsWith(".in") ? context.beside(`${baseNameOf(file.path).slice(0, -3)}.txt`) : undefined;
  // What was compiled from it stands beside it, and tells more.
  if (compiled?.ok === true) return ok({ projects: [], components: [], edges: [], diagnostics: [] });
  const reader = makeReader(context, file.path);
  reader.read(file.path, file.text);
  const { found, diagnostics, constraints, covers } = reader;
  // Requirements of another kind: pip reads no file in which most lines are prose.
  const unread = diagnostics.filter(({ code }) => code === "LIC108").length;
  if (!/^requirements/.test(baseNameOf(file.path)) && unread > 2 && unread > 2 * found.length) {
    return ok({ projects: [], components: [], edges: [], diagnostics: [] });
  }
  const scope = scopeOfRequirements(file.path);
  const components = new Map<string, ExtractedComponent>();
  const refOfName = new Map<string, string>();
  let pinned = 0;
  const isCompiled = found.some(({ line }) => line.via.length > 0);
  // Without a word about who asks for what, pinned lines may be a freeze of everything; ranges are somebody's wishes.
  const isWishList = !found.every(({ named }) => named.isPinned);
  for (const { line, named, path } of found) {
    if (named.origin.kind === "folder") continue;
    const version = named.version ?? constraints.get(normalizePythonName(named.name));
    if (named.isPinned || version !== undefined) pinned++;
    const purl = pypiPurl(named.name, version, named.origin);
    // The same line for two platforms is one component; another version is another one.
    if (components.has(purl)) continue;
    refOfName.set(normalizePythonName(named.name), purl);
    components.set(purl, {
      ref: purl,
      purl,
      kind: "library",
      name: named.name,
      ...(version === undefined ? {} : { version }),
      scope,
      direct: isCompiled ? isDirect(line) : isWishList || undefined,
      location: at(path, line.line),
      ...placeOf(named.origin),
      about: { ...distributionOf(named.origin), ...onlyHash(line.hashes) },
    });
  }
  const edges = readEdges(found, refOfName);
  const isComplete = isCompiled || found.every(({ line }) => line.hashes.length > 0);
  if (components.size > 0 && pinned < found.length) diagnostics.push(gap(file.path, components.size, REMEDY));
  else if (components.size > 0 && !isComplete) diagnostics.push(maybeIncomplete(file.path));
  return ok({ projects: [], components: [...components.values()], edges, diagnostics, covers });
}

const REMEDY = "compile it with all versions (uv pip compile or pip-compile --generate-hashes)";

function maybeIncomplete(path: string): Diagnostic {
  const reason = "all versions are pinned, but nothing shows that what these packages bring in is listed too";
  return { code: "LIC105", gravity: "problem", location: { path }, args: { reason, remedy: REMEDY } };
}

interface Reader {
  readonly found: Found[];
  readonly diagnostics: Diagnostic[];
  readonly constraints: Map<string, string>;
  readonly covers: string[];
  read(path: string, text: string): void;
}

/** Follows `-r` and `-c`; each file is read once, and files that are candidates themselves are left to their own turn. */
function makeReader(context: ExtractContext, start: string): Reader {
  const seen = new Set([start]);
  const found: Found[] = [];
  const diagnostics: Diagnostic[] = [];
  const constraints = new Map<string, string>();
  const covers: string[] = [];
  const include = (from: string, line: LogicalLine, relative: string, isConstraint: boolean) => {
    const path = joinInside(folderOf(from), relative);
    if (path === undefined || /^\w+:/.test(relative)) {
      diagnostics.push(lostPart(at(from, line.line), relative, "a file outside of the scanned folder"));
      return;
    }
    if (!/\.(?:txt|in|pip)$/.test(path)) {
      const reason = "a file whose name does not end in .txt, .in or .pip is not looked for";
      diagnostics.push(lostPart(at(from, line.line), relative, reason));
      return;
    }
    if (seen.has(path) || (!isConstraint && isCandidate(path))) return;
    seen.add(path);
    if (seen.size > MOST_FILES) {
      diagnostics.push({ ...lostPart(at(from, line.line), relative, `more than ${MOST_FILES} files`), code: "LIC103" });
      return;
    }
    const file = context.beside(relativeTo(folderOf(start), path));
    if (file === undefined || !file.ok) {
      const reason = file === undefined ? "the file is not there" : file.error.detail;
      diagnostics.push(lostPart(at(from, line.line), relative, reason));
      return;
    }
    if (isConstraint) readConstraints(file.value.text, constraints);
    else {
      covers.push(path);
      read(path, file.value.text);
    }
  };
  const read = (path: string, text: string) => {
    for (const line of logicalLines(text)) {
      const parsed = readRequirementLine(line.text);
      if (parsed.kind === "package") {
        const origin = settleFolder(parsed.origin, path, context);
        found.push({ line, named: { ...parsed, origin }, path });
      } else if (parsed.kind === "place") {
        const origin = settleFolder(pathOrigin(parsed.path), path, context);
        if (origin.kind !== "foreign") continue;
        const name = nameOfFolder(parsed.path, context) ?? baseNameOf(origin.folder);
        found.push({ line, named: { kind: "package", name, version: undefined, origin, isPinned: true }, path });
      }
      if (parsed.kind === "unreadable")
        diagnostics.push(lostPart(at(path, line.line), line.text, "no dependency specifier"));
      else if (parsed.kind === "include" || parsed.kind === "constraints") {
        include(path, line, parsed.path, parsed.kind === "constraints");
      }
    }
  };
  return { found, diagnostics, constraints, covers, read };
}

/** Constraints bring nothing in; they fix versions. */
function readConstraints(text: string, constraints: Map<string, string>): void {
  for (const line of logicalLines(text)) {
    const parsed = readRequirementLine(line.text);
    if (parsed.kind !== "package" || parsed.version === undefined) continue;
    constraints.set(normalizePythonName(parsed.name), parsed.version);
  }
}

/** Named like the files this extractor is given anyway. */
function isCandidate(path: string): boolean {
  const [name = "", folder] = path.split("/").reverse();
  if (!/\.(?:txt|in)$/.test(name)) return false;
  return /^requirements|requirements\.(?:txt|in)$/.test(name) || folder === "requirements";
}

function relativeTo(folder: string, path: string): string {
  const from = folder === "" ? [] : folder.split("/");
  const to = path.split("/");
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).map(() => ".."), ...to.slice(shared)].join("/");
}

/** pip-compile: "via -r requirements.in" is direct, "via flask" is not; without such words every line is somebody's wish. */
function isDirect({ via }: LogicalLine): boolean | undefined {
  if (via.length === 0) return undefined;
  return via.some((by) => /^-[rc]\s|\(.*(?:pyproject\.toml|setup\.(?:py|cfg))|\.in$|\.txt$/.test(by));
}

/** A requirements file describes no project, so only what pip-compile says about packages among themselves is known. */
function readEdges(found: readonly Found[], refOfName: ReadonlyMap<string, string>): ExtractedEdge[] {
  const edges = new Map<string, ExtractedEdge>();
  const add = (from: string, to: string) => {
    if (from !== to) edges.set(`${from}\n${to}`, { from, to });
  };
  for (const { line, named } of found) {
    const to = refOfName.get(normalizePythonName(named.name));
    if (to === undefined) continue;
    for (const by of line.via) {
      const from = refOfName.get(normalizePythonName(by.replace(/\[.*$/, "").trim()));
      if (from !== undefined) add(from, to);
    }
  }
  return [...edges.values()];
}
