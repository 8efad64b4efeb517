// Names content by itself: UUID version 5, so that the same BOM has the same number wherever it is made (RFC 9562, 5.5).
import { createHash } from "node:crypto";

const NAMESPACE = Buffer.from("8f0f4b0c5a4e5f0e9d2b6c1d7a3e4f50", "hex");

/** Hyphenated, lower case. */
export function contentUuid(pieces: Iterable<string>): string {
  const hash = createHash("sha1").update(NAMESPACE);
  for (const piece of pieces) hash.update(piece);
  const bytes = hash.digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
