// Licence texts of repositories that Carthage has checked out; there is no declared licence.
import { quoteLicenseFiles } from "../../formats/license-files.ts";
import {
  joinPath,
  type LookUp,
  type LookUpContext,
  type LookUpFailure,
  type LookUpSubject,
  ok,
  type Result,
  withoutTrailingSlashes,
} from "../../model/index.ts";

export function lookUp(subject: LookUpSubject, context: LookUpContext): Result<LookUp, LookUpFailure> {
  const name =
    withoutTrailingSlashes(subject.name)
      .split(/[/:]/)
      .at(-1)
      ?.replace(/\.git$/, "") ?? "";
  for (const start of name === "" ? [] : subject.folders) {
    const folder = joinPath(start, `Carthage/Checkouts/${name}`);
    const entries = context.tree.list(folder);
    if (!entries.ok) continue;
    const { tree, keepText } = context;
    return ok({
      installed: true,
      ...quoteLicenseFiles({ tree, folder, source: "carthage/checkouts", keepText, entries: entries.value }),
    });
  }
  return ok({ installed: false, statements: [] });
}
