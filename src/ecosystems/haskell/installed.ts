// Licences of Haskell packages on this machine: the package database of cabal's store, and the archives that cabal downloaded.
import { isLicenseFileName } from "../../formats/license-files.ts";
import { readTar, type TarEntry } from "../../formats/tar.ts";
import {
  err,
  type LookUp,
  type LookUpContext,
  type LookUpFailure,
  type LookUpSubject,
  type OwnStatement,
  ok,
  type Result,
} from "../../model/index.ts";
import { readCabalFields } from "./cabal-fields.ts";

const NOTHING: LookUp = { installed: false, statements: [] };

/** `~/.cabal/store/ghc-<version>[-<abi>]/package.db/<name>-<version>-<hash>.conf`, an InstalledPackageInfo. */
export function lookUpInStore(subject: LookUpSubject, context: LookUpContext): Result<LookUp, LookUpFailure> {
  const cabal = context.machine.folder("CABAL_DIR", ".cabal");
  if (cabal === undefined || subject.version === undefined) return ok(NOTHING);
  const compilers = cabal.list("store");
  for (const { name } of compilers.ok ? compilers.value : []) {
    const database = `store/${name}/package.db`;
    const entries = cabal.list(database);
    const wanted = entries.ok
      ? entries.value.find((entry) => isConfOf(entry.name, subject.name, subject.version ?? ""))
      : undefined;
    if (wanted === undefined) continue;
    const path = `${database}/${wanted.name}`;
    const text = cabal.readText(path);
    if (!text.ok) return err({ reason: text.error.detail, location: { path: `${cabal.label}/${path}` } });
    return ok({ installed: true, statements: quoteField(text.value, `${cabal.label}/${path}`, "haskell/cabal-store") });
  }
  return ok(NOTHING);
}

/** Names are shortened on some systems: "bsc-prm-0.2.0-abcd.conf". Only the full form is trusted. */
function isConfOf(file: string, name: string, version: string): boolean {
  return file === `${name}-${version}.conf` || (file.startsWith(`${name}-${version}-`) && file.endsWith(".conf"));
}

/** `~/.cabal/packages/hackage.haskell.org/<name>/<version>/<name>-<version>.tar.gz`. */
export function lookUpInDownloads(subject: LookUpSubject, context: LookUpContext): Result<LookUp, LookUpFailure> {
  const { name, version } = subject;
  if (version === undefined) return ok(NOTHING);
  for (const [variable, home] of [
    ["CABAL_DIR", ".cabal"],
    ["XDG_CACHE_HOME", ".cache"],
  ] as const) {
    const tree = context.machine.folder(variable, home);
    const path = `${variable === "CABAL_DIR" ? "" : "cabal/"}packages/hackage.haskell.org/${name}/${version}/${name}-${version}.tar.gz`;
    const bytes = tree?.read(path);
    if (tree === undefined || bytes?.ok !== true) continue;
    const place = `${tree.label}/${path}`;
    const entries = readTar(bytes.value);
    if (!entries.ok) return err({ reason: entries.error.reason, location: { path: place } });
    return ok({
      installed: true,
      statements: quoteArchive(entries.value, `${name}-${version}`, name, place, context.keepText),
    });
  }
  return ok(NOTHING);
}

function quoteArchive(
  entries: readonly TarEntry[],
  folder: string,
  name: string,
  place: string,
  keepText: (text: string) => string,
): OwnStatement[] {
  const source = "haskell/cabal-packages";
  const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  const cabal = entries.find((entry) => entry.name === `${folder}/${name}.cabal`);
  const declared = cabal === undefined ? [] : quoteField(decode(cabal.bytes), `${place}!${cabal.name}`, source);
  const texts = entries.flatMap((entry): OwnStatement[] => {
    const inside = entry.name.slice(folder.length + 1);
    if (inside.includes("/") || !isLicenseFileName(inside)) return [];
    return [
      {
        as: "text",
        raw: inside,
        source,
        location: { path: `${place}!${entry.name}` },
        digest: keepText(decode(entry.bytes)),
      },
    ];
  });
  return [...declared, ...texts];
}

function quoteField(text: string, path: string, source: string): OwnStatement[] {
  const field = readCabalFields(text).find(({ name, section }) => name === "license" && section === "");
  if (field === undefined || field.value === "") return [];
  return [{ as: "name", raw: field.value, source, location: { path, line: field.line } }];
}
