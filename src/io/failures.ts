// What the operating system says, in our words.
import type { FileFailure } from "../model/index.ts";

export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** The system's error in our words, without the absolute path it carries. */
export function describe(error: unknown, path: string): FileFailure {
  const code = codeOf(error);
  if (code === "ENOENT" || code === "ENOTDIR") return { reason: "absent", path, detail: "no such file or folder" };
  if (code === "EACCES" || code === "EPERM") return { reason: "no-permission", path, detail: "permission denied" };
  if (code === "EISDIR") return { reason: "not-a-file", path, detail: "a folder, not a file" };
  if (code === "ENXIO" || code === "ENODEV") return { reason: "not-a-file", path, detail: "not a regular file" };
  return { reason: "io-error", path, detail: code === "" ? "could not be read" : `could not be read (${code})` };
}
