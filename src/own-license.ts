// The licence of our own projects where no manifest declares one: their licence file, REUSE.toml or debian/copyright.
// https://reuse.software/spec-3.3/ and https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
import { dialect } from "./ecosystems/debian/dialect.ts";
import { parseDep5, stanzaFor } from "./formats/dep5.ts";
import { parseReuseToml } from "./formats/reuse-toml.ts";
import { detect, loadIndex } from "./licenses/detect/detect.ts";
import { speaksFor } from "./licenses/file-role.ts";
import { readStatement } from "./licenses/read.ts";
import { type FileTree, folderOf, joinPath, type Project } from "./model/index.ts";
import { canonicalizeExpression } from "./spdx/parse.ts";

const LARGEST = 1024 * 1024;
/** A path that no file names: only what is said of all files fits it. */
const ANY_FILE = "any/file";

/** The projects, each with a licence in its `about` if one can be told; what a manifest declares stays as it is. */
export function nameOwnLicenses(projects: readonly Project[], tree: FileTree): Project[] {
  const byFolder = new Map<string, string | undefined>();
  return projects.map((project) => {
    if (project.about.license !== undefined) return project;
    const folder = folderOf(project.location.path);
    if (!byFolder.has(folder)) byFolder.set(folder, readOwnLicense(tree, folder));
    const license = byFolder.get(folder);
    return license === undefined ? project : { ...project, about: { ...project.about, license } };
  });
}

/** From the licence file on; several that differ tell no relation between them, and are left unsaid. */
function readOwnLicense(tree: FileTree, folder: string): string | undefined {
  const listed = tree.list(folder);
  if (!listed.ok) return undefined;
  const names = new Set(listed.value.filter(({ kind }) => kind === "file").map(({ name }) => name));
  const texts = [...names]
    .filter((name) => /^(?:licen[sc]e|copying|unlicense)/i.test(name) && speaksFor(name) === "component")
    .flatMap((name) => read(tree, joinPath(folder, name)) ?? []);
  if (texts.length > 0) {
    const index = loadIndex();
    if (!index.ok) return undefined;
    const found = new Set(texts.map((text) => detect(text, index.value).expression));
    return found.size === 1 ? [...found][0] : undefined;
  }
  return readReuse(tree, folder, names) ?? readDep5(tree, joinPath(folder, ".reuse/dep5"), false) ?? readDebian();

  function readDebian(): string | undefined {
    return readDep5(tree, joinPath(folder, "debian/copyright"), true);
  }
}

function readReuse(tree: FileTree, folder: string, names: ReadonlySet<string>): string | undefined {
  const text = names.has("REUSE.toml") ? read(tree, joinPath(folder, "REUSE.toml")) : undefined;
  const parsed = text === undefined ? undefined : parseReuseToml(text);
  if (parsed === undefined || !parsed.ok) return undefined;
  const licenses = parsed.value.findLast((annotation) => annotation.covers(ANY_FILE))?.licenses ?? [];
  if (licenses.length === 0) return undefined;
  const joined = canonicalizeExpression(licenses.map((license) => `(${license})`).join(" AND "));
  return joined.ok ? joined.value.text : undefined;
}

function readDep5(tree: FileTree, path: string, isDebian: boolean): string | undefined {
  const text = read(tree, path);
  const file = text === undefined ? undefined : parseDep5(text);
  const stanza = file === undefined ? undefined : stanzaFor(file, ANY_FILE);
  if (stanza === undefined) return undefined;
  const statement = {
    purl: "",
    as: "name" as const,
    raw: stanza.license,
    source: "debian/copyright",
    location: { path },
  };
  return readStatement(statement, isDebian ? dialect : undefined).expression;
}

function read(tree: FileTree, path: string): string | undefined {
  const text = tree.readText(path, LARGEST);
  return text.ok ? text.value : undefined;
}
