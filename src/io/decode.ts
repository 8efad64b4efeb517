// The one gateway from bytes to text: UTF-8, or UTF-16 with a byte order mark; anything else is refused.
import { err, type FileFailure, ok, type Result } from "../model/index.ts";

const utf8 = new TextDecoder("utf-8", { fatal: true });
const utf16le = new TextDecoder("utf-16le", { fatal: true });
const utf16be = new TextDecoder("utf-16be", { fatal: true });

export function decodeText(bytes: Uint8Array, path: string): Result<string, FileFailure> {
  const fail = (detail: string) => err<FileFailure>({ reason: "bad-encoding", path, detail });
  let text: string;
  try {
    text = chooseDecoder(bytes).decode(bytes);
  } catch {
    return fail("not valid UTF-8 (nor UTF-16 with a byte order mark)");
  }
  const nul = text.indexOf("\0");
  if (nul >= 0) return fail(`holds a NUL character at offset ${nul}; not a text file`);
  return ok(text);
}

function chooseDecoder(bytes: Uint8Array): typeof utf8 {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16le;
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16be;
  return utf8;
}
