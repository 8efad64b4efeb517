// A tree of files to scan: a folder on disk, a git commit, or memory. Every read is bounded and stays inside the root.
import type { Result } from "./result.ts";

export type EntryKind = "file" | "folder" | "link" | "other";

export interface TreeEntry {
  readonly name: string;
  readonly kind: EntryKind;
}

/** absent is no failure of the tree; every other reason is a loss when the file mattered. */
export interface FileFailure {
  readonly reason:
    | "absent"
    | "outside-root"
    | "not-a-file"
    | "too-large"
    | "no-permission"
    | "bad-encoding"
    | "io-error";
  readonly path: string;
  /** Plain words, such as the limit or the byte offset. */
  readonly detail: string;
}

export interface WalkOptions {
  /** Names of folders that are not entered, at any depth. */
  readonly skipFolders: ReadonlySet<string>;
  /** Glob patterns (relative to the root) that are left out. */
  readonly exclude: readonly string[];
}

export interface Walk {
  /** Paths of all files, sorted; "/" separators. */
  readonly files: readonly string[];
  readonly failures: readonly FileFailure[];
}

/** Paths are relative to the root, with "/" separators; "" is the root itself. */
export interface FileTree {
  /** How to name the root to a person. */
  readonly label: string;
  walk(options: WalkOptions): Result<Walk, FileFailure>;
  /** Entries of a folder, sorted by name. */
  list(path: string): Result<readonly TreeEntry[], FileFailure>;
  /** Whole content; fails beyond `limit` bytes. */
  read(path: string, limit?: number): Result<Uint8Array, FileFailure>;
  /** UTF-8 (or UTF-16 with a byte order mark) as text, without the mark. */
  readText(path: string, limit?: number): Result<string, FileFailure>;
  /** A piece of a file of any size; shorter at its end. */
  readPiece(path: string, start: number, length: number): Result<Uint8Array, FileFailure>;
  size(path: string): Result<number, FileFailure>;
}

/** A file handed to an extractor. */
export interface SourceFile {
  readonly path: string;
  /** Decoded text; binary formats use `bytes`. */
  readonly text: string;
  readonly bytes: Uint8Array;
}
