// Lets a tree be read into its ZIP archives: "cache/x.zip!/node_modules/x/package.json" is a file in an archive.
import { err, type FileFailure, type FileTree, ok, type Result, type TreeEntry } from "../model/index.ts";
import { openFile } from "./archive.ts";
import { openZip, type ZipArchive } from "./zip.ts";

const SEPARATOR = "!/";
const views = new WeakMap<FileTree, FileTree>();

/** The same tree for every other path. The last archive stays open, as its files are asked for one after another. */
export function withArchives(tree: FileTree): FileTree {
  const known = views.get(tree);
  if (known !== undefined) return known;
  const view = makeView(tree);
  views.set(tree, view);
  return view;
}

function makeView(tree: FileTree): FileTree {
  let last: { readonly path: string; readonly zip: Result<ZipArchive, FileFailure> } | undefined;
  const open = (path: string): Result<ZipArchive, FileFailure> => {
    if (last?.path !== path) last = { path, zip: openArchive(tree, path) };
    return last.zip;
  };
  const read = (path: string, limit = Number.POSITIVE_INFINITY): Result<Uint8Array, FileFailure> => {
    const place = split(path);
    if (place === undefined) return tree.read(path, limit === Number.POSITIVE_INFINITY ? undefined : limit);
    const zip = open(place.archive);
    if (!zip.ok) return zip;
    const entry = zip.value.find(place.inner);
    if (entry === undefined || entry.isFolder) return fail("absent", path, "no such file in the archive");
    if (entry.size > limit) return fail("too-large", path, `larger than ${limit} bytes`);
    const bytes = zip.value.read(entry);
    return bytes.ok ? bytes : fail("io-error", path, bytes.error.reason);
  };
  return {
    label: tree.label,
    walk: (options) => tree.walk(options),
    list(path) {
      const place = split(path);
      if (place === undefined) return tree.list(path);
      const zip = open(place.archive);
      return zip.ok ? listFolder(zip.value, place.inner, path) : zip;
    },
    read: (path, limit) => read(path, limit),
    readText(path, limit) {
      if (split(path) === undefined) return tree.readText(path, limit);
      const bytes = read(path, limit);
      if (!bytes.ok) return bytes;
      try {
        return ok(new TextDecoder("utf-8", { fatal: true }).decode(bytes.value));
      } catch {
        return fail("bad-encoding", path, "not UTF-8");
      }
    },
    readPiece(path, start, length) {
      if (split(path) === undefined) return tree.readPiece(path, start, length);
      const bytes = read(path);
      return bytes.ok ? ok(bytes.value.subarray(start, start + length)) : bytes;
    },
    size(path) {
      const place = split(path);
      if (place === undefined) return tree.size(path);
      const zip = open(place.archive);
      if (!zip.ok) return zip;
      const entry = zip.value.find(place.inner);
      return entry === undefined ? fail("absent", path, "no such file in the archive") : ok(entry.size);
    },
  };
}

function split(path: string): { readonly archive: string; readonly inner: string } | undefined {
  const at = path.indexOf(SEPARATOR);
  return at < 0 ? undefined : { archive: path.slice(0, at), inner: path.slice(at + SEPARATOR.length) };
}

function openArchive(tree: FileTree, path: string): Result<ZipArchive, FileFailure> {
  // Whether the archive is there at all is asked first: a package that is not installed is no damaged one.
  const size = tree.size(path);
  if (!size.ok) return size;
  const source = openFile(tree, path);
  const zip = source.ok ? openZip(source.value) : source;
  return zip.ok ? zip : fail("io-error", path, zip.error.reason);
}

function listFolder(zip: ZipArchive, folder: string, path: string): Result<readonly TreeEntry[], FileFailure> {
  const prefix = folder === "" ? "" : `${folder.replace(/\/$/, "")}/`;
  const kinds = new Map<string, TreeEntry["kind"]>();
  for (const { name } of zip.entries) {
    if (!name.startsWith(prefix) || name === prefix) continue;
    const rest = name.slice(prefix.length);
    const slash = rest.indexOf("/");
    kinds.set(slash < 0 ? rest : rest.slice(0, slash), slash < 0 ? "file" : "folder");
  }
  if (kinds.size === 0) return fail("absent", path, "no such folder in the archive");
  const entries = [...kinds].map(([name, kind]) => ({ name, kind }));
  return ok(entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)));
}

function fail(reason: FileFailure["reason"], path: string, detail: string) {
  return err<FileFailure>({ reason, path, detail });
}
