// Last resort: models that are loaded by a file name of their vendor, under a licence the vendor is known for.
import {
  type LookUp,
  type LookUpContext,
  type LookUpFailure,
  type LookUpSubject,
  ok,
  type Result,
} from "../../model/index.ts";

export const HINT = "model known by name: ";

/** Ultralytics publishes its weights under AGPL-3.0 (or a contract). https://www.ultralytics.com/license */
export function lookUp(subject: LookUpSubject, _context: LookUpContext): Result<LookUp, LookUpFailure> {
  if (!subject.purl.startsWith("pkg:generic/ultralytics.com/assets/")) return ok({ installed: false, statements: [] });
  const location = { path: "licet:known-models" };
  return ok({
    installed: false,
    statements: [{ as: "name", raw: `${HINT}AGPL-3.0-only`, source: "model-references/known-models", location }],
  });
}
