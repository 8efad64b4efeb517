// Lists a folder on disk with fast-glob: one walk, links not followed, unreadable folders remembered instead of dropped.
import * as fs from "node:fs";
import { relative } from "node:path";
import fastGlob from "fast-glob";
import { err, type FileFailure, ok, type Result, type Walk, type WalkOptions } from "../model/index.ts";
import { describe } from "./failures.ts";

/** More files than this are refused, so that a hostile tree cannot exhaust memory. */
const FILE_LIMIT = 2_000_000;

export function walkDisk(root: string, options: WalkOptions): Result<Walk, FileFailure> {
  const failures: FileFailure[] = [];
  const entries = fastGlob.sync("**/*", {
    cwd: root,
    dot: true,
    onlyFiles: false,
    objectMode: true,
    followSymbolicLinks: false,
    unique: false,
    ignore: [...options.exclude],
    fs: { readdirSync: makeReaddir(root, options.skipFolders, failures) as typeof fs.readdirSync },
  });
  const files: string[] = [];
  for (const { path, dirent } of entries) {
    if (dirent.isFile() || dirent.isSymbolicLink()) files.push(path);
  }
  if (files.length > FILE_LIMIT) return err({ reason: "too-large", path: "", detail: `more than ${FILE_LIMIT} files` });
  return ok({ files: files.sort(), failures: failures.sort((a, b) => (a.path < b.path ? -1 : 1)) });
}

/** A readdir that leaves folders out by name (a pattern each would be tried on every entry), notes what it could not list, and goes on. */
function makeReaddir(root: string, skipFolders: ReadonlySet<string>, failures: FileFailure[]) {
  return (path: string, options: { withFileTypes: true }): fs.Dirent[] => {
    try {
      return fs.readdirSync(path, options).filter((entry) => !(skipFolders.has(entry.name) && entry.isDirectory()));
    } catch (error) {
      failures.push(describe(error, relative(root, path).replaceAll("\\", "/")));
      return [];
    }
  };
}
