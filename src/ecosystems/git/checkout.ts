// Licence files in the folder of a submodule, if it is checked out.
import { quoteLicenseFiles } from "../../formats/license-files.ts";
import {
  type LookUp,
  type LookUpContext,
  type LookUpFailure,
  type LookUpSubject,
  ok,
  type Result,
} from "../../model/index.ts";

const SOURCE = "git/checkout";

export function lookUp(subject: LookUpSubject, context: LookUpContext): Result<LookUp, LookUpFailure> {
  const { tree, keepText } = context;
  for (const folder of subject.installPaths) {
    const entries = tree.list(folder);
    // A submodule that was never fetched is an empty folder.
    if (!entries.ok || entries.value.length === 0) continue;
    return ok({
      installed: true,
      ...quoteLicenseFiles({ tree, folder, source: SOURCE, keepText, entries: entries.value }),
    });
  }
  return ok({ installed: false, statements: [] });
}
