// A Berkeley DB hash file, as RPM kept its packages in before 2021. https://docs.oracle.com/database/bdb181/html/api_reference/C/ and db_page.h
import type { HeaderBlobs } from "./ndb.ts";

const HASH_MAGIC = 0x061561;
const HASH_PAGE_UNSORTED = 2;
const OVERFLOW_PAGE = 7;
const HASH_PAGE = 13;
const PAGE_HEADER = 26;
const INLINE = 1;
const OFF_PAGE = 3;
/** The record under key 0 is RPM's own counter. */
const SHORTEST_HEADER = 16;

/** Undefined when the bytes are no hash database. */
export function readBdb(input: Uint8Array): HeaderBlobs | undefined {
  const bytes = Buffer.from(input.buffer, input.byteOffset, input.byteLength);
  if (bytes.length < 512) return undefined;
  const isLittle = bytes.readUInt32LE(12) === HASH_MAGIC;
  if (!isLittle && bytes.readUInt32BE(12) !== HASH_MAGIC) return undefined;
  const u16 = (at: number) => (isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const u32 = (at: number) => (isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const pageSize = u32(20);
  if (pageSize < 512 || pageSize > 65536 || (pageSize & (pageSize - 1)) !== 0) return { blobs: [], damaged: 1 };
  const pages = Math.floor(bytes.length / pageSize);
  const blobs: Uint8Array[] = [];
  let damaged = u32(32) + 1 > pages ? 1 : 0;

  let used = 0;

  const readChain = (first: number, length: number): Uint8Array | undefined => {
    // Every byte belongs to one entry; a file that uses bytes again and again is no database.
    used += length;
    if (used > bytes.length) return undefined;
    const parts: Uint8Array[] = [];
    let left = length;
    // Each page gives at least a byte, and the length is bounded by the file, so that this ends.
    for (let page = first; left > 0; ) {
      const start = page * pageSize;
      if (page === 0 || page >= pages || bytes[start + 25] !== OVERFLOW_PAGE) return undefined;
      const size = Math.min(u16(start + 22), left, pageSize - PAGE_HEADER);
      if (size === 0) return undefined;
      parts.push(bytes.subarray(start + PAGE_HEADER, start + PAGE_HEADER + size));
      left -= size;
      page = u32(start + 16);
    }
    return Buffer.concat(parts);
  };

  for (let page = 1; page < pages; page++) {
    const start = page * pageSize;
    const type = bytes[start + 25];
    if (type !== HASH_PAGE && type !== HASH_PAGE_UNSORTED) continue;
    const count = u16(start + 20);
    if (PAGE_HEADER + 2 * count > pageSize) {
      damaged++;
      continue;
    }
    // Keys and values take turns; items fill the page from its end.
    for (let index = 1; index < count; index += 2) {
      const offset = u16(start + PAGE_HEADER + 2 * index);
      const before = u16(start + PAGE_HEADER + 2 * (index - 1));
      const kind = bytes[start + offset];
      if (offset < PAGE_HEADER || offset >= pageSize || before > pageSize) damaged++;
      else if (kind === INLINE) {
        if (before - offset - 1 >= SHORTEST_HEADER) blobs.push(bytes.subarray(start + offset + 1, start + before));
      } else if (kind === OFF_PAGE && offset + 12 <= pageSize) {
        const blob = readChain(u32(start + offset + 4), u32(start + offset + 8));
        if (blob === undefined) damaged++;
        else blobs.push(blob);
      } else damaged++;
    }
  }
  return { blobs, damaged };
}
