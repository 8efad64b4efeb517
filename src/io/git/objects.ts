// Reads a repository's objects, loose and packed, with our own code: git itself is never run in a scanned tree.
import * as fs from "node:fs";
import { isAbsolute, join, resolve } from "node:path";
import { inflateSync } from "node:zlib";
import { type GitObject, OBJECT_LIMIT, type ObjectType, openPack, type Pack } from "./pack.ts";

/** Bytes of an object's id: SHA-1, or SHA-256 in repositories that say so. */
export type IdLength = 20 | 32;

export interface ObjectStore {
  readonly idLength: IdLength;
  /** Undefined when the object is not there (a shallow or partial clone); throws when it is broken. */
  read(id: string): GitObject | undefined;
  /** Ids that begin so (hexadecimal, at least four digits), sorted. */
  findByPrefix(prefix: string): readonly string[];
  /** Packs that could not be opened, in plain words. */
  readonly damage: readonly string[];
  close(): void;
}

const ALTERNATE_LIMIT = 5;
/** The tree without files; git knows it without keeping it. */
export const EMPTY_TREES = {
  20: "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
  32: "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321",
} as const;

/** `common` is the folder that holds "objects". */
export function openObjects(common: string): ObjectStore {
  const folders = listObjectFolders(join(common, "objects"), 0);
  const idLength = readIdLength(common);
  const damage: string[] = [];
  const packs = folders.flatMap((folder) => openPacks(folder, idLength, damage));
  function read(id: string): GitObject | undefined {
    if (id === EMPTY_TREES[idLength]) return { type: "tree", content: new Uint8Array(0) };
    // As git does: most objects lie in packs, and asking them costs no call to the system.
    for (const pack of packs) {
      const found = pack.find(id, read);
      if (found !== undefined) return found;
    }
    for (const folder of folders) {
      const loose = readLoose(join(folder, id.slice(0, 2), id.slice(2)));
      if (loose !== undefined) return loose;
    }
    return undefined;
  }
  function findByPrefix(prefix: string): readonly string[] {
    const found = new Set(packs.flatMap((pack) => pack.findByPrefix(prefix)));
    for (const folder of folders) {
      const start = prefix.slice(0, 2);
      for (const rest of listNames(join(folder, start))) {
        if ((start + rest).startsWith(prefix) && rest.length === idLength * 2 - 2) found.add(start + rest);
      }
    }
    return [...found].sort();
  }
  function close(): void {
    for (const pack of packs) pack.close();
  }
  return { idLength, read, findByPrefix, damage, close };
}

/** `extensions.objectFormat` of the repository's settings; includes are not followed, since git does not for extensions either. */
function readIdLength(common: string): IdLength {
  let section = "";
  for (const line of readLines(join(common, "config"))) {
    const head = /^\s*\[\s*([A-Za-z0-9.-]+)\s*\]/.exec(line)?.[1];
    if (head !== undefined) section = head.toLowerCase();
    if (section === "extensions" && /^\s*(?:\[[^\]]*\]\s*)?objectformat\s*=\s*"?sha256\b/i.test(line)) return 32;
  }
  return 20;
}

/** The repository's own objects, and those it borrows. */
function listObjectFolders(folder: string, depth: number): string[] {
  const borrowed = depth >= ALTERNATE_LIMIT ? [] : readLines(join(folder, "info", "alternates"));
  return [
    folder,
    ...borrowed.flatMap((line) => listObjectFolders(isAbsolute(line) ? line : resolve(folder, line), depth + 1)),
  ];
}

function openPacks(folder: string, idLength: IdLength, damage: string[]): Pack[] {
  const names = listNames(join(folder, "pack")).filter((name) => name.endsWith(".idx"));
  return names.sort().flatMap((name) => {
    try {
      return [openPack(join(folder, "pack", name), idLength)];
    } catch (error) {
      damage.push(`${name}: ${error instanceof Error ? error.message : "unreadable"}`);
      return [];
    }
  });
}

function listNames(folder: string): string[] {
  try {
    return fs.readdirSync(folder);
  } catch {
    return [];
  }
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
