// conanfile.py is a program, which is not run: only references that stand in it as text are read. https://docs.conan.io/2/reference/conanfile.html

import { linesOf } from "../../formats/lines.ts";
import { declaredOnly, shorten, unresolved } from "../../formats/troubles.ts";
import {
  type Diagnostic,
  type ExtractedComponent,
  type Extraction,
  type FormatFailure,
  ok,
  type Result,
  type Scope,
  type SourceFile,
} from "../../model/index.ts";

import { parseReference, purlOfReference } from "./reference.ts";

const REMEDY = 'write a lockfile: "conan lock create ."';
const CALL = /\bself\.(requires|tool_requires|build_requires|test_requires)\(\s*([rf]{0,2})(["'])([^"'\n]*)\3/;
const ATTRIBUTE = /^\s*(requires|tool_requires|build_requires|test_requires|python_requires)\s*=\s*(.*)$/;

function scopeOf(word: string): Scope {
  if (word === "requires") return "runtime";
  return word === "test_requires" ? "test" : "build";
}

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const components: ExtractedComponent[] = [];
  const diagnostics: Diagnostic[] = [];
  const add = (text: string, scope: Scope, line: number): void => {
    const reference = /[{}]/.test(text) ? undefined : parseReference(text);
    if (reference === undefined) {
      diagnostics.push(unresolved(file.path, line, `"${shorten(text)}" is known only when the recipe runs; ${REMEDY}`));
      return;
    }
    const { name, version } = reference;
    components.push({
      ref: `${components.length} ${name}`,
      purl: purlOfReference(reference),
      kind: "library",
      name,
      ...(version === undefined ? {} : { version }),
      scope,
      direct: true,
      location: { path: file.path, line },
    });
  };
  /** An attribute whose list goes on over the following lines. */
  let open: { readonly scope: Scope; readonly closing: string } | undefined;
  /** A call whose argument stands on the next line. */
  let openCall = "";
  for (const { text, number } of linesOf(file.text)) {
    const own = text.replace(/(^|\s)#.*$/, "$1");
    const line = openCall + own.trimStart();
    openCall = /\bself\.(?:tool_|build_|test_)?requires\(\s*$/.test(own) ? own.trim() : "";
    if (openCall !== "") continue;
    const call = CALL.exec(line);
    if (call !== null) add(call[4] ?? "", scopeOf(call[1] ?? ""), number);
    else if (/\bself\.(?:tool_|build_|test_)?requires\(\s*[^"')\s]/.test(line)) {
      diagnostics.push(unresolved(file.path, number, `a requirement is known only when the recipe runs; ${REMEDY}`));
    }
    const attribute = open === undefined ? ATTRIBUTE.exec(line) : null;
    const value = attribute?.[2] ?? (open === undefined ? "" : line);
    const scope = attribute === null ? open?.scope : scopeOf(attribute[1] ?? "");
    if (scope === undefined) continue;
    for (const match of value.matchAll(/(["'])([^"'\n]*)\1/g)) {
      // Words without a slash are the options of a requirement.
      if (match[2]?.includes("/")) add(match[2], scope, number);
    }
    const opening = /^[([]/.exec(value.trim())?.[0];
    if (attribute !== null && opening !== undefined) open = { scope, closing: opening === "(" ? ")" : "]" };
    else if (attribute !== null && /,\s*\\?$/.test(value)) open = { scope, closing: "" };
    if (open !== undefined && (open.closing === "" ? !/,\s*\\?$/.test(value) : value.includes(open.closing)))
      open = undefined;
  }
  if (components.length > 0) diagnostics.push(declaredOnly(file.path, REMEDY));
  return ok({ projects: [], components, edges: [], diagnostics });
}
