// Standard texts of common licences by SPDX id, for packages that ship none. Texts are the same for "-only" and "-or-later".
import { brotliDecompressSync } from "node:zlib";
import { PACKED_TEXTS } from "./standard-texts.data.ts";

function unpack(): ReadonlyMap<string, string> {
  const texts = new Map<string, string>(
    JSON.parse(brotliDecompressSync(Buffer.from(PACKED_TEXTS, "base64")).toString("utf8")),
  );
  for (const [id, text] of [...texts]) if (id.endsWith("-only")) texts.set(id.replace(/-only$/, "-or-later"), text);
  return texts;
}

export const STANDARD_TEXTS: ReadonlyMap<string, string> = unpack();
