// The licences of an artefact: its POM or the nearest parent that states any, else the licence files in its jar. https://maven.apache.org/pom.html#Licenses
import { openFile } from "../../formats/archive.ts";
import { openZip } from "../../formats/zip.ts";
import {
  folderOf,
  joinPath,
  type LookUp,
  type LookUpContext,
  type LookUpFailure,
  type LookUpSubject,
  ok,
  type Result,
} from "../../model/index.ts";
import { quoteJarTexts } from "./jar-texts.ts";
import { quotePomLicenses } from "./pom-licenses.ts";
import { openRepositories, type StoredPom } from "./repositories.ts";

const SOURCE = "java/repository";
const DEPTH = 8;

export function lookUp(subject: LookUpSubject, context: LookUpContext): Result<LookUp, LookUpFailure> {
  const [group, artifact] = subject.name.split(":");
  if (group === undefined || artifact === undefined || subject.version === undefined)
    return ok({ installed: false, statements: [] });
  const repositories = openRepositories(context.machine);
  const own = repositories.find(group, artifact, subject.version);
  if (own === undefined) {
    const trouble = repositories.troubles[0];
    if (trouble === undefined) return ok({ installed: false, statements: [] });
    const lost = {
      code: "LIC102",
      gravity: "loss",
      location: { path: trouble.place },
      args: { reason: trouble.reason },
    } as const;
    return ok({ installed: true, statements: [], diagnostics: [lost] });
  }
  const { pom } = own;
  const about = {
    ...(pom.description ? { description: pom.description } : {}),
    ...(pom.url ? { homepage: pom.url } : {}),
    ...(pom.scm ? { repository: pom.scm } : {}),
  };
  for (let at: StoredPom | undefined = own, depth = 0; at !== undefined && depth <= DEPTH; depth++) {
    const statements = quotePomLicenses(at.pom, SOURCE, at.place);
    if (statements.length > 0) return ok({ installed: true, statements, about });
    const { parent }: StoredPom["pom"] = at.pom;
    if (parent === undefined) break;
    at = repositories.find(parent.groupId, parent.artifactId, parent.version);
  }
  const texts = readJar(own, artifact, subject.version, context);
  return ok({ installed: true, about, ...texts });
}

/** The jar lies beside the POM (Maven, Coursier) or in a folder beside the POM's (Gradle). */
function readJar({ tree, path, place }: StoredPom, artifact: string, version: string, context: LookUpContext) {
  const folder = folderOf(path);
  const siblings = tree.list(folderOf(folder));
  const places = [folder, ...(siblings.ok ? siblings.value.map(({ name }) => joinPath(folderOf(folder), name)) : [])];
  const label = place.slice(0, place.length - path.length);
  for (const name of places
    .slice(0, 50)
    .flatMap((one) => ["jar", "aar"].map((end) => `${one}/${artifact}-${version}.${end}`))) {
    const bytes = openFile(tree, name);
    const zip = bytes.ok ? openZip(bytes.value) : undefined;
    if (zip?.ok) return quoteJarTexts(zip.value, `${label}${name}`, SOURCE, context.keepText);
  }
  return { statements: [] };
}
