// A policy as plain data, merged and checked: what the loader makes, what presets are stored as, what the judge reads.
import type {
  Answer,
  Category,
  ComponentKind,
  Condition,
  DatedFact,
  FactValue,
  Location,
  Scope,
} from "../model/index.ts";

export const DISTRIBUTIONS = ["internal", "saas", "binary", "source", "embedded", "weights"] as const;
/** How the product reaches others; several at once are usual. */
export type Distribution = (typeof DISTRIBUTIONS)[number];

/** What a rule may answer; "undetermined" is never wished for, it happens. */
export const ACTIONS = ["allow", "warn", "review", "deny"] as const;
export type Action = (typeof ACTIONS)[number];

/** One license selector of a rule, checked. */
export type LicenseEntry =
  | { readonly kind: "any" }
  /** A license, an `-or-later` set or an exact `id WITH exception`, in canonical spelling. */
  | { readonly kind: "license"; readonly id: string; readonly orLater: boolean; readonly exception?: string }
  /** A built-in category; "strong-copyleft" includes "network-copyleft". */
  | { readonly kind: "category"; readonly name: string }
  | { readonly kind: "flag"; readonly name: string }
  /** `LicenseRef-acme-*`: the part before the star. */
  | { readonly kind: "prefix"; readonly prefix: string };

/** A package selector: `*` is any run inside a segment, a last `*` and `**` cross segments. */
export interface PackagePattern {
  readonly type: string;
  /** Segments of namespace and name, decoded, folded as the type demands, joined by "/". */
  readonly path: string;
  readonly version?: string;
}

/** Everything that must hold of a component for an entry to speak about it; absent = no demand. */
export interface ComponentSelector {
  readonly packages?: readonly PackagePattern[];
  readonly versions?: string;
  readonly scopes?: readonly Scope[];
  readonly direct?: boolean;
  readonly kinds?: readonly ComponentKind[];
  readonly paths?: readonly string[];
  readonly registries?: readonly string[];
  readonly via?: readonly PackagePattern[];
}

export type Reclassified = readonly [license: string, category: Category];

/** What a locked rule was written with. A policy that extends it changes nothing of this for the rule. */
export interface Seal {
  /** What the parent tells of our use; here it goes before what others tell. */
  readonly facts: readonly FactEntry[];
  readonly withException: "inherit" | "exact";
  /** Licenses that the parent moved to other categories. */
  readonly reclassified: readonly Reclassified[];
  /** The parent and what it extends in turn: their clarifications count. */
  readonly trusted: readonly string[];
}

export interface Rule {
  readonly id: string;
  readonly location: Location;
  /** Name of the preset or parent the rule comes from; absent in the policy itself. */
  readonly origin?: string;
  readonly action: Action;
  readonly locked?: boolean;
  readonly licenses?: readonly LicenseEntry[];
  readonly component: ComponentSelector;
  readonly when?: Condition;
  /** Of a locked rule of a parent. */
  readonly seal?: Seal;
  readonly why?: string;
  readonly fix?: string;
  /** Facts that a reviewer must confirm, in the author's words. */
  readonly conditions?: readonly string[];
  readonly obligations?: readonly string[];
}

export interface Default {
  readonly action: Action | "undetermined";
  readonly location: Location;
  readonly origin?: string;
}

/**
 * What is answered where no rule speaks. unlisted: a listed license that no rule mentions · unknown: an id nobody knows ·
 * unreadable: words we could not read as a license · absent: the package was read and states nothing · not-installed: the
 * package is not there to be asked · none: all rights reserved · lookup-failed: a source could not be asked.
 */
export const DEFAULT_KEYS = [
  "unlisted",
  "unknown",
  "unreadable",
  "absent",
  "not-installed",
  "none",
  "lookup-failed",
] as const;
export type DefaultKey = (typeof DEFAULT_KEYS)[number];

export interface Clarification {
  readonly id: string;
  readonly location: Location;
  readonly origin?: string;
  readonly package: PackagePattern;
  readonly versions?: string;
  readonly license: string;
  readonly evidence: readonly { readonly path: string; readonly sha256: string }[];
  readonly onMismatch: "error" | "warn";
  readonly reason: string;
  readonly by?: string;
}

export interface Choice {
  readonly id: string;
  readonly location: Location;
  readonly origin?: string;
  readonly package?: PackagePattern;
  readonly versions?: string;
  /** Canonical expression, an OR. */
  readonly given: string;
  readonly choose: string;
  readonly reason: string;
}

/** An accepted risk (policy key `exceptions`). */
export interface WaiverEntry {
  readonly id: string;
  readonly location: Location;
  readonly origin?: string;
  readonly licenses: readonly LicenseEntry[];
  readonly component: ComponentSelector;
  readonly action: "allow" | "warn";
  readonly reason: string;
  readonly approvedBy?: string;
  readonly ticket?: string;
  readonly granted?: string;
  /** Last day it holds, YYYY-MM-DD; absent = `permanent: true`. */
  readonly expires?: string;
}

export interface Gate {
  /** The best answer that still fails. */
  readonly failOn: Answer;
  /** Where that is said; absent when nobody did. */
  readonly failOnAt?: Location;
  readonly report: "new" | "all";
  readonly baseline?: string;
  readonly reviewClearedBy?: string;
  readonly unusedEntries: "ignore" | "warn" | "error";
  readonly expiryNoticeDays: number;
  readonly maxExceptionAgeDays?: number;
}

export interface PolicyTest {
  readonly name: string;
  readonly location: Location;
  readonly license: string;
  readonly package?: string;
  readonly kind?: ComponentKind;
  readonly scope?: Scope;
  readonly direct?: boolean;
  readonly path?: string;
  readonly date?: string;
  readonly facts?: readonly FactEntry[];
  readonly expect: Answer;
  readonly chosen?: string;
  readonly rule?: string;
}

export type FactEntry = readonly [name: string, value: FactValue | DatedFact];

export interface Compatibility {
  readonly check: boolean;
  readonly unknownPair: Action;
  readonly incompatible: Action;
  readonly location: Location;
}

/** Rules and facts for a part of the tree; its rules come before the others. */
export interface Overlay {
  readonly paths: readonly string[];
  readonly location: Location;
  readonly facts: readonly FactEntry[];
  readonly outbound?: string;
  readonly rules: readonly Rule[];
}

export interface Policy {
  /** Path of the file, or name of the preset. */
  readonly name: string;
  readonly kind: "file" | "preset";
  readonly title?: string;
  /** Names of what was merged in, nearest first. */
  readonly parents: readonly string[];
  /** Outbound license of the product. */
  readonly outbound?: string;
  readonly owners: readonly string[];
  /** What we know of our use, `distribution` included. */
  readonly facts: readonly FactEntry[];
  /** In order of evaluation: locked rules of parents (outermost first), own, unlocked ones of parents. */
  readonly rules: readonly Rule[];
  /** Own names for sets of licenses. */
  readonly groups: readonly (readonly [name: string, entries: readonly LicenseEntry[]])[];
  /** Licenses moved to another built-in category. */
  readonly reclassified: readonly Reclassified[];
  readonly defaults: Readonly<Record<DefaultKey, Default>>;
  readonly withException: "inherit" | "exact";
  readonly prefer: readonly string[];
  readonly clarifications: readonly Clarification[];
  readonly choices: readonly Choice[];
  readonly waivers: readonly WaiverEntry[];
  readonly compatibility?: Compatibility;
  readonly overlays: readonly Overlay[];
  readonly gate: Gate;
  readonly tests: readonly PolicyTest[];
  /** "sha256:" of everything that was merged. */
  readonly digest: string;
}
