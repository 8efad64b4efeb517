// The licence files that a package marks as such: /usr/share/licenses/<name>. https://docs.fedoraproject.org/en-US/packaging-guidelines/LicensingGuidelines/
import { quoteTexts } from "../../formats/license-files.ts";
import {
  joinPath,
  type LookUp,
  type LookUpContext,
  type LookUpFailure,
  type LookUpSubject,
  ok,
  type Result,
} from "../../model/index.ts";

const SOURCE = "rpm/licenses-folder";
const DATABASE = /(?:^|\/)(?:var\/lib|usr\/lib\/sysimage|usr\/share)\/rpm$/;

export function lookUp(subject: LookUpSubject, context: LookUpContext): Result<LookUp, LookUpFailure> {
  const { tree, keepText } = context;
  for (const folder of subject.folders) {
    const database = DATABASE.exec(folder);
    if (database === null) continue;
    const place = joinPath(folder.slice(0, database.index), `usr/share/licenses/${subject.name}`);
    const entries = tree.list(place);
    if (!entries.ok) continue;
    const paths = entries.value
      .filter(({ kind }) => kind === "file" || kind === "link")
      .map(({ name }) => joinPath(place, name));
    const quoted = quoteTexts(paths, { tree, source: SOURCE, keepText });
    return ok({ installed: true, ...quoted });
  }
  return ok({ installed: false, statements: [] });
}
