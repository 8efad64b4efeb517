// From the paths on the command line to one tree to scan, and the part of it that was asked for.
import * as fs from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import { UsageError } from "./usage-error.ts";

export interface ScanTarget {
  /** Absolute path of the folder to scan. */
  readonly root: string;
  /** How to name it to a person, as it was given. */
  readonly label: string;
  /** Paths below the root (files or folders) to which the scan is limited; empty = all of it. */
  readonly only: readonly string[];
}

export function findTarget(cwd: string, paths: readonly string[], knownCommands: readonly string[] = []): ScanTarget {
  const given = paths.length === 0 ? ["."] : paths;
  const places = given.map((path) => {
    const place = resolve(cwd, path);
    let stats: fs.Stats;
    try {
      stats = fs.statSync(place);
    } catch {
      const near = knownCommands.find((command) => isNear(command, path));
      throw new UsageError(
        `no such file or folder: ${path}`,
        near === undefined ? undefined : `did you mean the command "${near}"?`,
      );
    }
    return { place, isFolder: stats.isDirectory() };
  });
  const [first] = places;
  if (places.length === 1 && first?.isFolder) return { root: first.place, label: given[0] as string, only: [] };
  const root = places.map(({ place, isFolder }) => (isFolder ? place : dirname(place))).reduce(commonFolder);
  const only = places.map(({ place }) => relative(root, place).split(sep).join("/")).filter((path) => path !== "");
  return { root, label: relative(cwd, root) || ".", only: only.length === places.length ? only : [] };
}

function commonFolder(a: string, b: string): string {
  const left = a.split(sep);
  const right = b.split(sep);
  let same = 0;
  while (same < left.length && left[same] === right[same]) same++;
  return left.slice(0, same).join(sep) || sep;
}

/** One edit apart, or two letters swapped. */
export function isNear(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return a === b;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const restA = a.slice(start);
  const restB = b.slice(start);
  if (restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1)) return true;
  return restA.length > 1 && restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}
