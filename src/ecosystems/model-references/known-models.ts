// Last resort: models that are loaded by a file name of their vendor, under a licence the vendor is known for.

import { hintLicense } from "../../formats/name-hints.ts";
import {
  type LookUp,
  type LookUpContext,
  type LookUpFailure,
  type LookUpSubject,
  ok,
  type Result,
} from "../../model/index.ts";

/** Ultralytics publishes its weights under AGPL-3.0 (or a contract). https://www.ultralytics.com/license */
export function lookUp(subject: LookUpSubject, _context: LookUpContext): Result<LookUp, LookUpFailure> {
  if (!subject.purl.startsWith("pkg:generic/ultralytics.com/assets/")) return ok({ installed: false, statements: [] });
  return ok(hintLicense("model-references/known-models", subject.purl, "AGPL-3.0-only"));
}
