// Installed R packages: their DESCRIPTION and the license files beside it, in the project's library, the user's, or renv's cache.

import { type Paragraph, parseDeb822, textOfField } from "../../formats/deb822.ts";
import { quoteLicenseFiles } from "../../formats/license-files.ts";
import {
  type FileTree,
  joinPath,
  type LookUp,
  type LookUpContext,
  type LookUpFailure,
  type LookUpSubject,
  type OwnStatement,
  ok,
  type Result,
} from "../../model/index.ts";

const PROJECT_ROOTS = ["renv/library", "packrat/lib", "packrat/lib-R"];
const DEPTH = 5;

export function lookUpInProject(subject: LookUpSubject, context: LookUpContext): Result<LookUp, LookUpFailure> {
  const places = subject.folders.flatMap((folder) => {
    // packrat's own lockfile lies one folder below the project.
    const project = folder.replace(/(?:^|\/)packrat$/, "");
    return PROJECT_ROOTS.map((root) => joinPath(project, root));
  });
  return ok(findAndQuote(context.tree, places, subject, "r/library", context, (path) => path));
}

export function lookUpOnMachine(subject: LookUpSubject, context: LookUpContext): Result<LookUp, LookUpFailure> {
  const cache = context.machine.folder("RENV_PATHS_CACHE", ".cache/R/renv/cache");
  const library = context.machine.folder("R_LIBS_USER", "R");
  for (const tree of [library, cache]) {
    if (tree === undefined) continue;
    const found = findAndQuote(tree, [""], subject, "r/user-library", context, (path) => `${tree.label}/${path}`);
    if (found.installed) return ok(found);
  }
  return ok({ installed: false, statements: [] });
}

function findAndQuote(
  tree: FileTree,
  roots: readonly string[],
  subject: LookUpSubject,
  source: string,
  context: LookUpContext,
  nameOf: (path: string) => string,
): LookUp {
  for (const root of roots) {
    for (const folder of findPackage(tree, root, subject, DEPTH)) {
      const text = tree.readText(joinPath(folder, "DESCRIPTION"));
      if (!text.ok) continue;
      const paragraph = parseDeb822(text.value).paragraphs[0];
      if (paragraph === undefined || textOfField(paragraph, "package") !== subject.name) continue;
      const version = textOfField(paragraph, "version");
      const isCommit = /^[0-9a-f]{40}$/.test(subject.version ?? "");
      if (subject.version !== undefined && !isCommit && version !== subject.version) continue;
      return quote(tree, folder, paragraph, source, context, nameOf);
    }
  }
  return { installed: false, statements: [] };
}

/** `<library>/<platform and R version …>/<package>`, or `<cache>/…/<package>/<version>/<hash>/<package>`. */
function findPackage(tree: FileTree, folder: string, subject: LookUpSubject, depth: number): string[] {
  const own = joinPath(folder, subject.name);
  if (tree.size(joinPath(own, "DESCRIPTION")).ok) return [own];
  if (depth === 0) return [];
  const entries = tree.list(folder);
  if (!entries.ok) return [];
  const folders = entries.value.filter(({ kind }) => kind === "folder").map(({ name }) => name);
  // Below a package's own folder only the wanted version leads on; other packages lead nowhere.
  if (folders.includes(subject.name)) {
    const versions = subject.version === undefined ? [] : [joinPath(own, subject.version)];
    return versions.flatMap((one) => findPackage(tree, one, subject, 1));
  }
  if (folders.length > 50) return [];
  return folders.flatMap((name) => findPackage(tree, joinPath(folder, name), subject, depth - 1));
}

function quote(
  tree: FileTree,
  folder: string,
  paragraph: Paragraph,
  source: string,
  context: LookUpContext,
  nameOf: (path: string) => string,
): LookUp {
  const license = paragraph.fields.get("license");
  const statements: OwnStatement[] = [];
  if (license !== undefined && license.value.trim() !== "") {
    const location = { path: nameOf(joinPath(folder, "DESCRIPTION")), line: license.line };
    statements.push({ as: "name", raw: license.value.trim(), source, location });
  }
  const { keepText } = context;
  const texts = quoteLicenseFiles({ tree, folder, source, keepText, nameOf });
  // For MIT and BSD, CRAN wants only the year and the holder in the file LICENSE.
  const isTemplate = /^(?:MIT|BSD_[23]_clause)(?: License)? \+ file/i.test(license?.value.trim() ?? "");
  const kept = texts.statements.filter(({ raw }) => !(isTemplate && /^LICEN[CS]E$/i.test(raw)));
  return { installed: true, statements: [...statements, ...kept], diagnostics: texts.diagnostics };
}
