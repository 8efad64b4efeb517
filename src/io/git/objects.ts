// Reads a repository's objects, loose and packed, with our own code: git itself is never run in a scanned tree.
import * as fs from "node:fs";
import { isAbsolute, join, resolve } from "node:path";
import { inflateSync } from "node:zlib";
import { type GitObject, OBJECT_LIMIT, type ObjectType, openPack, type Pack } from "./pack.ts";

export interface ObjectStore {
  /** Undefined when the object is not there (a shallow or partial clone); throws when it is broken. */
  read(id: string): GitObject | undefined;
  close(): void;
}

const ALTERNATE_LIMIT = 5;

/** `common` is the folder that holds "objects". */
export function openObjects(common: string): ObjectStore {
  const folders = listObjectFolders(join(common, "objects"), 0);
  const packs = folders.flatMap(openPacks);
  function read(id: string): GitObject | undefined {
    for (const folder of folders) {
      const loose = readLoose(join(folder, id.slice(0, 2), id.slice(2)));
      if (loose !== undefined) return loose;
    }
    for (const pack of packs) {
      const found = pack.find(id, read);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  function close(): void {
    for (const pack of packs) pack.close();
  }
  return { read, close };
}

/** The repository's own objects, and those it borrows. */
function listObjectFolders(folder: string, depth: number): string[] {
  const borrowed = depth >= ALTERNATE_LIMIT ? [] : readLines(join(folder, "info", "alternates"));
  return [
    folder,
    ...borrowed.flatMap((line) => listObjectFolders(isAbsolute(line) ? line : resolve(folder, line), depth + 1)),
  ];
}

function openPacks(folder: string): Pack[] {
  let names: string[];
  try {
    names = fs.readdirSync(join(folder, "pack"));
  } catch {
    return [];
  }
  return names
    .filter((name) => name.endsWith(".idx"))
    .sort()
    .map((name) => openPack(join(folder, "pack", name)));
}

function readLoose(path: string): GitObject | undefined {
  let packed: Uint8Array;
  try {
    packed = fs.readFileSync(path);
  } catch {
    return undefined;
  }
  const whole = inflateSync(packed, { maxOutputLength: OBJECT_LIMIT });
  const end = whole.indexOf(0);
  const [type, size] = whole.subarray(0, end).toString("latin1").split(" ");
  const content = whole.subarray(end + 1);
  if (!isType(type) || Number(size) !== content.length) throw new Error("a loose object with a wrong head");
  return { type, content };
}

function isType(word: string | undefined): word is ObjectType {
  return word === "commit" || word === "tree" || word === "blob" || word === "tag";
}

function readLines(path: string): string[] {
  try {
    return fs
      .readFileSync(path, "utf8")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"));
  } catch {
    return [];
  }
}
