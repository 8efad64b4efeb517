// Policies of elsewhere that were fetched once, kept under their digest: what is there is what was pinned, or it is not there.
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { join } from "node:path";
import { cacheFolder } from "./cache-folder.ts";
import { writeFileWhole } from "./write-file.ts";

/** Bytes that a policy may have. */
export const POLICY_SIZE_LIMIT = 1024 * 1024;

export function policyCacheFolder(env: Readonly<Record<string, string | undefined>>): string {
  return cacheFolder(env, "policies");
}

/** The text with this digest (64 hexadecimal digits); undefined if it is not there or has been changed. */
export function readCachedPolicy(folder: string, sha256: string): string | undefined {
  const digest = sha256.toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(digest)) return undefined;
  const place = join(folder, `${digest}.yml`);
  try {
    if (fs.statSync(place).size > POLICY_SIZE_LIMIT) return undefined;
    const bytes = fs.readFileSync(place);
    return digestOf(bytes) === digest ? bytes.toString("utf8") : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a policy under its digest, which is returned. Throws a UsageError when it cannot be written. */
export function keepPolicy(folder: string, bytes: Uint8Array): string {
  const digest = digestOf(bytes);
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileWhole(join(folder, `${digest}.yml`), bytes);
  return digest;
}

export function digestOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
