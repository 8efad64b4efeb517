// A report as a bill of materials, before any format: what is described, its parts, their graph, and what was lost on the way.
import {
  baseNameOf,
  DIAGNOSTIC_CODES,
  type Diagnostic,
  folderOf,
  type Project,
  type Report,
  showLocation,
} from "../../model/index.ts";
import { buildPurl } from "../../purl/index.ts";
import { buildGraph, type Graph } from "./graph.ts";
import { copyrightReader, type Part, partOfComponent, partOfProject } from "./part.ts";
import type { Party } from "./party.ts";
import { deriveFromSiblings } from "./siblings.ts";
import { applySupplement, type Supplement } from "./supplement.ts";

export interface Bom {
  readonly tool: { readonly name: string; readonly version: string };
  /** What the BOM is about. */
  readonly subject: Part;
  /** Further projects of the same tree (workspace members): our own code. */
  readonly members: readonly Part[];
  readonly parts: readonly Part[];
  readonly graph: Graph;
  /** Who made this BOM. */
  readonly author?: Party;
  readonly texts: ReadonlyMap<string, string>;
  /** Losses, one line each: code, name, place, arguments. */
  readonly losses: readonly string[];
  /** True when installed packages were read, false when only manifests and lockfiles were. */
  readonly sawInstalled: boolean;
  /** Facts about the scan as a whole, as name-value pairs in our namespace. */
  readonly notes: readonly (readonly [string, string])[];
}

export function describeBom(report: Report, supplement: Supplement = {}): Bom {
  const copyrightsOf = copyrightReader(report);
  const [first, ...others] = [...report.projects].sort(byDepthThenPath);
  const refs = new Set<string>(report.assessments.map(({ component }) => component.purl));
  const subject = first === undefined ? nameless(report) : partOfProject(first, uniqueRef(first, refs));
  const members = others.map((project) => partOfProject(project, uniqueRef(project, refs)));
  const parts = report.assessments.map((assessment) => partOfComponent(assessment, report, copyrightsOf));
  parts.sort((a, b) => (a.ref < b.ref ? -1 : a.ref > b.ref ? 1 : 0));
  const told = applySupplement({ subject, members, parts: deriveFromSiblings(parts) }, supplement);
  return {
    tool: report.tool,
    ...told,
    graph: buildGraph(report, told.subject, told.members, told.parts),
    ...authorOf(supplement, told.subject),
    texts: report.texts,
    losses: report.diagnostics.filter(({ gravity }) => gravity === "loss").map(showLoss),
    sawInstalled: report.coverage.installFolders.length > 0,
    notes: notesOf(report),
  };
}

/** The one who runs the tool is asked for; if nobody says, the project's own author answers for its BOM. */
function authorOf(supplement: Supplement, subject: Part): { readonly author?: Party } {
  const author = supplement.author ?? subject.authors[0] ?? subject.supplier;
  return author === undefined ? {} : { author };
}

export function showLoss(diagnostic: Diagnostic): string {
  const args = Object.entries(diagnostic.args).map(([key, value]) => `${key}=${String(value)}`);
  const parts: (string | undefined)[] = [
    diagnostic.code,
    DIAGNOSTIC_CODES[diagnostic.code],
    diagnostic.location === undefined ? undefined : showLocation(diagnostic.location),
    diagnostic.purl,
    ...args,
  ];
  return parts.filter((part) => part !== undefined).join(" ");
}

function notesOf(report: Report): readonly (readonly [string, string])[] {
  const { policy, coverage } = report;
  const notes: [string, string][] = [["licet:policy", `${policy.kind} ${policy.name} ${policy.digest}`]];
  for (const { scope, components } of coverage.omitted) notes.push(["licet:omitted", `${scope} ${components}`]);
  for (const pattern of coverage.excluded) notes.push(["licet:excluded", pattern]);
  return notes;
}

/** A tree without a project of its own still is what the BOM is about: it goes by the folder's name. */
function nameless(report: Report): Part {
  const name = baseNameOf(report.root.replaceAll("\\", "/").replace(/\/+$/, "")) || "unnamed";
  return {
    ref: "subject",
    purl: buildPurl("generic", undefined, name),
    kind: "application",
    name,
    supplierBasis: "unknown",
    authors: [],
    hashes: [],
    declared: [],
    copyrights: [],
    texts: [],
    stated: [],
    properties: undefined,
  };
}

function uniqueRef(project: Project, taken: Set<string>): string {
  let ref = project.purl;
  if (taken.has(ref)) ref = `${project.purl}#${project.location.path}`;
  for (let count = 2; taken.has(ref); count++) ref = `${project.purl}#${project.location.path}:${count}`;
  taken.add(ref);
  return ref;
}

function byDepthThenPath(a: Project, b: Project): number {
  const depth = (project: Project) => {
    const folder = folderOf(project.location.path);
    return folder === "" ? 0 : folder.split("/").length;
  };
  return depth(a) - depth(b) || (a.location.path < b.location.path ? -1 : a.location.path > b.location.path ? 1 : 0);
}
