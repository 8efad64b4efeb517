// Jupyter notebooks: their code cells as Python, "!" lines as shell. https://nbformat.readthedocs.io/en/latest/format_description.html
import { getString, isArray, isObject, type JsonObject, parseJson } from "../../formats/json.ts";
import { makeLineFinder } from "../../formats/line-finder.ts";
import { fileBroken } from "../../formats/troubles.ts";
import {
  type ExtractedComponent,
  type Extraction,
  err,
  type FormatFailure,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { mergePlaces } from "./merge-places.ts";
import { tokenizePython } from "./python-tokens.ts";
import { searchProgram } from "./search.ts";
import { searchCommands } from "./shell-commands.ts";

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const parsed = parseJson(file.text);
  if (!parsed.ok) return err(fileBroken(file.path, parsed.error));
  const cells = isObject(parsed.value) ? parsed.value["cells"] : undefined;
  if (!isArray(cells)) return ok({ projects: [], components: [], edges: [], diagnostics: [] });
  const code = cells
    .filter(isObject)
    .filter((cell) => getString(cell, "cell_type") === "code")
    .flatMap(linesOf);
  const lineOf = makeLocator(file.text, code);
  // Lines for the shell and for the notebook itself are none of Python's.
  const isShell = markShell(code);
  const program = code.map((line, at) => (isShell[at] ? "" : line)).join("\n");
  const commands = code.map((line, at) => (isShell[at] ? line.replace(/^\s*(?:!|%%?\w*)/, "") : "")).join("\n");
  // What a name stands for may be set in any cell, so all cells are one program.
  const components: ExtractedComponent[] = [
    ...searchProgram(tokenizePython(program), { path: file.path, source: program }, lineOf),
    ...searchCommands(commands, file.path, lineOf),
  ];
  return ok({ projects: [], components: mergePlaces(components), edges: [], diagnostics: [] });
}

/** Lines that start with "!" or "%", and those that go on from one with "\\". */
function markShell(lines: readonly string[]): boolean[] {
  const marks: boolean[] = [];
  for (const [at, line] of lines.entries()) {
    const goesOn = marks[at - 1] === true && (lines[at - 1] ?? "").trimEnd().endsWith("\\");
    marks.push(goesOn || /^\s*[!%]/.test(line));
  }
  return marks;
}

function linesOf(cell: JsonObject): string[] {
  const source = cell["source"];
  const text = isArray(source)
    ? source.filter((line) => typeof line === "string").join("")
    : typeof source === "string"
      ? source
      : "";
  return text.split("\n");
}

/** Line in the file for a line of the program, found by looking for the lines one after the other. */
function makeLocator(text: string, lines: readonly string[]): (line: number) => number {
  const find = makeLineFinder(text);
  let places: number[] | undefined;
  return (line) => {
    places ??= locateAll(text, lines, find);
    return places[line - 1] ?? 1;
  };
}

function locateAll(text: string, lines: readonly string[], find: (offset: number) => number): number[] {
  let from = 0;
  let last = 1;
  return lines.map((line) => {
    const quoted = JSON.stringify(line).slice(1, -1);
    if (quoted === "") return last;
    const found = text.indexOf(quoted, from);
    if (found >= 0) {
      from = found + quoted.length;
      last = find(found);
    }
    return last;
  });
}
