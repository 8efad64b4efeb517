// JSON lists with one entry to a line: versions of a BOM can be compared line by line, and no entry is copied before the whole is joined.

/** `"name": [ … ]` as a member of the outermost object. */
export function* writeLines(name: string, entries: Iterable<object>): Iterable<string> {
  yield `  ${JSON.stringify(name)}: [`;
  let between = "\n    ";
  for (const entry of entries) {
    yield between;
    yield JSON.stringify(entry);
    between = ",\n    ";
  }
  yield between.startsWith(",") ? "\n  ]" : "]";
}
