// Scans two states of the same folder alike and says what changed between them.
import { compare, newViolations } from "../compare-reports.ts";
import { ecosystems } from "../ecosystems/index.ts";
import { makeDiskTree } from "../io/disk-tree.ts";
import type { Commit } from "../io/git/commits.ts";
import type { ComparedReport, Diagnostic, FileTree, Report } from "../model/index.ts";
import { makeRelevance } from "../pipeline/may-matter.ts";
import { VERSION } from "../version.ts";
import { findChangedGateFiles } from "./gate-files.ts";
import { openRepository, type Repository } from "./repository.ts";
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
  const meeting = repository.mergeBase(named, headCommit);
  const baseTree = repository.treeOf(meeting, baseName);
  const headTree =
    headName === undefined ? makeDiskTree(target.root, target.label) : repository.treeOf(headCommit, headName);
  const isUntouched = headName !== undefined && isSameToScan(repository, meeting, headCommit, [baseTree, headTree]);
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
  const isUnmet = meeting.id === named.id && repository.isShallow;
  return {
    head,
    comparison,
    violations: newViolations(comparison, head),
    losses: newLosses(base, head, baseTree, headTree),
    ...(isUntouched ? { isUntouched } : {}),
    baseLabel: `${baseName} (${meeting.id.slice(0, 10)})`,
    ...(isUnmet
      ? { caution: `the clone is shallow, so ${baseName} itself is compared, not the commit where the histories meet` }
      : {}),
  };
}

/** True when the two commits differ in no file that a scan could read: then both scans would say the same. */
function isSameToScan(repository: Repository, before: Commit, after: Commit, sides: readonly FileTree[]): boolean {
  const paths = repository.changedPaths(before, after);
  if (paths === undefined) return false;
  const mayMatter = makeRelevance(ecosystems, sides);
  return !paths.some(mayMatter);
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
