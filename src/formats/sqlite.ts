// Reads the rows of one table of an SQLite 3 database, without indexes, without its write-ahead log. https://www.sqlite.org/fileformat2.html
import { err, ok, type Result } from "../model/index.ts";
import type { SyntaxFailure } from "./json.ts";

/** Integers beyond 2^53 and reals are not kept apart from null: nothing we read needs them. */
export type SqliteValue = null | number | string | Uint8Array;
export type SqliteRow = readonly SqliteValue[];

const MAGIC = "SQLite format 3\0";
const LEAF = 0x0d;
const INTERIOR = 0x05;
const ROW_LIMIT = 1_000_000;

interface Database {
  readonly bytes: Buffer;
  readonly pageSize: number;
  /** Bytes of a page that hold data. */
  readonly usable: number;
}

/** Rows in the order of their ids; the first column of an INTEGER PRIMARY KEY reads as null. */
export function readSqliteTable(input: Uint8Array, table: string): Result<readonly SqliteRow[], SyntaxFailure> {
  const bytes = Buffer.from(input.buffer, input.byteOffset, input.byteLength);
  if (bytes.length < 512 || bytes.toString("latin1", 0, 16) !== MAGIC) return broken("not an SQLite database");
  if (bytes.readUInt32BE(56) > 1) return broken("a database in UTF-16, which is not supported");
  const size = bytes.readUInt16BE(16);
  const pageSize = size === 1 ? 65536 : size;
  const usable = pageSize - (bytes[20] ?? 0);
  if (pageSize < 512 || usable < 480 || (pageSize & (pageSize - 1)) !== 0) return broken("not a valid page size");
  const database = { bytes, pageSize, usable };
  const schema = readTree(database, 1);
  if (!schema.ok) return schema;
  const entry = schema.value.find(([type, name]) => type === "table" && name === table);
  const root = entry?.[3];
  if (typeof root !== "number") return broken(`no table "${table}"`);
  return readTree(database, root);
}

function broken(reason: string): { readonly ok: false; readonly error: SyntaxFailure } {
  return err({ code: "LIC102", reason });
}

/** Walks a table's tree in order; a page is visited once, so that a cycle ends it. */
function readTree(database: Database, root: number): Result<readonly SqliteRow[], SyntaxFailure> {
  const { bytes, pageSize } = database;
  const rows: SqliteRow[] = [];
  const seen = new Set<number>();
  const open = [root];
  let used = 0;
  for (let number = open.pop(); number !== undefined; number = open.pop()) {
    const start = (number - 1) * pageSize;
    if (number < 1 || start + pageSize > bytes.length) return broken("a page lies outside of the file");
    if (seen.has(number)) return broken("a page is used twice");
    seen.add(number);
    const head = start + (number === 1 ? 100 : 0);
    const type = bytes[head];
    if (type !== LEAF && type !== INTERIOR) return broken("not a page of a table");
    const count = bytes.readUInt16BE(head + 3);
    const cells = head + (type === LEAF ? 8 : 12);
    if (cells + 2 * count > start + pageSize) return broken("a page has more cells than fit");
    const children: number[] = [];
    for (let index = 0; index < count; index++) {
      const cell = start + bytes.readUInt16BE(cells + 2 * index);
      if (cell + 4 > start + pageSize) return broken("a cell lies outside of its page");
      if (type === INTERIOR) {
        children.push(bytes.readUInt32BE(cell));
        continue;
      }
      const payload = readPayload(database, cell);
      // Every byte belongs to one row; a file that uses bytes again and again is no database.
      used += payload?.length ?? 0;
      if (used > bytes.length) return broken("rows share their bytes");
      const row = payload === undefined ? undefined : readRecord(payload);
      if (row === undefined) return broken("a row is damaged");
      if (rows.push(row) > ROW_LIMIT) return err({ code: "LIC103", reason: `more than ${ROW_LIMIT} rows` });
    }
    if (type === INTERIOR) {
      children.push(bytes.readUInt32BE(head + 8));
      open.push(...children.reverse());
    }
  }
  return ok(rows);
}

/** The record of a leaf cell, with what lies on overflow pages. */
function readPayload({ bytes, pageSize, usable }: Database, cell: number): Buffer | undefined {
  const length = readVarint(bytes, cell);
  const id = length === undefined ? undefined : readVarint(bytes, length.end);
  if (length === undefined || id === undefined || length.value > bytes.length) return undefined;
  const total = length.value;
  const most = usable - 35;
  if (total <= most) return bytes.subarray(id.end, id.end + total);
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const fitting = least + ((total - least) % (usable - 4));
  const local = fitting <= most ? fitting : least;
  if (id.end + local + 4 > bytes.length) return undefined;
  const parts = [bytes.subarray(id.end, id.end + local)];
  let left = total - local;
  // Each page gives bytes, and the total is bounded by the file, so that this ends.
  for (let next = bytes.readUInt32BE(id.end + local); left > 0; ) {
    const start = (next - 1) * pageSize;
    if (next < 1 || start + pageSize > bytes.length) return undefined;
    const take = Math.min(left, usable - 4);
    parts.push(bytes.subarray(start + 4, start + 4 + take));
    left -= take;
    next = bytes.readUInt32BE(start);
  }
  return Buffer.concat(parts);
}

function readRecord(payload: Buffer): SqliteRow | undefined {
  const header = readVarint(payload, 0);
  if (header === undefined || header.value > payload.length) return undefined;
  const row: SqliteValue[] = [];
  let body = header.value;
  for (let at = header.end; at < header.value; ) {
    const type = readVarint(payload, at);
    if (type === undefined) return undefined;
    at = type.end;
    const size = sizeOf(type.value);
    if (size === undefined || body + size > payload.length) return undefined;
    row.push(readValue(payload, type.value, body, size));
    body += size;
  }
  return row;
}

const SIZES = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];

/** Undefined for the reserved types 10 and 11. */
function sizeOf(type: number): number | undefined {
  return type >= 12 ? Math.floor((type - 12) / 2) : SIZES[type];
}

function readValue(payload: Buffer, type: number, at: number, size: number): SqliteValue {
  if (type >= 12) return type % 2 === 0 ? payload.subarray(at, at + size) : payload.toString("utf8", at, at + size);
  if (type === 8) return 0;
  if (type === 9) return 1;
  return type >= 1 && type <= 5 ? payload.readIntBE(at, size) : null;
}

/** A number of up to nine bytes, seven bits each; undefined at the end of the bytes or beyond 2^53. */
function readVarint(bytes: Buffer, start: number): { readonly value: number; readonly end: number } | undefined {
  let value = 0;
  for (let at = start; at < start + 8; at++) {
    const byte = bytes[at];
    if (byte === undefined || value > 2 ** 45) return undefined;
    value = value * 128 + (byte & 0x7f);
    if ((byte & 0x80) === 0) return { value, end: at + 1 };
  }
  // Ids and serial types of nine bytes are negative; only ids may be, and those are not used.
  return bytes[start + 8] === undefined ? undefined : { value: 0, end: start + 9 };
}
