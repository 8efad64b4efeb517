// The one result of a scan: reporters, gates and comparisons read nothing else.

import type { Component, Edge, Project } from "./component.ts";
import type { DatedFact, FactValue } from "./condition.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { Conclusion, LicenseFinding } from "./license.ts";
import type { Location } from "./location.ts";
import type { Answer, Fix, Verdict } from "./verdict.ts";

/** One row of the report: exactly one per component. */
export interface Assessment {
  readonly component: Component;
  readonly findings: readonly LicenseFinding[];
  readonly conclusion: Conclusion;
  readonly verdict: Verdict;
  /** For what fails, where somebody worked them out; the best first. */
  readonly fixes?: readonly Fix[];
}

export interface CoveredFile {
  readonly path: string;
  readonly extractor: string;
  readonly status: "read" | "lost" | "superseded";
  /** Superseded by this file. */
  readonly by?: string;
  /** Occurrences that the file contributed. */
  readonly entries: number;
}

/** found = read + lost + superseded. */
export interface Coverage {
  readonly files: readonly CoveredFile[];
  /** Folders of installed packages that were not walked for manifests. */
  readonly installFolders: readonly string[];
  /** Patterns the user excluded, and how many files that left out. */
  readonly excluded: readonly string[];
  /** Scopes left out of the report by request, with the number of components. */
  readonly omitted: readonly { readonly scope: string; readonly components: number }[];
}

export interface PolicyReference {
  /** "file" = the user's; "preset" = one of ours, for information. */
  readonly kind: "file" | "preset";
  readonly name: string;
  readonly location?: Location;
  /** Digest of everything that was merged. */
  readonly digest: string;
  /** The mildest answer that fails the gate. */
  readonly failOn: Answer;
  /** Facts that the caller told besides the policy: what if they were so? */
  readonly toldFacts?: readonly (readonly [name: string, value: FactValue | DatedFact])[];
}

export interface Report {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: "licet"; readonly version: string };
  readonly root: string;
  readonly policy: PolicyReference;
  readonly projects: readonly Project[];
  readonly assessments: readonly Assessment[];
  readonly edges: readonly Edge[];
  /** Licence texts by digest. */
  readonly texts: ReadonlyMap<string, string>;
  readonly coverage: Coverage;
  readonly diagnostics: readonly Diagnostic[];
}
