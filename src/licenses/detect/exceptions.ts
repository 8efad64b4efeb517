// Exceptions that a text calls by name ("with the Classpath exception"), and which licence takes which. https://spdx.org/licenses/exceptions-index.html
import type { Pointer } from "./pointers.ts";

/** Called so in words only; which exception is meant depends on the licence (fitException). */
const LINKING = "linking-exception";

const NAMES: readonly (readonly [phrase: string, exception: string])[] = [
  [
    "gnu classpath exception|[\"']?class ?path[\"']? (?:linking )?exception|(?:w\\/|with|plus|\\+) ?cpe\\b",
    "Classpath-exception-2.0",
  ],
  ["(?<=gpl(?:[ -]?v?2(?:\\.0)?)? ?\\+ ?)ce\\b", "Classpath-exception-2.0"],
  ["(?:gcc )?runtime library exception(?:,? version 3\\.1)?(?! to the apache)", "GCC-exception-3.1"],
  ["autoconf (?:configure script )?exception", "Autoconf-exception-generic"],
  ["bison (?:parser )?exception", "Bison-exception-2.2"],
  ["llvm[- ]exceptions?", "LLVM-exception"],
  [
    "swift runtime library exception|runtime library exception to the apache|(?<=apache license,? (?:v|version )?2\\.0,? with )runtime library exception",
    "Swift-exception",
  ],
  ["(?:gpl )?font (?:embedding )?exception", "Font-exception-2.0"],
  ["linux[- ]syscall[- ](?:note|exception)", "Linux-syscall-note"],
  ["freertos (?:gpl )?exception", "freertos-exception-2.0"],
  ["ecos (?:exception|extension)", "eCos-exception-2.0"],
  ["(?:universal )?foss exception", "Universal-FOSS-exception-1.0"],
  ["wxwindows (?:library )?(?:licen[sc]e )?exception", "WxWindows-exception-3.1"],
  ["fltk exception", "FLTK-exception"],
  ["u-?boot exception", "u-boot-exception-2.0"],
  ["libtool exception", "Libtool-exception"],
  ["gpl cooperation commitment", "GPL-CC-1.0"],
  ["(?:digia )?qt lgpl exception(?: version)? 1\\.1", "Qt-LGPL-exception-1.1"],
  ["(?:the )?qt (?:company )?gpl exception(?: version)? 1\\.0", "Qt-GPL-exception-1.0"],
  ["ocaml (?:lgpl )?linking exception", "OCaml-LGPL-linking-exception"],
  ["(?:static )?linking exception(?! described)", LINKING],
];
const HINT = /exception|syscall|extension|commitment|cpe|\+ ?ce/;

let patterns: [RegExp, string][] | undefined;

/** Exceptions that are called by name, in a flat text. */
export function readExceptionNames(flat: string): Pointer[] {
  if (!HINT.test(flat)) return [];
  patterns ??= NAMES.map(([phrase, id]) => [new RegExp(`(?<![a-z0-9])(?:${phrase})`, "g"), id]);
  const found: Pointer[] = [];
  for (const [pattern, license] of patterns) {
    for (const match of flat.matchAll(pattern))
      found.push({ license, from: match.index, to: match.index + match[0].length });
  }
  return found;
}

/** May this licence carry the exception? */
export function canHost(license: string, exception: string): boolean {
  if (license.includes(" WITH ") || license.includes(" OR ") || license.includes(" AND ")) return false;
  if (exception === "LLVM-exception" || exception === "Swift-exception") return license === "Apache-2.0";
  if (exception.startsWith("SHL-")) return license === "Apache-2.0";
  if (exception.startsWith("QPL-")) return license.startsWith("QPL");
  return /^[AL]?GPL-/.test(license);
}

/** The exception that the name means with this licence; undefined where the list has none. */
export function fitException(license: string, exception: string, isNamed: boolean): string | undefined {
  if (!isNamed) return exception;
  const host = license.replace(/-(?:only|or-later)$/, "");
  if (exception === LINKING) return host === "GPL-3.0" || host === "LGPL-3.0" ? `${host}-${LINKING}` : undefined;
  if (exception === "Autoconf-exception-generic" && /^GPL-[23]/.test(host))
    return `Autoconf-exception-${host.slice(4)}`;
  if (exception === "GCC-exception-3.1" && host === "GPL-2.0") return "GCC-exception-2.0";
  return exception;
}
