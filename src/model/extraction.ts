// The seam between the core, which walks and reads, and the ecosystems, which only understand what they are handed.
import type { About, ComponentKind, Presence, Scope } from "./component.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { Statement } from "./license.ts";
import type { Location } from "./location.ts";
import type { Result } from "./result.ts";
import type { FileFailure, FileTree, SourceFile } from "./tree.ts";

/** A statement whose component is known from where it stands. */
export type OwnStatement = Omit<Statement, "purl">;

/** A component as one file names it. */
export interface ExtractedComponent {
  /** Unique in this file; edges use it. */
  readonly ref: string;
  readonly purl: string;
  readonly kind: ComponentKind;
  readonly name: string;
  readonly version?: string;
  readonly scope: Scope;
  readonly direct: boolean | undefined;
  readonly location: Location;
  readonly installPath?: string;
  readonly expectedInstalled?: boolean;
  readonly presence?: Presence;
  /** Ref of the project of this file that brings it in directly, where a workspace has several. */
  readonly project?: string;
  readonly about?: About;
  readonly statements?: readonly OwnStatement[];
}

/** The project (or workspace member) that the file describes: our own code. */
export interface ExtractedProject {
  readonly ref: string;
  readonly purl: string;
  readonly name: string;
  readonly version?: string;
  readonly location: Location;
  readonly about?: About;
}

export interface ExtractedEdge {
  readonly from: string;
  readonly to: string;
}

/** Everything one file says. Trouble with a part of it stands beside what could be read. */
export interface Extraction {
  readonly projects: readonly ExtractedProject[];
  readonly components: readonly ExtractedComponent[];
  readonly edges: readonly ExtractedEdge[];
  readonly diagnostics: readonly Diagnostic[];
  /** Manifests that this file accounts for (paths from the scan root), besides those beside it that it supersedes. */
  readonly covers?: readonly string[];
}

/** Why a file as a whole could not be understood. */
export interface FormatFailure {
  readonly code: "LIC101" | "LIC102" | "LIC103" | "LIC104";
  readonly location: Location;
  /** What is wrong, in plain words, without quoting more than a token of the file. */
  readonly reason: string;
  readonly remedy?: string;
}

/** Folders outside the scanned tree that package managers keep on this machine. */
export interface Machine {
  /** The user's home, or undefined when the scan must not leave the tree. */
  readonly home?: FileTree;
  /** A folder named by the environment (such as GOMODCACHE or CARGO_HOME), else the default below home, as a tree. */
  folder(variable: string, defaultBelowHome: string): FileTree | undefined;
}

/** What a manifest says about whose its code is. */
export interface Ownership {
  /** The part of its name that belongs to one owner: npm's scope, Composer's vendor. */
  readonly vendor?: string | undefined;
  readonly license?: string | undefined;
  readonly author?: string | undefined;
}

export interface ExtractContext {
  /** A declared `beside` file, by path relative to the folder of the file being read; undefined if there is none. */
  beside(relativePath: string): Result<SourceFile, FileFailure> | undefined;
  /** Paths of declared `beside` files that the walk found in the folder and below it, relative to the folder, sorted. */
  listBeside(name: string): readonly string[];
  /** Names in a folder, by its path relative to that of the file; none if it is not there. A declared `beside` file must lie in it. */
  namesIn(relativeFolder: string): readonly string[];
  /** A piece of the file being read, for formats that declare `reads: "pieces"`; shorter at its end. */
  piece(start: number, length: number): Result<Uint8Array, FileFailure>;
  /** Bytes of the file being read. */
  readonly size: number;
  readonly machine: Machine;
  /**
   * Whether code in a folder (from the scan root) is somebody else's, where it is asked for by its path and not declared a member
   * of a workspace: it is then a component with the folder as its install path, else a project.
   */
  isForeign(folder: string, theirs?: Ownership, ours?: Ownership): boolean;
  /** Keeps a licence text that the file itself carries and returns its digest, for a statement with `as: "text"`. */
  keepText(text: string): string;
}

export type Extract = (file: SourceFile, context: ExtractContext) => Result<Extraction, FormatFailure>;

/** What a file format can tell; the conformance suite holds the fixtures against it. */
export interface Provides {
  /** locked: exact versions of everything · declared: what somebody asked for · installed: what is there. */
  readonly resolution: "locked" | "declared" | "installed";
  readonly edges: boolean;
  readonly licenses: boolean;
}

export interface Extractor {
  /** "ecosystem/format", such as "npm/package-lock". */
  readonly id: string;
  readonly title: string;
  /** Raised when the meaning of its output changes; part of cache keys. */
  readonly version: number;
  /** Name patterns: "name", "*.ext", "prefix*.txt", or "folder/name" for the last parts of the path. */
  readonly files: readonly string[];
  /**
   * Set where a file is only searched for mentions (source code): a file is a candidate only if its bytes hold one of
   * these ASCII words. Files without any, too large or not text are no candidates and no loss.
   */
  readonly contains?: readonly string[];
  /** With `contains`: bytes up to which a file is searched, where that is more than for source code; what is larger is told. */
  readonly searchLimit?: number;
  /** Paths tried in every folder that holds a candidate of this ecosystem, though the walk does not enter them. */
  readonly probes?: readonly string[];
  /** Relative path patterns that `context.beside` may read. */
  readonly beside?: readonly string[];
  /** Ids of extractors whose file in the same folder is not read when this one was. */
  readonly supersedes?: readonly string[];
  /** Ids of extractors whose files are read after its own, since it may account for them (`covers`). */
  readonly precedes?: readonly string[];
  readonly provides: Provides;
  /** text (the default): decoded · bytes: `text` stays empty · pieces: both stay empty, use `context.piece`. */
  readonly reads?: "text" | "bytes" | "pieces";
  /**
   * True when the name is only a hint and the file may be something else: the extractor then answers with an empty
   * extraction, and a file without components is left out of the coverage.
   */
  readonly nameIsHint?: boolean;
  load(): Promise<{ readonly extract: Extract }>;
}

/** A known file that we cannot read, with what to do about it. */
export interface UnsupportedFormat {
  readonly files: readonly string[];
  readonly title: string;
  readonly remedy: string;
  /** Extractors whose result in the same folder makes the file dispensable. */
  readonly coveredBy?: readonly string[];
}

/** Why a source could not be asked. */
export interface LookUpFailure {
  readonly reason: string;
  readonly location?: Location;
}

export interface LookUpSubject {
  readonly purl: string;
  readonly name: string;
  readonly version?: string;
  /** Where copies are installed, as far as the files say. */
  readonly installPaths: readonly string[];
  /** Folders of the files that name it, nearest first. */
  readonly folders: readonly string[];
  /** True if the files say that every copy is for another platform or otherwise may be missing. */
  readonly mayBeMissing: boolean;
}

export interface LookUpContext {
  readonly tree: FileTree;
  readonly machine: Machine;
  /** Keeps a licence text and returns its digest. */
  keepText(text: string): string;
}

/** What a source found: `installed: false` means that the package is not there to be asked. */
export interface LookUp {
  readonly installed: boolean;
  readonly statements: readonly OwnStatement[];
  readonly about?: About;
  readonly diagnostics?: readonly Diagnostic[];
}

/** Looks a component's licence up; ok with no statements = asked and says nothing, err = could not ask. */
export interface LicenseSource {
  readonly id: string;
  readonly title: string;
  readonly reach: "workspace" | "machine" | "network";
  /** True for a source that only hints: it is asked when nobody else said anything. */
  readonly lastResort?: boolean;
  load(): Promise<{
    readonly lookUp: (subject: LookUpSubject, context: LookUpContext) => Result<LookUp, LookUpFailure>;
  }>;
}

/** How an ecosystem writes licences, where that differs from SPDX: an SPDX expression, or undefined to leave it. */
export type Dialect = (statement: Statement) => DialectReading | undefined;

/** An expression, or names and addresses among which the user may choose, each of which is read by itself. */
export type DialectReading =
  | { readonly expression: string; readonly anyOf?: undefined; readonly note?: string }
  | { readonly anyOf: readonly string[]; readonly expression?: undefined; readonly note?: string };

/** One ecosystem: pure data and lazy loads. */
export interface Ecosystem {
  readonly id: string;
  readonly title: string;
  readonly purlTypes: readonly string[];
  readonly extractors: readonly Extractor[];
  readonly sources?: readonly LicenseSource[];
  readonly unsupported?: readonly UnsupportedFormat[];
  /**
   * Folders full of other people's installed packages: read by sources, not walked for manifests. A name ("node_modules"),
   * or the path of a file that gives such a folder away, beginning with the folder ("vendor/modules.txt").
   */
  readonly installFolders?: readonly string[];
  loadDialect?(): Promise<{ readonly dialect: Dialect }>;
}
