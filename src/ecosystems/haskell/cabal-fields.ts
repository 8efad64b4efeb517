// The layout of .cabal files: fields with continued lines, inside sections that indentation holds together. https://cabal.readthedocs.io/en/stable/cabal-package-description-file.html
import { linesOf } from "../../formats/lines.ts";

export interface CabalField {
  /** Lower case. */
  readonly name: string;
  readonly value: string;
  readonly line: number;
  /** The section it stands in, such as "library" or "test-suite spec"; "" at the top; lower-case keyword. */
  readonly section: string;
}

const SECTION =
  /^(library|executable|test-suite|benchmark|foreign-library|common|flag|source-repository|custom-setup|if|elif|else)\b\s*(.*)$/i;

export function readCabalFields(text: string): CabalField[] {
  const fields: { name: string; line: number; section: string; parts: string[]; indent: number }[] = [];
  let section = "";
  let sectionIndent = -1;
  for (const { text: raw, number } of linesOf(text)) {
    const line = raw.replace(/\t/g, "        ");
    const body = line.trim();
    if (body === "" || body.startsWith("--")) continue;
    const indent = line.length - line.trimStart().length;
    const current = fields.at(-1);
    const field = /^([A-Za-z][A-Za-z0-9_-]*)\s*:(.*)$/.exec(body);
    const heading = SECTION.exec(body.replace(/\s*\{$/, ""));
    if (
      current !== undefined &&
      current.line !== number &&
      indent > current.indent &&
      (field === null || !isKnownField(field[1] ?? ""))
    ) {
      if (heading === null || !/^(?:if|elif|else)$/i.test(heading[1] ?? "")) {
        current.parts.push(body.replace(/^[{}]$/, ""));
        continue;
      }
    }
    if (heading !== null && field === null) {
      // Conditions stay in their section.
      if (!/^(?:if|elif|else)$/i.test(heading[1] ?? "")) {
        section = `${(heading[1] ?? "").toLowerCase()} ${heading[2] ?? ""}`.trim();
        sectionIndent = indent;
      }
      continue;
    }
    if (field === null) continue;
    if (indent <= sectionIndent) {
      section = "";
      sectionIndent = -1;
    }
    fields.push({
      name: (field[1] ?? "").toLowerCase(),
      line: number,
      section,
      parts: [(field[2] ?? "").trim()],
      indent,
    });
  }
  return fields.map(({ name, line, section: inside, parts }) => ({
    name,
    line,
    section: inside,
    value: parts.join("\n").trim(),
  }));
}

/** Only these matter; "http:" at the start of a continued description is no field. */
function isKnownField(name: string): boolean {
  return /^(?:build-depends|build-tool-depends|build-tools|setup-depends|license|license-file|license-files|name|version|cabal-version|import|type|main-is|other-modules|exposed-modules|hs-source-dirs|default-language|ghc-options|extra-libraries|pkgconfig-depends|default-extensions|other-extensions|location|manual|default|description|buildable|cpp-options|autogen-modules|c-sources|mixins|x-[\w-]+)$/i.test(
    name,
  );
}
