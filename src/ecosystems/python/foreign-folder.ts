// Packages that lie in a folder of the tree and are asked for by its path: ours, or somebody else's with a licence of their own.
import { getObject, getOwn, getString, isArray, isObject, type JsonObject } from "../../formats/json.ts";
import { quoteLicenseFiles, quoteTexts } from "../../formats/license-files.ts";
import { parseToml, type TomlFile } from "../../formats/toml.ts";
import {
  type ExtractContext,
  folderOf,
  joinInside,
  joinPath,
  type LookUp,
  type LookUpContext,
  type Ownership,
  type OwnStatement,
} from "../../model/index.ts";
import type { Origin } from "./packages.ts";

const SOURCE = "python/installed";

/** The origin with the folder from the scan's root, if what lies there is somebody else's. `from` is the file that asks. */
export function settleFolder(origin: Origin, from: string, context: ExtractContext): Origin {
  if (origin.kind !== "folder" || origin.path === undefined) return origin;
  const written = origin.path.replace(/^file:(?:\/\/)?/, "");
  const folder = written.startsWith("/") ? undefined : joinInside(folderOf(from), written);
  if (folder === undefined || folder === folderOf(from)) return origin;
  const theirs = readOwnership(context.beside(`${written}/pyproject.toml`));
  const ours = readOwnership(context.beside("pyproject.toml"));
  return context.isForeign(folder, theirs, ours) ? { kind: "foreign", folder } : origin;
}

type Beside = ReturnType<ExtractContext["beside"]>;

function readOwnership(file: Beside): Ownership {
  const toml = file?.ok === true ? parseToml(file.value.text) : undefined;
  if (toml?.ok !== true) return {};
  const project = getObject(toml.value.root, "project") ?? {};
  const poetry = getObject(getObject(toml.value.root, "tool") ?? {}, "poetry") ?? {};
  const license = getOwn(project, "license");
  const text = isObject(license) ? getString(license, "text") : typeof license === "string" ? license : undefined;
  return { license: text ?? getString(poetry, "license"), author: authorsOf(project) ?? authorsOf(poetry) };
}

function authorsOf(table: JsonObject): string | undefined {
  const list = getOwn(table, "authors");
  const names = (isArray(list) ? list : []).map((author) =>
    isObject(author) ? (getString(author, "name") ?? getString(author, "email")) : String(author),
  );
  return names.length === 0 ? undefined : names.filter((name) => name !== undefined).join(", ");
}

/** The name that the package in a folder goes by. */
export function nameOfFolder(written: string, context: ExtractContext): string | undefined {
  const file = context.beside(`${written}/pyproject.toml`);
  const toml = file?.ok === true ? parseToml(file.value.text) : undefined;
  if (toml?.ok !== true) return undefined;
  const { root } = toml.value;
  const poetry = getObject(getObject(root, "tool") ?? {}, "poetry") ?? {};
  return getString(getObject(root, "project") ?? {}, "name") ?? getString(poetry, "name");
}

/** What the source of a package says about its licence; undefined if there is no such folder. */
export function readSourceFolder(folder: string, { tree, keepText }: LookUpContext): LookUp | undefined {
  const entries = tree.list(folder);
  if (!entries.ok) return undefined;
  const options = { tree, source: SOURCE, keepText };
  const texts = quoteLicenseFiles({ ...options, folder, entries: entries.value });
  const path = joinPath(folder, "pyproject.toml");
  const text = tree.readText(path);
  const toml = text.ok ? parseToml(text.value) : undefined;
  const declared = toml?.ok === true ? readLicense(toml.value, path) : [];
  const pointed = declared.filter(({ as }) => as === "file").map(({ raw }) => joinInside(folder, raw));
  const usual = new Set(texts.statements.map(({ location }) => location.path));
  const others = quoteTexts(
    pointed.filter((place) => place !== undefined).filter((place) => !usual.has(place)),
    options,
  );
  return {
    installed: true,
    statements: [...declared, ...texts.statements, ...others.statements],
    diagnostics: [...texts.diagnostics, ...others.diagnostics],
  };
}

/** `[project] license`, as PEP 639 and as PEP 621 write it, and Poetry's own field. */
function readLicense({ root, lineOf }: TomlFile, path: string): OwnStatement[] {
  const license = getOwn(getObject(root, "project") ?? {}, "license");
  const location = { path, line: lineOf("project", "license") ?? 1 };
  if (typeof license === "string") return [{ as: "expression", raw: license, source: SOURCE, location }];
  const name = isObject(license) ? getString(license, "text") : undefined;
  if (name !== undefined) return [{ as: "name", raw: name, source: SOURCE, location }];
  const file = isObject(license) ? getString(license, "file") : undefined;
  if (file !== undefined) return [{ as: "file", raw: file, source: SOURCE, location }];
  const poetry = getString(getObject(getObject(root, "tool") ?? {}, "poetry") ?? {}, "license");
  if (poetry === undefined) return [];
  const line = lineOf("tool", "poetry", "license") ?? 1;
  return [{ as: "expression", raw: poetry, source: SOURCE, location: { path, line } }];
}
