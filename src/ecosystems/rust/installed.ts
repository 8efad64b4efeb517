// Crates on disk: vendored ones, then those Cargo has downloaded. https://doc.rust-lang.org/cargo/guide/cargo-home.html
import { getObject, getOwn, getString, type JsonObject } from "../../formats/json.ts";
import { isLicenseFileName, quoteLicenseFiles, quoteTexts } from "../../formats/license-files.ts";
import { readTar, type TarEntry } from "../../formats/tar.ts";
import { parseToml, type TomlFile } from "../../formats/toml.ts";
import {
  type Diagnostic,
  type FileTree,
  folderOf,
  joinInside,
  joinPath,
  type LookUp,
  type LookUpContext,
  type LookUpFailure,
  type LookUpSubject,
  type OwnStatement,
  ok,
  type Result,
} from "../../model/index.ts";
import { parsePurl } from "../../purl/index.ts";
import { readAbout } from "./manifest.ts";

const NOT_INSTALLED: LookUp = { installed: false, statements: [] };

export function lookUpInVendor(subject: LookUpSubject, context: LookUpContext): Result<LookUp, LookUpFailure> {
  const { name, version } = subject;
  const [root = ""] = subject.folders;
  for (const folder of subject.installPaths) {
    const found = readCrate(context.tree, folder, "rust/vendor", subject, context, undefined, root);
    if (found !== undefined) return ok(found);
  }
  for (const folder of subject.folders) {
    for (const place of [`vendor/${name}-${version}`, `vendor/${name}`]) {
      const found = readCrate(context.tree, joinPath(folder, place), "rust/vendor", subject, context);
      if (found !== undefined) return ok(found);
    }
  }
  return ok(NOT_INSTALLED);
}

export function lookUpInCargoHome(subject: LookUpSubject, context: LookUpContext): Result<LookUp, LookUpFailure> {
  const home = context.machine.folder("CARGO_HOME", ".cargo");
  if (home === undefined || subject.version === undefined) return ok(NOT_INSTALLED);
  const crate = `${subject.name}-${subject.version}`;
  const source = "rust/cargo-home";
  const commit = gitCommit(subject.purl);
  if (commit !== undefined) return ok(readCheckout(home, commit, subject, context) ?? NOT_INSTALLED);
  for (const registry of foldersIn(home, "registry/src")) {
    const found = readCrate(home, `${registry}/${crate}`, source, subject, context, home.label);
    if (found !== undefined) return ok(found);
  }
  for (const registry of foldersIn(home, "registry/cache")) {
    const archive = home.read(`${registry}/${crate}.crate`, 64 * 1024 * 1024);
    if (archive.ok) return ok(readArchive(archive.value, `${home.label}/${registry}/${crate}.crate`, crate, context));
  }
  return ok(NOT_INSTALLED);
}

function foldersIn(tree: FileTree, folder: string): string[] {
  const entries = tree.list(folder);
  return entries.ok
    ? entries.value.filter(({ kind }) => kind !== "file").map(({ name }) => joinPath(folder, name))
    : [];
}

function gitCommit(purl: string): string | undefined {
  const parsed = parsePurl(purl);
  const url = parsed.ok ? parsed.value.qualifiers.get("vcs_url") : undefined;
  const at = url?.lastIndexOf("@") ?? -1;
  return url?.startsWith("git+") && at > 0 ? url.slice(at + 1) : undefined;
}

/** Checkouts lie under the repository's name and the first letters of the commit; the crate may lie deeper. */
function readCheckout(
  home: FileTree,
  commit: string,
  subject: LookUpSubject,
  context: LookUpContext,
): LookUp | undefined {
  for (const repository of foldersIn(home, "git/checkouts")) {
    for (const checkout of foldersIn(home, repository)) {
      const short = checkout.slice(repository.length + 1);
      if (short.length < 7 || !commit.startsWith(short)) continue;
      for (const place of ["", subject.name, `crates/${subject.name}`]) {
        const folder = place === "" ? checkout : `${checkout}/${place}`;
        const found = readCrate(home, folder, "rust/cargo-home", subject, context, home.label, checkout);
        if (found !== undefined) return found;
      }
    }
  }
  return undefined;
}

/** The crate in a folder, if it is this one; `root` is where a workspace around it would have its manifest. */
function readCrate(
  tree: FileTree,
  folder: string,
  source: string,
  subject: LookUpSubject,
  context: LookUpContext,
  label?: string,
  root?: string,
): LookUp | undefined {
  const path = joinPath(folder, "Cargo.toml");
  const nameOf = (place: string) => (label === undefined ? place : `${label}/${place}`);
  const text = tree.readText(path);
  if (!text.ok) {
    if (text.error.reason === "absent") return undefined;
    return { installed: true, statements: [], diagnostics: [lost("LIC101", nameOf(path), text.error.detail)] };
  }
  const toml = parseToml(text.value);
  if (!toml.ok)
    return { installed: true, statements: [], diagnostics: [lost("LIC102", nameOf(path), toml.error.reason)] };
  const workspace = root === undefined || root === folder ? undefined : readWorkspace(tree, root);
  const table = getObject(toml.value.root, "package") ?? {};
  const version = getOwn(table, "version");
  if (getString(table, "name") !== subject.name) return undefined;
  if (typeof version === "string" && subject.version !== undefined && version !== subject.version) return undefined;
  const declared = readFields(toml.value, nameOf(path), source);
  const inherited =
    workspace === undefined ? [] : readInherited(table, workspace, source, nameOf(joinPath(root ?? "", "Cargo.toml")));
  const options = { tree, source, keepText: context.keepText, nameOf };
  const usual = quoteLicenseFiles({ ...options, folder });
  const pointed = declared.file === undefined ? undefined : joinInside(folder, declared.file);
  const isUsual = pointed !== undefined && usual.statements.some(({ location }) => location.path === nameOf(pointed));
  const special = pointed === undefined || isUsual ? undefined : quoteTexts([pointed], options);
  const atRoot =
    root === undefined || root === folder || usual.statements.length > 0
      ? undefined
      : quoteLicenseFiles({ ...options, folder: root });
  const texts = [special, usual, atRoot].filter((quoted) => quoted !== undefined);
  return {
    installed: true,
    statements: [...declared.statements, ...inherited, ...texts.flatMap(({ statements }) => statements)],
    about: readAbout(toml.value.root),
    diagnostics: texts.flatMap(({ diagnostics }) => diagnostics),
  };
}

function readFields(
  { root, lineOf }: TomlFile,
  path: string,
  source: string,
): { readonly statements: OwnStatement[]; readonly file: string | undefined } {
  const table = getObject(root, "package") ?? {};
  const statements: OwnStatement[] = [];
  for (const [key, as] of [
    ["license", "expression"],
    ["license-file", "file"],
  ] as const) {
    const raw = getString(table, key);
    if (raw !== undefined) statements.push({ as, raw, source, location: { path, line: lineOf("package", key) ?? 1 } });
  }
  return { statements, file: getString(table, "license-file") };
}

function readWorkspace(tree: FileTree, root: string): TomlFile | undefined {
  const text = tree.readText(joinPath(root, "Cargo.toml"));
  const toml = text.ok ? parseToml(text.value) : undefined;
  return toml?.ok ? toml.value : undefined;
}

/** `license.workspace = true`: the licence stands in the workspace's manifest. */
function readInherited(table: JsonObject, workspace: TomlFile, source: string, path: string): OwnStatement[] {
  if (getOwn(getObject(table, "license") ?? {}, "workspace") !== true) return [];
  const shared = getObject(getObject(workspace.root, "workspace") ?? {}, "package");
  const raw = shared && getString(shared, "license");
  const line = workspace.lineOf("workspace", "package", "license") ?? 1;
  return raw === undefined ? [] : [{ as: "expression", raw, source, location: { path, line } }];
}

/** A crate that was downloaded but not unpacked. */
function readArchive(bytes: Uint8Array, path: string, crate: string, context: LookUpContext): LookUp {
  const source = "rust/cargo-home";
  const entries = readTar(bytes);
  if (!entries.ok)
    return { installed: true, statements: [], diagnostics: [lost(entries.error.code, path, entries.error.reason)] };
  const decoder = new TextDecoder();
  const textOf = (entry: TarEntry) => decoder.decode(entry.bytes);
  const manifest = entries.value.find(({ name }) => name === `${crate}/Cargo.toml`);
  const toml = manifest === undefined ? undefined : parseToml(textOf(manifest));
  if (toml === undefined || !toml.ok) {
    const reason = toml === undefined ? "the crate has no Cargo.toml" : toml.error.reason;
    return { installed: true, statements: [], diagnostics: [lost("LIC102", path, reason)] };
  }
  const declared = readFields(toml.value, `${path}!/${crate}/Cargo.toml`, source);
  const texts = entries.value
    .filter(
      ({ name }) =>
        folderOf(name) === crate &&
        (isLicenseFileName(name.slice(crate.length + 1)) || name === `${crate}/${declared.file}`),
    )
    .map((entry): OwnStatement => {
      const digest = context.keepText(textOf(entry));
      return {
        as: "text",
        raw: entry.name.slice(crate.length + 1),
        source,
        location: { path: `${path}!/${entry.name}` },
        digest,
      };
    });
  return { installed: true, statements: [...declared.statements, ...texts], about: readAbout(toml.value.root) };
}

function lost(code: Diagnostic["code"], path: string, reason: string): Diagnostic {
  return { code, gravity: "loss", location: { path }, args: { reason } };
}
