// ZIP archives (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT): the central directory, and single entries.
import { inflateRawSync } from "node:zlib";
import { err, ok, type Result } from "../model/index.ts";
import {
  ARCHIVE_LIMITS,
  type ArchiveFailure,
  type ArchiveLimits,
  type ByteSource,
  beyond,
  broken,
  decodeName,
  isSafeEntryName,
} from "./archive.ts";

const END_SIGNATURE = 0x06054b50;
const END64_LOCATOR_SIGNATURE = 0x07064b50;
const END64_SIGNATURE = 0x06064b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
const DIRECTORY_LIMIT = 64 * 1024 * 1024;
const STORED = 0;
const DEFLATED = 8;
const FREE_BYTES = 1024 * 1024;

export interface ZipEntry {
  readonly name: string;
  readonly isFolder: boolean;
  /** As the archive claims; `read` holds it to that. */
  readonly size: number;
  readonly packedSize: number;
  readonly method: number;
  readonly isEncrypted: boolean;
  /** Offset of its local header. */
  readonly offset: number;
}

export interface ZipArchive {
  /** In the order of the directory; names that would leave the folder are left out and counted. */
  readonly entries: readonly ZipEntry[];
  readonly unsafeNames: number;
  find(name: string): ZipEntry | undefined;
  read(entry: ZipEntry): Result<Uint8Array, ArchiveFailure>;
}

interface Directory {
  readonly start: number;
  readonly size: number;
  readonly count: number;
  /** Bytes in front of the archive that its offsets do not count (self-extracting archives). */
  readonly shift: number;
}

export function openZip(
  source: ByteSource,
  limits: ArchiveLimits = ARCHIVE_LIMITS,
): Result<ZipArchive, ArchiveFailure> {
  const directory = findDirectory(source);
  if (!directory.ok) return directory;
  const { start, size, count, shift } = directory.value;
  if (count > limits.entries) return beyond(`more than ${limits.entries} entries`);
  if (size > DIRECTORY_LIMIT) return beyond("the directory of the archive is too large");
  const bytes = source.piece(start, size);
  if (!bytes.ok) return bytes;
  const listed = readEntries(bytes.value, shift, limits);
  if (!listed.ok) return listed;
  const entries = listed.value.filter((entry) => isSafeEntryName(entry.name));
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  let unpacked = 0;
  return ok({
    entries,
    unsafeNames: listed.value.length - entries.length,
    find: (name) => byName.get(name),
    read: (entry) => {
      if (unpacked + entry.size > limits.totalSize) return beyond("the archive unpacks to too much");
      const result = readEntry(source, entry, limits);
      if (result.ok) unpacked += result.value.length;
      return result;
    },
  });
}

function findDirectory(source: ByteSource): Result<Directory, ArchiveFailure> {
  const tailSize = Math.min(source.size, END_SIZE + LONGEST_COMMENT);
  const tail = source.piece(source.size - tailSize, tailSize);
  if (!tail.ok) return tail;
  const view = viewOf(tail.value);
  for (let at = tailSize - END_SIZE; at >= 0; at--) {
    if (view.getUint32(at, true) !== END_SIGNATURE) continue;
    if (at + END_SIZE + view.getUint16(at + 20, true) > tailSize) continue;
    const end = source.size - tailSize + at;
    const count = view.getUint16(at + 10, true);
    const size = view.getUint32(at + 12, true);
    const start = view.getUint32(at + 16, true);
    if (count === 0xffff || size === 0xffffffff || start === 0xffffffff) {
      const large = findDirectory64(source, end);
      if (large === undefined || !large.ok || large.value !== undefined)
        return large as Result<Directory, ArchiveFailure>;
    }
    const shift = end - size - start;
    if (shift < 0) return broken("the directory of the archive lies outside of it");
    return ok({ start: start + shift, size, count, shift });
  }
  return broken("not a ZIP archive, or cut off");
}

/** The directory of an archive beyond 4 GB or 65,535 entries; undefined if there is no such record. */
function findDirectory64(source: ByteSource, end: number): Result<Directory | undefined, ArchiveFailure> {
  if (end < 20) return ok(undefined);
  const locator = source.piece(end - 20, 20);
  if (!locator.ok) return locator;
  const locatorView = viewOf(locator.value);
  if (locatorView.getUint32(0, true) !== END64_LOCATOR_SIGNATURE) return ok(undefined);
  const record = source.piece(Number(locatorView.getBigUint64(8, true)), 56);
  if (!record.ok) return record;
  const view = viewOf(record.value);
  if (view.getUint32(0, true) !== END64_SIGNATURE) return broken("the end of the archive is damaged");
  const count = Number(view.getBigUint64(32, true));
  const size = Number(view.getBigUint64(40, true));
  const start = Number(view.getBigUint64(48, true));
  return ok({ start, size, count, shift: 0 });
}

function readEntries(
  bytes: Uint8Array,
  shift: number,
  limits: ArchiveLimits,
): Result<readonly ZipEntry[], ArchiveFailure> {
  const view = viewOf(bytes);
  const entries: ZipEntry[] = [];
  let at = 0;
  while (at + 46 <= bytes.length && view.getUint32(at, true) === ENTRY_SIGNATURE) {
    if (entries.length >= limits.entries) return beyond(`more than ${limits.entries} entries`);
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    const next = extraEnd + view.getUint16(at + 32, true);
    if (next > bytes.length) return broken("the directory of the archive is cut off");
    const name = decodeName(bytes.subarray(at + 46, nameEnd));
    const sizes = {
      size: view.getUint32(at + 24, true),
      packedSize: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    };
    const extra = bytes.subarray(nameEnd, extraEnd);
    const { size, packedSize, offset } = applyZip64(sizes, extra);
    const flags = view.getUint16(at + 8, true);
    entries.push({
      name,
      isFolder: name.endsWith("/"),
      size,
      packedSize,
      method: view.getUint16(at + 10, true),
      isEncrypted: (flags & 0x41) !== 0,
      offset: offset + shift,
    });
    at = next;
  }
  return at === bytes.length ? ok(entries) : broken("the directory of the archive is damaged");
}

interface EntrySizes {
  readonly size: number;
  readonly packedSize: number;
  readonly offset: number;
}

/** Takes the numbers that do not fit into 32 bits from the extra field 1, where they stand in this order. */
function applyZip64(sizes: EntrySizes, extra: Uint8Array): EntrySizes {
  const view = viewOf(extra);
  for (let at = 0; at + 4 <= extra.length; ) {
    const end = Math.min(at + 4 + view.getUint16(at + 2, true), extra.length);
    if (view.getUint16(at, true) === 1) {
      let next = at + 4;
      const take = (value: number): number => {
        if (value !== 0xffffffff || next + 8 > end) return value;
        next += 8;
        return Number(view.getBigUint64(next - 8, true));
      };
      const size = take(sizes.size);
      const packedSize = take(sizes.packedSize);
      return { size, packedSize, offset: take(sizes.offset) };
    }
    at = end;
  }
  return sizes;
}

function readEntry(source: ByteSource, entry: ZipEntry, limits: ArchiveLimits): Result<Uint8Array, ArchiveFailure> {
  if (entry.isEncrypted) return err({ code: "LIC104", reason: `${entry.name} is encrypted` });
  if (entry.method !== STORED && entry.method !== DEFLATED) {
    return err({ code: "LIC104", reason: `${entry.name} is packed by method ${entry.method}` });
  }
  if (entry.size > limits.entrySize) return beyond(`${entry.name} is larger than ${limits.entrySize} bytes`);
  if (entry.size > FREE_BYTES && entry.size > entry.packedSize * limits.ratio) {
    return beyond(`${entry.name} unpacks to more than ${limits.ratio} times its size`);
  }
  if (entry.packedSize > limits.entrySize) return beyond(`${entry.name} is larger than ${limits.entrySize} bytes`);
  const header = source.piece(entry.offset, 30);
  if (!header.ok) return header;
  const view = viewOf(header.value);
  if (view.getUint32(0, true) !== LOCAL_SIGNATURE) return broken(`${entry.name} is not where the directory says`);
  const start = entry.offset + 30 + view.getUint16(26, true) + view.getUint16(28, true);
  const packed = source.piece(start, entry.packedSize);
  if (!packed.ok) return packed;
  if (entry.method === STORED) {
    return packed.value.length === entry.size ? packed : broken(`${entry.name} has not the size it claims`);
  }
  try {
    // One byte more than claimed, so that a lying size shows instead of filling the memory.
    const bytes = inflateRawSync(packed.value, { maxOutputLength: entry.size + 1 });
    return bytes.length === entry.size ? ok(bytes) : broken(`${entry.name} has not the size it claims`);
  } catch {
    return broken(`${entry.name} cannot be unpacked`);
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
