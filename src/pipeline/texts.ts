// Keeps licence texts once each, by digest.
import { createHash } from "node:crypto";

export interface TextStore {
  /** Keeps a text and returns "sha256:" with its hexadecimal digest. */
  readonly keep: (text: string) => string;
  readonly all: ReadonlyMap<string, string>;
}

export function makeTextStore(): TextStore {
  const all = new Map<string, string>();
  /** Most licence files of a tree are copies of one another: looking the text up costs less than hashing it again. */
  const digests = new Map<string, string>();
  return {
    all,
    keep(text) {
      const known = digests.get(text);
      if (known !== undefined) return known;
      const digest = `sha256:${createHash("sha256").update(text).digest("hex")}`;
      digests.set(text, digest);
      if (!all.has(digest)) all.set(digest, text);
      return digest;
    },
  };
}
