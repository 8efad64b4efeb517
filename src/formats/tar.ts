// Tar archives (POSIX ustar with pax and GNU long names), plain or gzipped, within limits.
import { gunzipSync } from "node:zlib";
import { ok, type Result } from "../model/index.ts";
import {
  ARCHIVE_LIMITS,
  type ArchiveFailure,
  type ArchiveLimits,
  beyond,
  broken,
  decodeName,
  isSafeEntryName,
} from "./archive.ts";

const BLOCK = 512;

export interface TarEntry {
  readonly name: string;
  /** A view into the archive. */
  readonly bytes: Uint8Array;
}

/** Regular files only, in the order of the archive; links, devices and names that would leave the folder are left out. */
export function readTar(
  archive: Uint8Array,
  limits: ArchiveLimits = ARCHIVE_LIMITS,
): Result<readonly TarEntry[], ArchiveFailure> {
  const unpacked = gunzip(archive, limits);
  return unpacked.ok ? listEntries(unpacked.value, limits) : unpacked;
}

/** Unpacks gzip; other bytes are returned as they are. */
export function gunzip(bytes: Uint8Array, limits: ArchiveLimits = ARCHIVE_LIMITS): Result<Uint8Array, ArchiveFailure> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return ok(bytes);
  const most = Math.min(limits.totalSize, Math.max(1024 * 1024, bytes.length * limits.ratio));
  try {
    return ok(gunzipSync(bytes, { maxOutputLength: most }));
  } catch (error) {
    const isTooLarge = error instanceof RangeError;
    return isTooLarge ? beyond("the archive unpacks to too much") : broken("the archive cannot be unpacked");
  }
}

function listEntries(bytes: Uint8Array, limits: ArchiveLimits): Result<readonly TarEntry[], ArchiveFailure> {
  const entries: TarEntry[] = [];
  let longName: string | undefined;
  let longSize: number | undefined;
  let count = 0;
  for (let at = 0; at < bytes.length; ) {
    const header = bytes.subarray(at, at + BLOCK);
    if (header[0] === 0) break;
    if (header.length < BLOCK) return broken("the archive ends too early");
    if (!isHeader(header)) return broken("the archive is damaged");
    if (++count > limits.entries) return beyond(`more than ${limits.entries} entries`);
    const size: number | undefined = longSize ?? readNumber(header.subarray(124, 136));
    if (size === undefined) return broken("the archive is damaged");
    if (size > limits.entrySize) return beyond(`an entry is larger than ${limits.entrySize} bytes`);
    const start = at + BLOCK;
    if (start + size > bytes.length) return broken("the archive ends too early");
    const content = bytes.subarray(start, start + size);
    const type = String.fromCharCode(header[156] ?? 0);
    longSize = undefined;
    if (type === "L") {
      longName = cString(content);
    } else if (type === "x") {
      const pax = readPax(content);
      longName = pax.path ?? longName;
      longSize = pax.size;
    } else if (type !== "g" && type !== "K") {
      const name = (longName ?? headerName(header)).replace(/^\.\//, "");
      longName = undefined;
      const isFile = type === "0" || type === "\0" || type === "7";
      if (isFile && !name.endsWith("/") && isSafeEntryName(name)) entries.push({ name, bytes: content });
    }
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  return count === 0 && bytes.some((byte) => byte !== 0) ? broken("not a tar archive") : ok(entries);
}

/** The checksum is the sum of the header's bytes, its own field taken as spaces. */
function isHeader(header: Uint8Array): boolean {
  let sum = 0;
  for (const [index, byte] of header.entries()) sum += index >= 148 && index < 156 ? 0x20 : byte;
  return readNumber(header.subarray(148, 156)) === sum;
}

function headerName(header: Uint8Array): string {
  const name = cString(header.subarray(0, 100));
  const isUstar = decodeName(header.subarray(257, 262)) === "ustar";
  const prefix = isUstar ? cString(header.subarray(345, 500)) : "";
  return prefix === "" ? name : `${prefix}/${name}`;
}

function cString(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return decodeName(end < 0 ? bytes : bytes.subarray(0, end));
}

/** Octal digits, or a big-endian number marked by the top bit (GNU). */
function readNumber(field: Uint8Array): number | undefined {
  if (((field[0] ?? 0) & 0x80) !== 0) {
    let value = (field[0] ?? 0) & 0x7f;
    for (const byte of field.subarray(1)) value = value * 256 + byte;
    return Number.isSafeInteger(value) ? value : undefined;
  }
  const digits = cString(field).trim();
  return /^[0-7]*$/.test(digits) ? Number.parseInt(digits || "0", 8) : undefined;
}

/** Records `length key=value\n`; of interest are the path and the size. */
function readPax(bytes: Uint8Array): { readonly path?: string; readonly size?: number } {
  let path: string | undefined;
  let size: number | undefined;
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(0x20, at);
    if (space < 0 || space - at > 10) break;
    const length = Number(decodeName(bytes.subarray(at, space)));
    if (!Number.isInteger(length) || length < 5 || at + length > bytes.length) break;
    const record = decodeName(bytes.subarray(space + 1, at + length - 1));
    if (record.startsWith("path=")) path = record.slice(5);
    const digits = record.startsWith("size=") ? record.slice(5) : "";
    if (/^\d{1,15}$/.test(digits)) size = Number(digits);
    at += length;
  }
  return { ...(path === undefined ? {} : { path }), ...(size === undefined ? {} : { size }) };
}
