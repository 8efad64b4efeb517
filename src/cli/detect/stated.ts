// What files say about the licences of other files: REUSE.toml, .reuse/dep5, debian/copyright, and a ".license" file beside a file.
// https://reuse.software/spec-3.3/ and https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
import { dialect } from "../../ecosystems/debian/dialect.ts";
import { type Dep5File, parseDep5, stanzaFor } from "../../formats/dep5.ts";
import { parseReuseToml, type ReuseAnnotation, type ReusePrecedence } from "../../formats/reuse-toml.ts";
import type { Detection } from "../../licenses/detect/detect.ts";
import { readStatement } from "../../licenses/read.ts";
import { type FileFailure, type FileTree, folderOf, joinPath } from "../../model/index.ts";
import { canonicalizeExpression } from "../../spdx/parse.ts";

export interface Stated {
  /** File that says it, with the line where there is one. */
  readonly source: string;
  readonly precedence: ReusePrecedence;
  /** As written. */
  readonly licenses: readonly string[];
  readonly copyrights: readonly string[];
}

export interface StatedFiles {
  /** In the order in which they apply; empty where nothing is stated. */
  of(path: string): readonly Stated[];
  /** Files that could not be read. */
  readonly failures: readonly FileFailure[];
}

const DEBIAN = "debian/copyright";

/** Texts of licences, and files that speak of others: REUSE calls the rest "covered". */
const UNCOVERED =
  /(?:^|\/)(?:REUSE\.toml|(?:LICEN[CS]E|COPYING)(?:[-.][^/]*)?|[^/]*\.license|[^/]*\.spdx(?:\.\w+)?)$|^(?:LICENSES|\.reuse)\//;

/** Files whose own text says nothing about themselves. */
export function speaksOfOthers(path: string): boolean {
  return /(?:^|\/)REUSE\.toml$|(?:^|\/)\.reuse\/dep5$/.test(path);
}

export function readStatedFiles(tree: FileTree, files: readonly string[]): StatedFiles {
  const failures: FileFailure[] = [];
  const read = (path: string): string | undefined => {
    const text = tree.readText(path, 4 * 1024 * 1024);
    if (!text.ok) failures.push(text.error);
    return text.ok ? text.value : undefined;
  };
  const annotations = new Map<string, readonly ReuseAnnotation[]>();
  let dep5: { readonly path: string; readonly file: Dep5File } | undefined;
  for (const path of files) {
    if (/(?:^|\/)REUSE\.toml$/.test(path)) {
      const parsed = parseReuseToml(read(path) ?? "version = 1");
      if (parsed.ok) annotations.set(folderOf(path), parsed.value);
      else failures.push({ reason: "bad-encoding", path, detail: parsed.error.reason });
    } else if (path === ".reuse/dep5" || (path === DEBIAN && dep5 === undefined)) {
      const file = parseDep5(read(path) ?? "");
      if (file !== undefined) dep5 = { path, file };
      else if (path === ".reuse/dep5") failures.push({ reason: "bad-encoding", path, detail: "no Format field" });
    }
  }
  return {
    failures,
    of: (path) => {
      if (UNCOVERED.test(path)) return [];
      const found = [...annotations].flatMap(([folder, list]) => annotationFor(path, folder, list));
      // From the root down: the first that overrides ends the matter, and of those that only fill gaps the nearest counts.
      found.sort((a, b) => a.depth - b.depth);
      const override = found.find(({ stated }) => stated.precedence === "override");
      if (override !== undefined) return [override.stated];
      const nearest = found.findLast(({ stated }) => stated.precedence === "closest");
      const stated = found.filter((one) => one === nearest || one.stated.precedence === "aggregate");
      return [...stated.map((one) => one.stated), ...stanzaOf(path, dep5)];
    },
  };
}

function annotationFor(path: string, folder: string, list: readonly ReuseAnnotation[]) {
  if (folder !== "" && !path.startsWith(`${folder}/`)) return [];
  const inside = folder === "" ? path : path.slice(folder.length + 1);
  const found = list.findLast((annotation) => annotation.covers(inside));
  if (found === undefined) return [];
  const { precedence, licenses, copyrights, line } = found;
  const source = `${joinPath(folder, "REUSE.toml")}:${line}`;
  return [
    { depth: folder === "" ? 0 : folder.split("/").length, stated: { source, precedence, licenses, copyrights } },
  ];
}

function stanzaOf(path: string, dep5: { readonly path: string; readonly file: Dep5File } | undefined): Stated[] {
  const stanza = dep5 && stanzaFor(dep5.file, path);
  if (dep5 === undefined || stanza === undefined) return [];
  const precedence = dep5.path === ".reuse/dep5" ? "aggregate" : "closest";
  const { license, copyrights, line } = stanza;
  return [{ source: `${dep5.path}:${line}`, precedence, licenses: [license], copyrights }];
}

/** The answer for a file, with what others state about it; nothing of it is lost where it cannot be read. */
export function combine(own: Detection, stated: readonly Stated[]): Detection {
  const applies = stated.filter(
    ({ precedence, licenses }) => licenses.length > 0 && (precedence !== "closest" || own.reading === "none"),
  );
  const isReplaced = applies.some(({ precedence }) => precedence === "override");
  if (applies.length === 0) return own;
  const raws = [...new Set(applies.flatMap(({ licenses }) => licenses))];
  const kept = own.reading === "none" || isReplaced ? [] : [own.expression];
  const read = applies.flatMap(({ licenses, source }) =>
    licenses.map((raw) => readLicense(raw, source.startsWith(DEBIAN) ? dialect : undefined)),
  );
  const expression = joinAll([...kept, ...read]);
  const copyrights = [...new Set([...(isReplaced ? [] : own.copyrights), ...applies.flatMap((one) => one.copyrights)])];
  const base = { matches: isReplaced ? [] : own.matches, copyrights };
  return expression === undefined
    ? { ...base, reading: "unreadable", confidence: 0, remainder: raws.join("; ") }
    : { ...base, reading: "matched", confidence: kept.length > 0 ? own.confidence : 1, expression };
}

/** REUSE keeps the text of each licence under its id: of a licence of one's own that is all that names it. */
export function nameByFile(path: string, own: Detection): Detection {
  const id = /(?:^|\/)LICENSES\/(LicenseRef-[A-Za-z0-9.-]+?)(?:\.(?:txt|md|html))?$/.exec(path)?.[1];
  if (id === undefined || own.reading === "matched") return own;
  return { ...own, reading: "matched", expression: id, confidence: 1 };
}

/** A machine-readable copyright file as a whole: all licences that it names. Undefined when it is none. */
export function readCopyrightFile(text: string): Detection | undefined {
  const file = parseDep5(text);
  if (file === undefined || file.stanzas.length === 0) return undefined;
  const raws = [...new Set(file.stanzas.map(({ license }) => license))];
  const expression = joinAll(raws.map((raw) => readLicense(raw, dialect)));
  const copyrights = [...new Set(file.stanzas.flatMap((stanza) => stanza.copyrights))];
  return expression === undefined
    ? { reading: "unreadable", matches: [], confidence: 0, copyrights, remainder: raws.join("; ") }
    : { reading: "matched", matches: [], confidence: 1, copyrights, expression };
}

/** SPDX, as REUSE wants; in Debian's file its short names, too. */
function readLicense(raw: string, by: typeof dialect | undefined): string | undefined {
  return readStatement({ purl: "", as: "name", raw, source: DEBIAN, location: { path: "" } }, by).expression;
}

function joinAll(expressions: readonly (string | undefined)[]): string | undefined {
  const known = [...new Set(expressions)];
  if (known.some((expression) => expression === undefined)) return undefined;
  const joined = canonicalizeExpression(known.map((expression) => `(${expression})`).join(" AND "));
  return joined.ok ? joined.value.text : undefined;
}
