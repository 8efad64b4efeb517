// The header of a GGUF file: its metadata, without tensors and vocabulary. https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
import { err, ok, type Result } from "../../model/index.ts";
import { HeaderTrouble, makePieceReader, type PieceReader, type ReadPiece } from "./piece-reader.ts";

export interface HeaderFailure {
  readonly code: "LIC101" | "LIC102" | "LIC103";
  readonly reason: string;
}

export interface GgufHeader {
  readonly version: number;
  readonly tensorCount: number;
  /** Text values, and lists of texts, of the keys in "general."; other values are passed over. */
  readonly values: ReadonlyMap<string, string | readonly string[]>;
  readonly isBigEndian: boolean;
}

const BUDGET = 32 * 1024 * 1024;
/** Longest text that is kept; licence texts in `general.license` are shorter. */
const TEXT_LIMIT = 1024 * 1024;
const LIST_LIMIT = 1000;
const KEY_LIMIT = 65_535;
const NESTING_LIMIT = 8;
/** Files have some dozens of entries. */
const MOST_PAIRS = 65_536;
/** Smallest key-value pair: an empty key, a type and one byte. */
const SMALLEST_PAIR = 13;
/** Smallest tensor description: an empty name, no dimension, type and offset. */
const SMALLEST_TENSOR = 24;

/** Bytes of the fixed-size types, by their number; 8 is a text, 9 a list. */
const SIZES: Readonly<Record<number, number>> = { 0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8 };
/** Unsigned and signed whole numbers: writers count with any of them. */
const WHOLE = new Set([0, 1, 2, 3, 4, 5, 10, 11]);
const TEXT = 8;
const LIST = 9;

export function isGguf(magic: Uint8Array): boolean {
  return magic[0] === 0x47 && magic[1] === 0x47 && magic[2] === 0x55 && magic[3] === 0x46;
}

export function readGgufHeader(read: ReadPiece, size: number): Result<GgufHeader, HeaderFailure> {
  try {
    return ok(readHeader(read, size));
  } catch (trouble) {
    if (trouble instanceof HeaderTrouble) return err({ code: trouble.code, reason: trouble.message });
    throw trouble;
  }
}

function readHeader(read: ReadPiece, size: number): GgufHeader {
  const start = makePieceReader(read, size, BUDGET, false);
  if (!isGguf(start.bytes(4))) throw new HeaderTrouble("LIC102", 'does not start with "GGUF"');
  const written = start.u32();
  // Versions are small: one that is not was written on a big-endian machine.
  const isBigEndian = (written & 0xffff) === 0 && written !== 0;
  const version = isBigEndian ? ((written >>> 24) | ((written >>> 8) & 0xff00)) >>> 0 : written;
  if (version < 1 || version > 3) throw new HeaderTrouble("LIC102", `GGUF version ${version} is not known`);
  const reader = makePieceReader(read, size, BUDGET, isBigEndian, 8);
  const length: Length = version === 1 ? () => reader.u32() : (what) => reader.u64(what);
  const tensorCount = length("the number of tensors");
  const pairCount = length("the number of metadata entries");
  const remaining = size - reader.at();
  if (tensorCount * SMALLEST_TENSOR > remaining)
    throw new HeaderTrouble("LIC102", `claims ${tensorCount} tensors, more than the file can hold`);
  if (pairCount * SMALLEST_PAIR > remaining)
    throw new HeaderTrouble("LIC102", `claims ${pairCount} metadata entries, more than the file can hold`);
  if (pairCount > MOST_PAIRS) throw new HeaderTrouble("LIC103", `claims ${pairCount} metadata entries`);
  const values = new Map<string, string | readonly string[]>();
  for (let pair = 0; pair < pairCount; pair++) {
    const keyLength = length("the length of a key");
    if (keyLength > KEY_LIMIT)
      throw new HeaderTrouble("LIC102", `a key of ${keyLength} bytes; ${KEY_LIMIT} is the most there may be`);
    const key = reader.text(keyLength);
    const value = readValue(reader, length, reader.u32(), 0);
    if (value !== undefined && key.startsWith("general.")) values.set(key, value);
  }
  return { version, tensorCount, values, isBigEndian };
}

type Length = (what: string) => number;

/** A text, a list of texts, a number as text, or undefined for what is passed over. */
function readValue(
  reader: PieceReader,
  length: Length,
  type: number,
  depth: number,
): string | readonly string[] | undefined {
  if (type === TEXT) return readText(reader, length);
  if (type === LIST) return readList(reader, length, depth);
  const size = SIZES[type];
  if (size === undefined) throw new HeaderTrouble("LIC102", `value type ${type} is not known`);
  if (!WHOLE.has(type)) {
    reader.skip(size);
    return undefined;
  }
  return String(reader.whole(size));
}

function readText(reader: PieceReader, length: Length): string | undefined {
  const bytes = length("the length of a text");
  if (bytes <= TEXT_LIMIT) return reader.text(bytes);
  reader.skip(bytes);
  return undefined;
}

function readList(reader: PieceReader, length: Length, depth: number): readonly string[] | undefined {
  if (depth >= NESTING_LIMIT) throw new HeaderTrouble("LIC103", `lists nested deeper than ${NESTING_LIMIT} levels`);
  const type = reader.u32();
  const count = length("the length of a list");
  const size = SIZES[type];
  if (size !== undefined) {
    reader.skip(count * size);
    return undefined;
  }
  const texts: string[] = [];
  for (let item = 0; item < count; item++) {
    // A vocabulary has hundreds of thousands of texts: they are stepped over, not decoded.
    if (type === TEXT && item >= LIST_LIMIT) reader.skip(length("the length of a text"));
    else {
      const value = readValue(reader, length, type, depth + 1);
      if (typeof value === "string") texts.push(value);
    }
  }
  return texts;
}
