// Keeps what was recognised in licence texts from run to run: one file, a line for each text, named by the text's digest.
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { join, relative, sep } from "node:path";
import type { Detection, DetectionStore } from "../licenses/detect/detection.ts";
import { shippedDigest } from "../licenses/detect/shipped.ts";
import { VERSION } from "../version.ts";
import { writeFileWhole } from "./write-file.ts";

/** A larger file is not read, and is written anew with the answers of one run. */
const LARGEST = 16 * 1024 * 1024;
const FILE = "detections";
/** Digits of the check of a line. */
const CHECK = 16;
/** "sha256:" and 64 hexadecimal digits. */
const DIGEST = 71;

/**
 * Names this program and its index; undefined if that cannot be told. The bundle names its parts by their contents, so that
 * the part with this code changes when the recognition does.
 */
export function programKey(): string | undefined {
  const index = shippedDigest();
  if (index === undefined) return undefined;
  try {
    const code = createHash("sha256")
      .update(fs.readFileSync(new URL(import.meta.url)))
      .digest("hex");
    return `${VERSION} ${code} ${index}`;
  } catch {
    return undefined;
  }
}

export interface DetectionCache extends DetectionStore {
  /** Writes what is new. That it cannot be written is no failure: the answers can be had again. */
  readonly save: () => void;
}

/**
 * `key` names the program and its index: answers of another one are not used. `scanned` is the root of the scanned tree:
 * a cache inside of it would be the tree's own word, and is neither read nor written.
 */
export function openDetectionCache(folder: string, key: string, scanned: string): DetectionCache {
  const kept = readLines(folder, key, scanned);
  const used = new Map<string, string>();
  let isNew = false;
  return {
    find(digest) {
      const line = kept.get(digest);
      const detection = line === undefined ? undefined : readLine(line, key);
      if (line !== undefined && detection !== undefined) used.set(digest, line);
      return detection;
    },
    keep(digest, detection) {
      if (digest.length !== DIGEST) return;
      const body = `${digest}\t${JSON.stringify(detection)}`;
      used.set(digest, `${checkOf(body, key)}\t${body}`);
      isNew = true;
    },
    save() {
      if (!isNew) return;
      const all = new Map([...kept, ...used]);
      const text = textOf(key, all);
      writeLines(folder, scanned, text.length <= LARGEST ? text : textOf(key, used));
    },
  };
}

function textOf(key: string, lines: ReadonlyMap<string, string>): string {
  const sorted = [...lines].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
  return `${headOf(key)}\n${sorted.join("\n")}\n`;
}

function headOf(key: string): string {
  return `licet detections 1 ${key}`;
}

function checkOf(body: string, key: string): string {
  return createHash("sha256").update(`${key}\n${body}`).digest("hex").slice(0, CHECK);
}

/** A line that is not what was written is as good as none. */
function readLine(line: string, key: string): Detection | undefined {
  const body = line.slice(CHECK + 1);
  if (line.slice(0, CHECK) !== checkOf(body, key)) return undefined;
  try {
    return JSON.parse(body.slice(DIGEST + 1)) as Detection;
  } catch {
    return undefined;
  }
}

function readLines(folder: string, key: string, scanned: string): Map<string, string> {
  const lines = new Map<string, string>();
  const place = join(folder, FILE);
  try {
    if (!isOurs(folder, scanned) || !isPrivate(fs.lstatSync(place), false)) return lines;
    if (fs.statSync(place).size > LARGEST) return lines;
    const [head, ...rest] = fs.readFileSync(place, "utf8").split("\n");
    if (head !== headOf(key)) return lines;
    for (const line of rest) {
      const digest = line.slice(CHECK + 1, CHECK + 1 + DIGEST);
      if (digest.length === DIGEST) lines.set(digest, line);
    }
  } catch {
    // There is none yet, or none that can be read.
  }
  return lines;
}

function writeLines(folder: string, scanned: string, text: string): void {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (isOurs(folder, scanned)) writeFileWhole(join(folder, FILE), text, 0o600);
  } catch {
    // A full or a read-only disk costs the next run some time.
  }
}

/** A folder of this user that nobody else can write to, outside of what is scanned. */
function isOurs(folder: string, scanned: string): boolean {
  if (!isPrivate(fs.lstatSync(folder), true)) return false;
  const way = relative(fs.realpathSync(scanned), fs.realpathSync(folder));
  return way === ".." || way.startsWith(`..${sep}`) || /^(?:[A-Za-z]:|\\\\)/.test(way);
}

function isPrivate(stats: fs.Stats, isFolder: boolean): boolean {
  if (isFolder ? !stats.isDirectory() : !stats.isFile()) return false;
  if (process.getuid === undefined) return true;
  return stats.uid === process.getuid() && (stats.mode & 0o022) === 0;
}
