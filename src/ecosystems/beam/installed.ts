// Fetched packages of Hex: their metadata and licence files, unpacked or in archives. https://github.com/hexpm/specifications/blob/main/package_metadata.md
import { getOwn, isArray } from "../../formats/json.ts";
import { quoteLicenseFiles } from "../../formats/license-files.ts";
import { makeLineFinder } from "../../formats/line-finder.ts";
import { readTar } from "../../formats/tar.ts";
import { parseToml } from "../../formats/toml.ts";
import {
  type About,
  type Diagnostic,
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
import { findValue, itemsOf, parseTerms, type Term, wordOf } from "./terms.ts";

const NOT_INSTALLED: LookUp = { installed: false, statements: [] };
/** Where Mix, Rebar3 and Gleam unpack packages. */
const FOLDERS = ["deps", "_build/default/lib", "_build/dev/lib", "build/packages"];
const CACHES = [
  ["HEX_HOME", ".hex", "packages"],
  ["REBAR_CACHE_DIR", ".cache/rebar3", "hex"],
  ["GLEAM_CACHE", ".cache/gleam", "hex"],
] as const;

export function lookUpInDeps(subject: LookUpSubject, context: LookUpContext): Result<LookUp, LookUpFailure> {
  const { tree, keepText } = context;
  const source = "beam/deps";
  const usual = subject.folders.flatMap((start) => FOLDERS.map((place) => joinPath(start, `${place}/${subject.name}`)));
  for (const folder of [...subject.installPaths, ...usual]) {
    const entries = tree.list(folder);
    if (!entries.ok) continue;
    const declared = readHexMetadata(tree, folder, source) ?? readGleamLicences(tree, folder, source);
    const texts = quoteLicenseFiles({ tree, folder, source, keepText, entries: entries.value });
    return ok({
      installed: true,
      statements: [...(declared?.statements ?? []), ...texts.statements],
      diagnostics: [...(declared?.diagnostics ?? []), ...texts.diagnostics],
      ...(declared?.about === undefined ? {} : { about: declared.about }),
    });
  }
  return ok(NOT_INSTALLED);
}

export function lookUpInCaches(subject: LookUpSubject, context: LookUpContext): Result<LookUp, LookUpFailure> {
  const file = `${subject.name}-${subject.version}.tar`;
  for (const [variable, below, folder] of CACHES) {
    const cache = context.machine.folder(variable, below);
    if (cache === undefined) continue;
    for (const place of [`${folder}/hexpm/${file}`, `${folder}/hexpm/packages/${file}`, `${folder}/${file}`]) {
      const archive = cache.read(place, 64 * 1024 * 1024);
      if (archive.ok) return ok(readArchive(archive.value, `${cache.label}/${place}`));
    }
  }
  return ok(NOT_INSTALLED);
}

interface Declared {
  readonly statements: readonly OwnStatement[];
  readonly diagnostics?: readonly Diagnostic[];
  readonly about?: About;
}

function readHexMetadata(tree: FileTree, folder: string, source: string): Declared | undefined {
  const path = joinPath(folder, "hex_metadata.config");
  const text = tree.readText(path);
  return text.ok ? quoteMetadata(text.value, path, source) : undefined;
}

function quoteMetadata(text: string, path: string, source: string): Declared {
  const terms = parseTerms(text, "erlang");
  if (!terms.ok) {
    const location = { path, ...terms.error.position };
    return {
      statements: [],
      diagnostics: [{ code: "LIC102", gravity: "loss", location, args: { reason: terms.error.reason } }],
    };
  }
  // A metadata file is a row of {key, value} tuples.
  const all: Term = { kind: "list", items: terms.value, offset: 0 };
  const licenses = findValue(all, "licenses");
  const names = itemsOf(licenses)
    .map(wordOf)
    .filter((name) => name !== undefined && name !== "") as string[];
  const [first] = names;
  const description = wordOf(findValue(all, "description"));
  const about = description === undefined ? {} : { about: { description } };
  if (first === undefined || licenses === undefined) return { statements: [], ...about };
  const raw = names.length === 1 ? first : JSON.stringify(names);
  const line = makeLineFinder(text)(licenses.offset);
  return { statements: [{ as: "expression", raw, source, location: { path, line } }], ...about };
}

/** Packages of Gleam carry their gleam.toml with `licences`. */
function readGleamLicences(tree: FileTree, folder: string, source: string): Declared | undefined {
  const path = joinPath(folder, "gleam.toml");
  const text = tree.readText(path);
  const toml = text.ok ? parseToml(text.value) : undefined;
  if (!toml?.ok) return undefined;
  const list = getOwn(toml.value.root, "licences") ?? getOwn(toml.value.root, "licenses");
  const names = (isArray(list) ? list : []).filter((name) => typeof name === "string");
  const [first] = names;
  if (first === undefined) return undefined;
  const line = toml.value.lineOf("licences") ?? toml.value.lineOf("licenses") ?? 1;
  const raw = names.length === 1 ? first : JSON.stringify(names);
  return { statements: [{ as: "expression", raw, source, location: { path, line } }] };
}

/** The archive of a package: metadata.config beside the packed content. */
function readArchive(bytes: Uint8Array, path: string): LookUp {
  const entries = readTar(bytes);
  const metadata = entries.ok ? entries.value.find(({ name }) => name === "metadata.config") : undefined;
  if (!entries.ok || metadata === undefined) {
    const reason = entries.ok ? "the archive has no metadata.config" : entries.error.reason;
    return {
      installed: true,
      statements: [],
      diagnostics: [{ code: "LIC102", gravity: "loss", location: { path }, args: { reason } }],
    };
  }
  return {
    installed: true,
    ...quoteMetadata(new TextDecoder().decode(metadata.bytes), `${path}!/metadata.config`, "beam/hex-cache"),
  };
}
