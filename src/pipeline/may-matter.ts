// Whether a changed file can change what a scan finds: when in doubt, yes.
import { baseNameOf, type Ecosystem, type FileTree, joinPath, matchesGlob } from "../model/index.ts";
import { makeFileMatcher } from "./match-files.ts";

/** Names that licence sources look for beside manifests. */
const LICENSE_NAME =
  /licen[cs]|copying|copyright|notice|unlicense|legal|patents|authors|readme|pkg-info|metadata|description|manifest|\.git/i;
const SEARCH_LIMIT = 2 * 1024 * 1024;

/** `sides` are the trees before and after. Paths are relative to the scanned folder. */
export function makeRelevance(ecosystems: readonly Ecosystem[], sides: readonly FileTree[]): (path: string) => boolean {
  const match = makeFileMatcher(ecosystems);
  const installed = ecosystems.flatMap(({ installFolders }) => installFolders ?? []);
  const folders = new Set(installed.map((pattern) => pattern.split("/")[0] ?? "").filter((part) => part !== "*"));
  // Folders of any name, given away by a file in them.
  const markers = installed.filter((pattern) => pattern.startsWith("*/")).map((pattern) => pattern.slice(2));
  const hasMarker = (folder: string) =>
    markers.some((marker) => sides.some((side) => side.size(joinPath(folder, marker)).ok));
  const extractors = ecosystems.flatMap((ecosystem) => ecosystem.extractors);
  const patterns = extractors.flatMap((extractor) => extractor.beside ?? []);
  const beside = patterns.map(baseNameOf).filter((name) => name !== "*");
  /** Files of any name, known by their folder. */
  const places = patterns.filter((pattern) => baseNameOf(pattern) === "*").map((pattern) => `**/${pattern}`);
  const probes = new Set(extractors.flatMap((extractor) => (extractor.probes ?? []).map(baseNameOf)));
  return (path) => {
    const name = baseNameOf(path);
    if (LICENSE_NAME.test(name) || probes.has(name)) return true;
    if (beside.some((pattern) => matchesGlob(name, pattern))) return true;
    if (places.some((pattern) => matchesGlob(path, pattern))) return true;
    const parts = path.split("/");
    if (parts.some((part, at) => folders.has(part) || (at > 0 && hasMarker(parts.slice(0, at).join("/"))))) return true;
    return match(path).some(({ extractor }) => {
      if (extractor?.contains === undefined) return true;
      const words = extractor.contains;
      return sides.some((side) => mentionsAny(side, path, words, extractor.searchLimit));
    });
  };
}

function mentionsAny(tree: FileTree, path: string, words: readonly string[], limit = SEARCH_LIMIT): boolean {
  const bytes = tree.read(path, limit);
  if (!bytes.ok) return bytes.error.reason !== "absent" && bytes.error.reason !== "too-large";
  const content = Buffer.from(bytes.value.buffer, bytes.value.byteOffset, bytes.value.byteLength);
  return words.some((word) => content.includes(word));
}
