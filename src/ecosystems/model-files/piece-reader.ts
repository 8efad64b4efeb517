// Reads a binary header forward in bounded pieces, so that a file of any size costs only what is looked at.
import type { FileFailure, Result } from "../../model/index.ts";

/** Thrown inside a reader and turned into a failure at its door; never leaves this folder. */
export class HeaderTrouble extends Error {
  readonly code: "LIC101" | "LIC102" | "LIC103";
  constructor(code: "LIC101" | "LIC102" | "LIC103", reason: string) {
    super(reason);
    this.code = code;
  }
}

export type ReadPiece = (start: number, length: number) => Result<Uint8Array, FileFailure>;

const PIECE = 64 * 1024;
const decoder = new TextDecoder("utf-8");

export interface PieceReader {
  /** Bytes in front of the next one to be read. */
  readonly at: () => number;
  readonly skip: (bytes: number) => void;
  readonly bytes: (length: number) => Uint8Array;
  readonly text: (length: number) => string;
  readonly u32: () => number;
  /** A number of so many bytes, read without its sign; beyond 2^53 it is rounded. */
  readonly whole: (length: number) => number;
  /** An unsigned 64-bit number; beyond 2^53 it is trouble, since no file is that large. */
  readonly u64: (what: string) => number;
}

/** `budget`: bytes that may be read in all, whatever lengths the file claims. */
export function makePieceReader(
  read: ReadPiece,
  size: number,
  budget: number,
  isBigEndian: boolean,
  start = 0,
): PieceReader {
  let position = start;
  let piece: Uint8Array = new Uint8Array(0);
  let numbers = new DataView(piece.buffer);
  let pieceStart = 0;
  let spent = 0;

  function ensure(length: number): void {
    if (position + length > size)
      throw new HeaderTrouble("LIC102", `the file ends at byte ${size}, in the middle of its header`);
    if (position >= pieceStart && position + length <= pieceStart + piece.length) return;
    const wanted = Math.min(Math.max(length, PIECE), size - position);
    spent += wanted;
    if (spent > budget) throw new HeaderTrouble("LIC103", `the header is longer than ${budget} bytes`);
    const result = read(position, wanted);
    if (!result.ok) throw new HeaderTrouble("LIC101", result.error.detail);
    if (result.value.length < length) throw new HeaderTrouble("LIC102", "the file ends in the middle of its header");
    piece = result.value;
    numbers = new DataView(piece.buffer, piece.byteOffset, piece.byteLength);
    pieceStart = position;
  }

  function bytes(length: number): Uint8Array {
    ensure(length);
    const start = position - pieceStart;
    position += length;
    return piece.subarray(start, start + length);
  }

  /** Takes a 32-bit number; vocabularies have millions of them, so nothing is made for it. */
  function take(): number {
    ensure(4);
    const number = numbers.getUint32(position - pieceStart, !isBigEndian);
    position += 4;
    return number;
  }

  return {
    at: () => position,
    skip(length) {
      if (length < 0 || position + length > size)
        throw new HeaderTrouble("LIC102", "a length in the header leads beyond the end of the file");
      position += length;
    },
    bytes,
    text: (length) => decoder.decode(bytes(length)),
    u32: take,
    whole(length) {
      let value = 0;
      const part = bytes(length);
      for (let at = 0; at < length; at++) value = value * 256 + (part[isBigEndian ? at : length - 1 - at] ?? 0);
      return value;
    },
    u64(what) {
      const first = take();
      const second = take();
      const [high, low] = isBigEndian ? [first, second] : [second, first];
      // No file holds 2^53 of anything, and beyond that a number would not be exact.
      if (high > 0x1fffff) throw new HeaderTrouble("LIC102", `${what} is more than any file can hold`);
      return high * 0x1_0000_0000 + low;
    },
  };
}
