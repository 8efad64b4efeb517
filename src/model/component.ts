// What a project is made of: components, where they occur, and what we know about them besides their licence.
import type { Location } from "./location.ts";

export const COMPONENT_KINDS = ["library", "application", "model", "dataset", "action", "image", "file"] as const;
export type ComponentKind = (typeof COMPONENT_KINDS)[number];

/** Ordered from what weighs most: a component reached in several ways has the first of its scopes. */
export const SCOPES = ["runtime", "optional", "peer", "build", "test", "development", "unknown"] as const;
export type Scope = (typeof SCOPES)[number];

/** How much of a model or data set is in the tree: its files, code that loads it, or only its name. */
export type Presence = "shipped" | "loaded" | "referenced";

/** One place that brings a component in. */
export interface Occurrence extends Location {
  /** Id of the extractor that read it, such as "npm/package-lock". */
  readonly extractor: string;
  readonly scope: Scope;
  /** Undefined where the file cannot tell. */
  readonly direct: boolean | undefined;
  /** Folder (or archive) in the scanned tree where this copy is installed, when the file says so. */
  readonly installPath?: string;
  /** False when the file says that this copy is for another platform or an optional part that may be missing. */
  readonly expectedInstalled?: boolean;
  readonly presence?: Presence;
  /** Purl of the project (or workspace member) this occurrence belongs to. */
  readonly project?: string;
}

export type HashAlgorithm = "MD5" | "SHA-1" | "SHA-256" | "SHA-384" | "SHA-512" | "BLAKE2b-256";

export interface Hash {
  readonly algorithm: HashAlgorithm;
  /** Lower-case hexadecimal. */
  readonly value: string;
}

/** Facts about a component as its own files state them, verbatim; all optional, none guessed. */
export interface About {
  readonly description?: string;
  readonly homepage?: string;
  readonly repository?: string;
  readonly author?: string;
  readonly supplier?: string;
  /**
   * The licence field of a project of ours, verbatim; where its manifest has none, what its licence file, REUSE.toml or
   * debian/copyright says, as an expression. Never of a component, whose licences are statements.
   */
  readonly license?: string;
  readonly hashes?: readonly Hash[];
  /** Where this exact archive comes from. */
  readonly distribution?: string;
  readonly deprecated?: string;
  /** File name of the package archive, where the ecosystem defines it. */
  readonly filename?: string;
  /** Ecosystem-specific facts, such as a model's base models; keys are `namespace:name`. */
  readonly properties?: Readonly<Record<string, string | readonly string[]>>;
}

/** A package, model, data set, action, image or vendored file, identified by its purl. */
export interface Component {
  readonly purl: string;
  readonly kind: ComponentKind;
  readonly name: string;
  readonly version?: string;
  /** The weightiest scope of all occurrences. */
  readonly scope: Scope;
  /** True if any occurrence is direct; undefined if no file can tell. */
  readonly direct: boolean | undefined;
  readonly occurrences: readonly [Occurrence, ...Occurrence[]];
  readonly about: About;
}

/** The scanned project itself, or a member of its workspace: our own code, listed but not judged. */
export interface Project {
  readonly purl: string;
  readonly name: string;
  readonly version?: string;
  readonly location: Location;
  readonly ecosystem: string;
  readonly about: About;
}

/** `from` depends on `to`; both are purls of components or projects. */
export interface Edge {
  readonly from: string;
  readonly to: string;
}

/** The weightier of two scopes. */
export function weightierScope(a: Scope, b: Scope): Scope {
  return SCOPES.indexOf(a) <= SCOPES.indexOf(b) ? a : b;
}
