// What cpanm keeps about each distribution it installs: local/lib/perl5/<architecture>/.meta/<distribution>/MYMETA.json.
// https://metacpan.org/pod/CPAN::Meta::Spec#license
import { getOwn, isArray, isObject, makeKeyLocator, parseJson } from "../../formats/json.ts";
import { placeAt } from "../../formats/troubles.ts";
import {
  err,
  joinPath,
  type LookUp,
  type LookUpContext,
  type LookUpFailure,
  type LookUpSubject,
  ok,
  type Result,
} from "../../model/index.ts";

const SOURCE = "perl/local-lib";

export function lookUp(subject: LookUpSubject, context: LookUpContext): Result<LookUp, LookUpFailure> {
  if (subject.version === undefined) return ok({ installed: false, statements: [] });
  const { tree } = context;
  for (const folder of subject.folders) {
    const root = joinPath(folder, "local/lib/perl5");
    const entries = tree.list(root);
    for (const { name, kind } of entries.ok ? entries.value : []) {
      if (kind !== "folder") continue;
      const path = joinPath(root, `${name}/.meta/${subject.name}-${subject.version}/MYMETA.json`);
      const text = tree.readText(path);
      if (!text.ok) continue;
      const parsed = parseJson(text.value);
      if (!parsed.ok || !isObject(parsed.value)) return err({ reason: "not valid JSON", location: { path } });
      const license = getOwn(parsed.value, "license");
      const names = (isArray(license) ? license : [license]).filter((item) => typeof item === "string");
      const raw = names.length === 1 ? names[0] : JSON.stringify(names);
      const line = makeKeyLocator(text.value)("license");
      const statements =
        names.length === 0 || raw === undefined
          ? []
          : [{ as: "name", raw, source: SOURCE, location: placeAt(path, line) } as const];
      return ok({ installed: true, statements });
    }
  }
  return ok({ installed: false, statements: [] });
}
