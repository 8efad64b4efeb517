// Scans two states of the same folder alike and says what changed between them.
import { compare, newViolations } from "../compare-reports.ts";
import { ecosystems } from "../ecosystems/index.ts";
import { isViolation } from "../gate.ts";
import { makeDiskTree } from "../io/disk-tree.ts";
import type { Commit } from "../io/git/commits.ts";
import { NOT_IN_CLONE } from "../io/git/git-tree.ts";
import type { ComparedReport, Diagnostic, FileTree, Report } from "../model/index.ts";
import { planWalk } from "../pipeline/discover.ts";
import { makeRelevance } from "../pipeline/may-matter.ts";
import { VERSION } from "../version.ts";
import { findChangedGateFiles } from "./gate-files.ts";
import { type Changes, openRepository, type Repository } from "./repository.ts";
import type { PreparedScan } from "./run-scan.ts";

/**
 * `headName` undefined = the files on disk, uncommitted changes included. Without `needsInventory` nothing is scanned when two
 * commits differ in nothing that a scan reads, and the head's report is empty.
 */
export async function compareCommits(
  prepared: PreparedScan,
  baseName: string,
  headName: string | undefined,
  needsInventory: boolean,
): Promise<ComparedReport> {
  const { target, scanTree } = prepared;
  const repository: Repository = openRepository(target.root);
  const named = repository.findCommit(baseName);
  const headCommit = repository.findCommit(headName ?? "HEAD");
  const common = repository.mergeBase(named, headCommit);
  const meeting = common ?? named;
  const baseTree = repository.treeOf(meeting, baseName);
  const headTree =
    headName === undefined
      ? rememberWalk(makeDiskTree(target.root, target.label))
      : repository.treeOf(headCommit, headName);
  const changes =
    headName === undefined
      ? changesOnDisk(repository, meeting, headTree, prepared.exclude)
      : repository.changesBetween(meeting, headCommit);
  const everythingCounts = prepared.judging.policy.gate.report === "all";
  const isUntouched = !everythingCounts && changes !== undefined && isSameToScan(changes, [baseTree, headTree]);
  const scanned = isUntouched && !needsInventory ? unscanned(prepared, headTree) : await scanTree(headTree);
  const base = isUntouched ? scanned : await scanTree(baseTree);
  const { from } = prepared.judging;
  const touched =
    from === undefined
      ? []
      : findChangedGateFiles(
          repository.filesOf(repository.findCommit(from.ref), from.ref),
          headName === undefined ? makeDiskTree(repository.workTree) : repository.filesOf(headCommit, headName),
          from.files,
          from.ref.slice(0, 10),
        );
  const head: Report = { ...scanned, diagnostics: [...touched, ...scanned.diagnostics] };
  const comparison = compare(base, head);
  return {
    head,
    comparison,
    violations: everythingCounts
      ? head.assessments.filter(({ verdict }) => isViolation(verdict.answer, head.policy.failOn))
      : newViolations(comparison, head),
    losses: everythingCounts
      ? head.diagnostics.filter(({ gravity }) => gravity === "loss")
      : newLosses(base, head, baseTree, headTree),
    ...(isUntouched ? { isUntouched } : {}),
    baseLabel: `${baseName} (${meeting.id === "" ? "no commit yet" : meeting.id.slice(0, 10)})`,
    ...cautionFor(
      baseName,
      meeting.id === named.id && repository.isShallow,
      common === undefined,
      countMissing(base),
      findMended(base, head),
    ),
  };
}

/** Files of a commit whose content a partial clone left out. */
function countMissing({ diagnostics }: Report): number {
  return diagnostics.filter(({ gravity, args }) => gravity === "loss" && args["reason"] === NOT_IN_CLONE).length;
}

/** Files that could not be read before and can be now: nobody can say what of them is new. */
function findMended(base: Report, head: Report): readonly string[] {
  const lost = ({ coverage }: Report) =>
    coverage.files.flatMap(({ path, status }) => (status === "lost" ? [path] : []));
  const still = new Set(lost(head));
  const inHead = new Set(head.coverage.files.map(({ path }) => path));
  return [...new Set(lost(base))].filter((path) => inHead.has(path) && !still.has(path));
}

function cautionFor(
  base: string,
  isCut: boolean,
  isUnmet: boolean,
  missing: number,
  mended: readonly string[],
): { readonly caution?: string } {
  if (missing > 0)
    return {
      caution: `${missing} files of ${base} are not in this clone (a partial one), so what they held counts as new; fetch them, or clone without a filter`,
    };
  const [first] = mended;
  if (first !== undefined) {
    const more = mended.length > 1 ? ` and ${mended.length - 1} more` : "";
    return { caution: `${first}${more} could not be read in ${base}, so what it held counts as new` };
  }
  if (isCut)
    return { caution: `the clone is shallow, so ${base} itself is compared, not the commit where the histories meet` };
  return isUnmet ? { caution: `the two histories have no commit in common, so ${base} itself is compared` } : {};
}

/** A disk on which a folder could not be listed has to be scanned. */
function changesOnDisk(
  repository: Repository,
  before: Commit,
  disk: FileTree,
  exclude: readonly string[],
): Changes | undefined {
  const walk = disk.walk(planWalk(ecosystems, exclude).walkOptions);
  return walk.ok && walk.value.failures.length === 0 ? repository.changesOnDisk(before, walk.value.files) : undefined;
}

/** The walk that tells what has changed serves the scan, too. */
function rememberWalk(tree: FileTree): FileTree {
  const walks = new Map<string, ReturnType<FileTree["walk"]>>();
  return {
    ...tree,
    walk(options) {
      const key = JSON.stringify([[...options.skipFolders].sort(), options.exclude]);
      const walk = walks.get(key) ?? tree.walk(options);
      walks.set(key, walk);
      return walk;
    },
  };
}

/** True when the two sides differ in no file that a scan could read: then both scans would say the same. */
function isSameToScan({ paths, linkTargets }: Changes, sides: readonly FileTree[]): boolean {
  const mayMatter = makeRelevance(ecosystems, sides);
  const isLinked = (path: string) => linkTargets.some((target) => path === target || path.startsWith(`${target}/`));
  return !paths.some((path) => isLinked(path) || mayMatter(path));
}

function unscanned({ judging: { policy } }: PreparedScan, tree: FileTree): Report {
  return {
    schemaVersion: 1,
    tool: { name: "licet", version: VERSION },
    root: tree.label,
    policy: { kind: policy.kind, name: policy.name, digest: policy.digest, failOn: policy.gate.failOn },
    projects: [],
    assessments: [],
    edges: [],
    texts: new Map(),
    coverage: { files: [], installFolders: [], excluded: [], omitted: [] },
    diagnostics: [],
  };
}

/** A file that was unreadable before and has not changed is an old debt; everything else is new. */
function newLosses(base: Report, head: Report, baseTree: FileTree, headTree: FileTree): Diagnostic[] {
  const keyOf = ({ code, location, purl }: Diagnostic) => `${code} ${location?.path ?? ""} ${purl ?? ""}`;
  const before = new Set(base.diagnostics.filter(({ gravity }) => gravity === "loss").map(keyOf));
  return head.diagnostics.filter((diagnostic) => {
    if (diagnostic.gravity !== "loss") return false;
    return !before.has(keyOf(diagnostic)) || !isSameFile(diagnostic.location?.path, baseTree, headTree);
  });
}

function isSameFile(path: string | undefined, baseTree: FileTree, headTree: FileTree): boolean {
  if (path === undefined) return true;
  const before = baseTree.read(path);
  const after = headTree.read(path);
  return before.ok && after.ok ? Buffer.compare(before.value, after.value) === 0 : before.ok === after.ok;
}
