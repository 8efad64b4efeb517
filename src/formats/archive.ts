// What zip and tar archives have in common: where bytes come from, limits, failures, safe entry names.
import { err, type FileTree, type FormatFailure, ok, type Result } from "../model/index.ts";

export interface ArchiveFailure {
  readonly code: FormatFailure["code"];
  readonly reason: string;
}

/** Random access to an archive that may be too large to be read whole. */
export interface ByteSource {
  readonly size: number;
  /** Exactly these bytes, or a failure. */
  piece(start: number, length: number): Result<Uint8Array, ArchiveFailure>;
}

export interface ArchiveLimits {
  readonly entries: number;
  /** Bytes one entry may have when it is unpacked. */
  readonly entrySize: number;
  /** Unpacked bytes per packed byte, beyond the first megabyte. */
  readonly ratio: number;
  /** Bytes that may be unpacked from one archive altogether. */
  readonly totalSize: number;
}

export const ARCHIVE_LIMITS: ArchiveLimits = {
  entries: 200_000,
  entrySize: 64 * 1024 * 1024,
  ratio: 200,
  totalSize: 512 * 1024 * 1024,
};

export function broken(reason: string): { readonly ok: false; readonly error: ArchiveFailure } {
  return err({ code: "LIC102", reason });
}

export function beyond(reason: string): { readonly ok: false; readonly error: ArchiveFailure } {
  return err({ code: "LIC103", reason });
}

/** Reads pieces of a file of the tree as they are asked for. */
export function openFile(tree: FileTree, path: string): Result<ByteSource, ArchiveFailure> {
  const size = tree.size(path);
  if (!size.ok) return err({ code: "LIC101", reason: size.error.detail });
  return ok({
    size: size.value,
    piece: (start, length) => {
      if (start < 0 || length < 0 || start + length > size.value) return broken("the archive ends too early");
      const read = tree.readPiece(path, start, length);
      if (!read.ok) return err({ code: "LIC101", reason: read.error.detail });
      return read.value.length === length ? ok(read.value) : broken("the archive ends too early");
    },
  });
}

export function openBytes(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    piece: (start, length) => {
      if (start < 0 || length < 0 || start + length > bytes.length) return broken("the archive ends too early");
      return ok(bytes.subarray(start, start + length));
    },
  };
}

/** True for a name that stays inside the folder it would be unpacked to. */
export function isSafeEntryName(name: string): boolean {
  if (name === "" || name.startsWith("/") || name.includes("\\") || name.includes("\0") || /^[A-Za-z]:/.test(name)) {
    return false;
  }
  return !name.split("/").includes("..");
}

/** UTF-8, with U+FFFD for what is none. */
export function decodeName(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}
