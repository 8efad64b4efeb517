// The story: walk the tree, read the files, look the licences up, read them, judge them, report.
import { ecosystems as allEcosystems } from "./ecosystems/index.ts";
import type { DetectionStore } from "./licenses/detect/detection.ts";
import { loadTerms } from "./licenses/terms/index.ts";
import type {
  Assessment,
  Conclusion,
  Diagnostic,
  Ecosystem,
  FileFailure,
  FileTree,
  LicenseFinding,
  Machine,
  Report,
  Result,
  Scope,
} from "./model/index.ts";
import { nameOwnLicenses } from "./own-license.ts";
import { lookUpAncestors } from "./pipeline/ancestors.ts";
import { checkDuties } from "./pipeline/check-duties.ts";
import { assertFilesConserved, assertOccurrencesConserved, assertVerdictsConserved } from "./pipeline/conserve.ts";
import { discover } from "./pipeline/discover.ts";
import { extractAll } from "./pipeline/extract.ts";
import { addLineage, isInherited } from "./pipeline/lineage.ts";
import { lookUpAll } from "./pipeline/look-up.ts";
import { omitScopes } from "./pipeline/omit.ts";
import { readAll } from "./pipeline/read-findings.ts";
import { resolve } from "./pipeline/resolve.ts";
import { makeTextStore } from "./pipeline/texts.ts";
import { isClarification, makeClarifier } from "./policy/clarify.ts";
import { makeJudge } from "./policy/judge.ts";
import type { FactEntry, Policy } from "./policy/policy.ts";
import { VERSION } from "./version.ts";

export interface ScanOptions {
  readonly tree: FileTree;
  readonly policy: Policy;
  /** The day exceptions are held against, YYYY-MM-DD; the scan itself has no clock. */
  readonly today: string;
  /** Package managers' folders outside the tree; none by default. */
  readonly machine?: Machine;
  readonly ecosystems?: readonly Ecosystem[];
  /** Glob patterns, relative to the root, that are not looked at. */
  readonly exclude?: readonly string[];
  /** Files and folders to which the scan is limited; empty = the whole tree. */
  readonly only?: readonly string[];
  /** Scopes left out of the report. */
  readonly omit?: readonly Scope[];
  /** Facts told besides those of the policy, before which they go. */
  readonly facts?: readonly FactEntry[];
  /** What earlier runs recognised; without it every text is read anew. */
  readonly detections?: DetectionStore;
  readonly onProgress?: (stage: string, done: number, total: number) => void;
}

const NO_MACHINE: Machine = { folder: () => undefined };

/** Fails only if the root itself cannot be listed; everything else that goes wrong stands in the report. */
export async function scan(options: ScanOptions): Promise<Result<Report, FileFailure>> {
  const { tree, policy, today, omit = [], exclude = [], only = [] } = options;
  const machine = options.machine ?? NO_MACHINE;
  const ecosystems = options.ecosystems ?? allEcosystems;
  const onProgress = options.onProgress ?? (() => {});
  const texts = makeTextStore();

  const discovery = discover(tree, ecosystems, { exclude, only });
  if (!discovery.ok) return discovery;
  const extracted = await extractAll(tree, machine, discovery.value, texts, (done, total) =>
    onProgress("reading files", done, total),
  );
  assertFilesConserved(discovery.value.candidates.length, extracted.files, extracted.otherwise);
  const resolution = resolve(extracted.extractions);
  assertOccurrencesConserved(extracted.extractions, resolution.components);
  const { kept, omitted } = omitScopes(resolution.components, omit);
  const diagnostics: Diagnostic[] = [...discovery.value.diagnostics, ...extracted.diagnostics];
  if (extracted.files.length === 0)
    diagnostics.push({ code: "LIC107", gravity: "loss", args: { files: discovery.value.fileCount } });

  const context = { tree, machine, keepText: texts.keep };
  const lookedUp = await lookUpAll(kept, resolution.statements, ecosystems, context, diagnostics, onProgress);
  const concluded = await readAll(lookedUp, ecosystems, texts.all, diagnostics, options.detections);
  const ancestors = await lookUpAncestors(lookedUp, ecosystems, context, diagnostics);
  const inherited =
    ancestors.length === 0 ? [] : await readAll(ancestors, ecosystems, texts.all, diagnostics, options.detections);
  const graph = { edges: resolution.edges, roots: resolution.projects.map(({ purl }) => purl) };
  const clarifier = makeClarifier(policy, graph);
  const clarified = concluded.map((row) => clarifier.clarify(row));
  const hasTerms = clarified.some(
    ({ component, conclusion }) => component.kind === "model" || mayHaveTerms(conclusion),
  );
  const terms = hasTerms ? await loadTerms() : undefined;
  const { rows: looked, diagnostics: lineage } = addLineage(clarified, (license) => terms?.find(license), inherited);
  diagnostics.push(...lineage);
  const judge = makeJudge(policy, {
    today,
    ...graph,
    facts: options.facts ?? [],
    ...(terms === undefined ? {} : { terms }),
  });
  const judged = looked.map(({ component, findings, conclusion }): Assessment => {
    return { component, findings, conclusion, verdict: judge.judge({ component, findings, conclusion }) };
  });
  const assessments = checkDuties(judged, tree);
  diagnostics.push(...clarifier.finish(), ...judge.finish());
  const added = looked.reduce((sum, { findings }) => sum + findings.filter(isAdded).length, 0);
  const stated = lookedUp.reduce((sum, { statements }) => sum + statements.length, 0);
  assertVerdictsConserved(kept, assessments, stated + added);

  const isKept = new Set([...kept.map(({ purl }) => purl), ...resolution.projects.map(({ purl }) => purl)]);
  const report: Report = {
    schemaVersion: 1,
    tool: { name: "licet", version: VERSION },
    root: tree.label,
    policy: {
      kind: policy.kind,
      name: policy.name,
      digest: policy.digest,
      failOn: policy.gate.failOn,
      ...(options.facts === undefined || options.facts.length === 0 ? {} : { toldFacts: options.facts }),
    },
    projects: nameOwnLicenses(resolution.projects, tree),
    assessments,
    edges: resolution.edges.filter(({ from, to }) => isKept.has(from) && isKept.has(to)),
    texts: texts.all,
    coverage: { files: extracted.files, installFolders: discovery.value.installFolders, excluded: exclude, omitted },
    diagnostics: sortDiagnostics(diagnostics),
  };
  return { ok: true, value: report };
}

/** Findings that no statement of a file stands behind. */
function isAdded(finding: LicenseFinding): boolean {
  return isInherited(finding) || isClarification(finding);
}

/** Licences with terms of their own are rare in code; the table of what they demand loads only for them. */
function mayHaveTerms(conclusion: Conclusion): boolean {
  if (conclusion.kind !== "agreed" && conclusion.kind !== "conflict") return false;
  return /LicenseRef-|CC-|UDA-|CDLA-|OD[Cb]|OpenMDW|PDDL/.test(conclusion.expression);
}

/** Losses first, then by code and place. */
function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const gravities = ["loss", "problem", "note"];
  const keyOf = ({ gravity, code, location, purl }: Diagnostic) =>
    `${gravities.indexOf(gravity)} ${code} ${location?.path ?? ""} ${String(location?.line ?? 0).padStart(9, "0")} ${purl ?? ""}`;
  const keyed = diagnostics.map((diagnostic) => ({ diagnostic, key: keyOf(diagnostic) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return keyed.map(({ diagnostic }) => diagnostic);
}
