// Knows licence files by their names, and quotes the ones that lie in a folder.
import {
  baseNameOf,
  type Diagnostic,
  type FileFailure,
  type FileTree,
  joinPath,
  type OwnStatement,
  ok,
  type Result,
  type TreeEntry,
} from "../model/index.ts";

/** Texts longer than this are collections of notices, not licences; they are reported, not read. */
export const LICENSE_FILE_LIMIT = 4 * 1024 * 1024;

/** What every such name holds; most names do not, and are passed over with one look. */
const HINT = /licen[cs]|copying|copyright|notice/i;
const WORDS = /^(?:licen[cs]es?|licen[cs]ing|copying|copyrights?|unlicen[cs]e|notices?)$/;
/** Endings of prose; a licence file's name may also end in the licence itself ("COPYING.LESSER", "LICENSE-2.0"). */
const CODE_ENDINGS = new Set(
  (
    "asm bat bin c cc cfg class cmake cpp cs css csv cxx dart dll erl ex exs exe fs gif go gradle groovy gz h hpp hrl icns ico ini jar " +
    "java jpeg jpg js json jsx key kt kts lock lua m map mjs cjs mts cts nix o pas pdf pem php pl plist pm png po properties ps1 psd " +
    "py pyc pyi r rb resx rs s scala sh sig so sql svg swift tar tgz tmpl toml tpl ts tsx ttf vb vue wasm webp xaml xml xsd xsl yaml yml zip"
  ).split(" "),
);

/**
 * True for the names that licence texts go by: LICENSE, LICENCE.md, COPYING.LESSER, MIT-LICENSE.txt, LICENSE-APACHE, UNLICENSE, NOTICE …
 * False for source code about licences (license.go, license_test.rb).
 */
export function isLicenseFileName(name: string): boolean {
  if (!HINT.test(name)) return false;
  const lower = name.toLowerCase();
  const dot = lower.lastIndexOf(".");
  if (dot > 0 && CODE_ENDINGS.has(lower.slice(dot + 1))) return false;
  const words = lower.split(/[^a-z]+/).filter((word) => word !== "");
  const at = words.findIndex((word) => WORDS.test(word));
  // The word stands first, or after the licence's or the package's name: "third-party-license-checker" is neither.
  return at === 0 || (at > 0 && at >= words.length - 2 && words.length <= 5);
}

/** True for files that collect what third parties want said ("NOTICE", "ThirdPartyNotices.txt"): no licence of the package itself. */
export function isNoticeFileName(name: string): boolean {
  return /notice/i.test(name);
}

export interface QuotedTexts {
  readonly statements: readonly OwnStatement[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface QuoteOptions {
  readonly tree: FileTree;
  /** Folder of the package in the tree. */
  readonly folder: string;
  /** Id of the source that quotes. */
  readonly source: string;
  readonly keepText: (text: string) => string;
  /** How places in this tree are named in the report; a file of the scanned tree has its plain path. */
  readonly nameOf?: (path: string) => string;
  /** Entries of the folder, where they are known. */
  readonly entries?: readonly TreeEntry[];
}

/** Quotes every licence file of a folder and of the folders "LICENSES" and "licenses" in it (REUSE), in the order of their names. */
export function quoteLicenseFiles(options: QuoteOptions): QuotedTexts {
  const { tree, folder } = options;
  const entries = options.entries ?? listOrNothing(tree, folder);
  const paths: string[] = [];
  for (const { name, kind } of entries) {
    const path = joinPath(folder, name);
    if (kind === "file" || kind === "link") {
      if (isLicenseFileName(name)) paths.push(path);
    } else if (kind === "folder" && /^licen[cs]es?$/i.test(name)) {
      for (const inner of listOrNothing(tree, path)) if (inner.kind === "file") paths.push(joinPath(path, inner.name));
    }
  }
  return quoteTexts(paths, options);
}

/** Quotes the given files as licence texts; what cannot be read is reported. */
export function quoteTexts(paths: readonly string[], options: Omit<QuoteOptions, "folder" | "entries">): QuotedTexts {
  const nameOf = options.nameOf ?? ((path) => path);
  const statements: OwnStatement[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const path of paths) {
    const location = { path: nameOf(path) };
    const text = readProse(options.tree, path);
    if (text.ok) {
      if (text.value.trim() === "") continue;
      const digest = options.keepText(text.value);
      statements.push({ as: "text", raw: baseNameOf(path), source: options.source, location, digest });
    } else if (text.error.reason !== "absent" && text.error.reason !== "not-a-file") {
      diagnostics.push({ code: "LIC106", gravity: "loss", location, args: { reason: text.error.detail } });
    }
  }
  return { statements, diagnostics };
}

/** Licence files in Latin-1 ("Copyright \xa9") are common, and no less licences. */
function readProse(tree: FileTree, path: string): Result<string, FileFailure> {
  const text = tree.readText(path, LICENSE_FILE_LIMIT);
  if (text.ok || text.error.reason !== "bad-encoding") return text;
  const bytes = tree.read(path, LICENSE_FILE_LIMIT);
  if (!bytes.ok) return bytes;
  return bytes.value.includes(0) ? text : ok(new TextDecoder("windows-1252").decode(bytes.value));
}

function listOrNothing(tree: FileTree, folder: string): readonly TreeEntry[] {
  const entries = tree.list(folder);
  return entries.ok ? entries.value : [];
}
