// Reads the text of a policy from disk: UTF-8, or UTF-16 with its mark; a file of any other kind is no policy.
import * as fs from "node:fs";
import { YAML_DOCUMENT_LIMIT } from "../formats/yaml-document.ts";
import { decodeText } from "../io/decode.ts";
import { err, ok, type Result } from "../model/index.ts";
import { digestOf } from "./policy-cache.ts";

export interface PolicyText {
  readonly text: string;
  /** Of the bytes, 64 hexadecimal digits. */
  readonly sha256: string;
}

/** Or why not, in plain words. */
export function readPolicyText(place: string, limit = 4 * YAML_DOCUMENT_LIMIT): Result<PolicyText, string> {
  try {
    const stat = fs.statSync(place);
    if (!stat.isFile()) return err("this is no file");
    if (stat.size > limit) return err(`larger than a policy may be (${limit} bytes)`);
    const bytes = fs.readFileSync(place);
    const decoded = decodeText(bytes, place);
    return decoded.ok ? ok({ text: decoded.value, sha256: digestOf(bytes) }) : err(decoded.error.detail);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    return err(
      code === "ENOENT" || code === "ENOTDIR" ? "no such file" : `it cannot be read (${code || "unknown error"})`,
    );
  }
}
