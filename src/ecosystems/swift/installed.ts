// Licence texts of packages that were checked out to be built; Swift has no declared licence.
import { quoteLicenseFiles } from "../../formats/license-files.ts";
import {
  type FileTree,
  joinPath,
  type LookUp,
  type LookUpContext,
  type LookUpFailure,
  type LookUpSubject,
  ok,
  type Result,
} from "../../model/index.ts";
import { checkoutName } from "./locations.ts";

const NOT_INSTALLED: LookUp = { installed: false, statements: [] };
const DERIVED_DATA = "Library/Developer/Xcode/DerivedData";

export function lookUpInBuild(subject: LookUpSubject, context: LookUpContext): Result<LookUp, LookUpFailure> {
  const name = checkoutName(subject.name);
  for (const folder of subject.folders) {
    // A Package.resolved of Xcode lies four folders below the project's.
    for (const place of [folder, folder.replace(/(?:^|\/)[^/]+\.xc(?:odeproj|workspace)(?:\/.*)?$/, "")]) {
      const found = quote(context.tree, joinPath(place, `.build/checkouts/${name}`), "swift/checkouts", context);
      if (found !== undefined) return ok(found);
    }
  }
  return ok(NOT_INSTALLED);
}

export function lookUpInDerivedData(subject: LookUpSubject, context: LookUpContext): Result<LookUp, LookUpFailure> {
  const { home } = context.machine;
  const builds = home?.list(DERIVED_DATA);
  if (home === undefined || builds?.ok !== true) return ok(NOT_INSTALLED);
  for (const { name } of builds.value) {
    const folder = `${DERIVED_DATA}/${name}/SourcePackages/checkouts/${checkoutName(subject.name)}`;
    const found = quote(home, folder, "swift/derived-data", context, home.label);
    if (found !== undefined) return ok(found);
  }
  return ok(NOT_INSTALLED);
}

function quote(
  tree: FileTree,
  folder: string,
  source: string,
  context: LookUpContext,
  label?: string,
): LookUp | undefined {
  const entries = tree.list(folder);
  if (!entries.ok) return undefined;
  const nameOf = (path: string) => (label === undefined ? path : `${label}/${path}`);
  const { keepText } = context;
  return { installed: true, ...quoteLicenseFiles({ tree, folder, source, keepText, nameOf, entries: entries.value }) };
}
