// Whether code in a folder of the tree is ours or somebody else's, where a manifest asks for it by its path. docs/decisions/0006

import { speaksFor } from "../licenses/file-role.ts";
import { type FileTree, folderOf, joinPath, type Ownership } from "../model/index.ts";

/** Folders that people put other people's code into. */
const THIRD_PARTY = /^(?:vendor(?:s|ed)?|third[-_]?party|3rd[-_]?party|externals?|extern|deps|forks?|patched)$/i;
/** What says that the code is nobody else's business. */
const PRIVATE = /^(?:unlicensed|proprietary|private|none|all rights reserved)$/i;
const TEXT_LIMIT = 256 * 1024;

export type ForeignJudge = (folder: string, theirs?: Ownership, ours?: Ownership) => boolean;

/** `folder` is relative to the root of the tree. */
export function makeForeignJudge(tree: FileTree): ForeignJudge {
  const known = new Map<string, ReadonlySet<string>>();
  const textsIn = (folder: string) => {
    let texts = known.get(folder);
    if (texts === undefined) {
      texts = readLicenseTexts(tree, folder);
      known.set(folder, texts);
    }
    return texts;
  };
  return (folder, theirs = {}, ours = {}) => {
    if (folder === "") return false;
    if (folder.split("/").some((part) => THIRD_PARTY.test(part))) return true;
    if (theirs.vendor !== undefined && theirs.vendor === ours.vendor) return false;
    if (theirs.license !== undefined && PRIVATE.test(theirs.license.trim())) return false;
    const authors = compareAuthors(theirs.author, ours.author);
    if (differ(theirs.license, ours.license) || authors === "others") return true;
    if (authors === "same") return false;
    const own = textsIn(folder);
    if (own.size === 0) return theirs.license !== undefined && ours.license === undefined && !isLicensed(folder);
    return !ancestorsOf(folder).some((above) => [...textsIn(above)].some((text) => own.has(text)));
  };

  function isLicensed(folder: string): boolean {
    return ancestorsOf(folder).some((above) => textsIn(above).size > 0);
  }
}

function ancestorsOf(folder: string): string[] {
  const all: string[] = [];
  for (let at = folder; at !== ""; ) {
    at = folderOf(at);
    all.push(at);
  }
  return all;
}

function differ(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a.trim() !== b.trim();
}

/** Whether a name or an address stands in both lists of authors; undefined where one of them is empty. */
function compareAuthors(a: string | undefined, b: string | undefined): "same" | "others" | undefined {
  const namesIn = (list: string | undefined) =>
    (list ?? "")
      .toLowerCase()
      .split(/[,;<>()]/)
      .map((name) => name.trim())
      .filter((name) => name !== "");
  const [first, second] = [namesIn(a), new Set(namesIn(b))];
  if (first.length === 0 || second.size === 0) return undefined;
  return first.some((name) => second.has(name)) ? "same" : "others";
}

/** Texts of the licence files in a folder, without their white space. */
function readLicenseTexts(tree: FileTree, folder: string): ReadonlySet<string> {
  const entries = tree.list(folder);
  const texts = new Set<string>();
  for (const { name, kind } of entries.ok ? entries.value : []) {
    if (kind !== "file" || speaksFor(name) !== "component") continue;
    const text = tree.readText(joinPath(folder, name), TEXT_LIMIT);
    if (text.ok && text.value.trim() !== "") texts.add(text.value.replace(/\s+/g, ""));
  }
  return texts;
}
