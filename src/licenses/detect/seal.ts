// The header of the shipped index: says what the file is and holds the digest of the rest, so that a damaged one is never believed.
import { createHash } from "node:crypto";
import { err, ok, type Result } from "../../model/result.ts";

/** Why there is no index: `missing`: no file · `damaged`: not the bytes that were written · `version`: of another version of the program. */
export interface IndexFailure {
  readonly reason: "missing" | "damaged" | "version";
  /** In words, for people. */
  readonly detail: string;
}

/** Rises when the arrays behind the header change their meaning. */
const VERSION = 1;
const MAGIC = Uint8Array.from("licetidx", (letter) => letter.charCodeAt(0));
/** Magic (8 bytes), version and length of the rest (4 bytes each, little-endian), SHA-256 of the rest. */
export const HEADER = 48;
/** Where the digest begins. */
export const DIGEST = 16;

function digestOf(body: Uint8Array): Uint8Array {
  return createHash("sha256").update(body).digest();
}

export function seal(body: Uint8Array): Uint8Array {
  const out = new Uint8Array(HEADER + body.length);
  out.set(MAGIC);
  const numbers = new DataView(out.buffer);
  numbers.setUint32(8, VERSION, true);
  numbers.setUint32(12, body.length, true);
  out.set(digestOf(body), DIGEST);
  out.set(body, HEADER);
  return out;
}

/** What is behind the header, a view that begins at a multiple of 4. */
export function unseal(file: Uint8Array): Result<Uint8Array, IndexFailure> {
  if (file.length < HEADER || MAGIC.some((byte, k) => file[k] !== byte)) {
    return err({ reason: "damaged", detail: "it is not an index of licence texts" });
  }
  // Views of more than one byte are read as the machine does.
  const bytes = file.byteOffset % 4 === 0 ? file : Uint8Array.from(file);
  const numbers = new DataView(bytes.buffer, bytes.byteOffset, HEADER);
  const version = numbers.getUint32(8, true);
  if (version !== VERSION) return err({ reason: "version", detail: `it has version ${version}, not ${VERSION}` });
  const length = numbers.getUint32(12, true);
  const body = bytes.subarray(HEADER);
  if (body.length !== length) {
    return err({ reason: "damaged", detail: `it has ${body.length} bytes behind its header, not ${length}` });
  }
  const digest = digestOf(body);
  if (digest.some((byte, k) => bytes[DIGEST + k] !== byte)) {
    return err({ reason: "damaged", detail: "its digest does not fit its contents" });
  }
  if (new Uint8Array(Uint16Array.of(1).buffer)[0] !== 1) {
    return err({ reason: "version", detail: "it is made for little-endian machines" });
  }
  return ok(body);
}
