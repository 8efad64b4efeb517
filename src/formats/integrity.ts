// Subresource integrity ("sha512-<base64>", several separated by blanks) as hexadecimal hashes. https://www.w3.org/TR/SRI/
import type { Hash, HashAlgorithm } from "../model/index.ts";

const ALGORITHMS: ReadonlyMap<string, HashAlgorithm> = new Map([
  ["md5", "MD5"],
  ["sha1", "SHA-1"],
  ["sha256", "SHA-256"],
  ["sha384", "SHA-384"],
  ["sha512", "SHA-512"],
]);

export function readIntegrity(integrity: string | undefined): Hash[] {
  if (integrity === undefined) return [];
  const hashes: Hash[] = [];
  for (const part of integrity.trim().split(/\s+/)) {
    const dash = part.indexOf("-");
    const algorithm = ALGORITHMS.get(part.slice(0, dash));
    if (algorithm === undefined) continue;
    const value = Buffer.from(part.slice(dash + 1).split("?")[0] ?? "", "base64").toString("hex");
    if (value !== "") hashes.push({ algorithm, value });
  }
  return hashes;
}
