// Short ways to say what went wrong with a part of a file, so that every format says it alike.
import type { Diagnostic, FormatFailure } from "../model/index.ts";
import type { SyntaxFailure } from "./json.ts";

/** A part of the file could not be read: a loss. */
export function partUnreadable(path: string, line: number | undefined, reason: string): Diagnostic {
  return { code: "LIC108", gravity: "loss", location: placeAt(path, line), args: { reason } };
}

/** Something is named, but what it stands for cannot be told from the files: a loss. */
export function unresolved(path: string, line: number | undefined, reason: string): Diagnostic {
  return { code: "LIC105", gravity: "loss", location: placeAt(path, line), args: { reason } };
}

/** The file names only what was asked for, and no lockfile says what came of it. */
export function declaredOnly(path: string, remedy: string): Diagnostic {
  const reason = "names only what is asked for, not what that needs in turn, nor in which versions";
  return { code: "LIC105", gravity: "loss", location: { path }, args: { reason, remedy } };
}

/** An entry is left out on purpose. */
export function entrySkipped(path: string, line: number | undefined, entry: string, reason: string): Diagnostic {
  return { code: "LIC201", gravity: "note", location: placeAt(path, line), args: { entry: shorten(entry), reason } };
}

/** The file can say something that is not looked at. */
export function knownGap(path: string, line: number | undefined, reason: string): Diagnostic {
  return { code: "LIC205", gravity: "note", location: placeAt(path, line), args: { reason } };
}

/** The file as a whole is not what its name promises. */
export function fileBroken(path: string, { code, reason, position }: SyntaxFailure): FormatFailure {
  return { code, location: { path, ...position }, reason };
}

/** The file parses, but holds something else. */
export function notOfFormat(path: string, reason: string): FormatFailure {
  return { code: "LIC102", location: { path }, reason };
}

/** Untrusted words for a message: one token of bounded length. */
export function shorten(text: string, length = 60): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

/** A place whose line may not be known. */
export function placeAt(path: string, line: number | undefined): { readonly path: string; readonly line?: number } {
  return line === undefined ? { path } : { path, line };
}
