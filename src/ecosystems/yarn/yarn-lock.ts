// yarn.lock: the first line that is no comment tells which of the two formats it is.
import type { ExtractContext, Extraction, FormatFailure, Result, SourceFile } from "../../model/index.ts";
import { extractBerry } from "./berry.ts";
import { extractClassic } from "./classic.ts";

const BERRY = /^__metadata:/m;

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  return BERRY.test(file.text) ? extractBerry(file, context) : extractClassic(file, context);
}
