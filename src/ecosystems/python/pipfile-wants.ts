// What a Pipfile asks for: a table per category. https://pipenv.pypa.io/en/latest/pipfile.html
import { entriesOf, isObject } from "../../formats/json.ts";
import type { TomlFile } from "../../formats/toml.ts";
import { readTableEntry, type Wanted } from "./wants.ts";

/** Tables that list no packages. */
const SETTINGS = new Set(["source", "requires", "scripts", "pipenv", "pipfile"]);

export function readPipfile({ root, lineOf }: TomlFile): readonly Wanted[] {
  const wanted: Wanted[] = [];
  for (const [category, table] of entriesOf(root)) {
    if (SETTINGS.has(category) || !isObject(table)) continue;
    const scope = category === "packages" ? "runtime" : category === "dev-packages" ? "development" : "unknown";
    for (const [name, value] of entriesOf(table))
      wanted.push(readTableEntry(name, value, scope, lineOf(category, name)));
  }
  return wanted;
}
