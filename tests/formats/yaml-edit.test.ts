import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { parseYamlDocument, type YamlDocument } from "../../src/formats/yaml-document.ts";
import { appendToList, removeFromList, writeScalar } from "../../src/formats/yaml-edit.ts";

function read(text: string): YamlDocument {
  const parsed = parseYamlDocument(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

const ENTRY = [
  ["id", "NEW"],
  ["licenses", ["GPL-3.0-only", "LicenseRef-a: b"]],
  ["left out", undefined],
  ["reason", 'bought, "order" 12 # yes'],
  ["permanent", true],
] as const;
const ADDED = {
  id: "NEW",
  licenses: ["GPL-3.0-only", "LicenseRef-a: b"],
  reason: 'bought, "order" 12 # yes',
  permanent: true,
};

const FILES = {
  "no such key": "version: 1 # first\n",
  "no line end": "version: 1",
  "nothing at all": "",
  "an empty list": "a: 1\nlist: [] # none yet\nb: 2\n",
  "a key without value": "a: 1\nlist:\nb: 2\n",
  "a key without value at the end": "a: 1\nlist:",
  "a block list":
    "list:\n  # about one\n  - id: one # why\n    reason: |\n      long\n      text\n\n  # about two\n  - { id: two }\n# the end\nb: 2\n",
  "a block list without indentation": "list:\n- id: one\n- id: two\nb: 2\n",
  "a block list that ends in a literal": "list:\n  - id: one\n    reason: |\n      long\n",
  "a flow list": "list: [ { id: one }, { id: two } ] # two\nb: 2\n",
  "a flow list over lines": "list: [\n  { id: one },\n  { id: two }, # last\n]\nb: 2\n",
  "Windows line ends": "list:\r\n  - id: one\r\n  - id: two\r\nb: 2\r\n",
} as const;

describe.each(Object.entries(FILES))("%s", (_, text) => {
  const data = (parse(text) ?? {}) as { list?: unknown[] | null };

  test("takes a new entry and keeps every line that was there", () => {
    const edited = appendToList(read(text), "list", ENTRY);
    expect(parse(edited)).toEqual({ ...data, list: [...(data.list ?? []), ADDED] });
    const comments = text.match(/#.*/g) ?? [];
    for (const comment of comments) expect(edited).toContain(comment.trimEnd());
    if (text.includes("\r\n")) expect(edited.replaceAll("\r\n", "")).not.toContain("\n");
  });

  test("gives up any of its entries", () => {
    const length = data.list?.length ?? 0;
    for (let mask = 1; mask < 2 ** length; mask++) {
      const gone = [...Array(length).keys()].filter((at) => (mask >> at) & 1);
      const edited = removeFromList(read(text), "list", gone);
      expect(parse(edited)).toEqual({ ...data, list: (data.list ?? []).filter((_, at) => !gone.includes(at)) });
    }
  });
});

test("the comment above an entry goes with it, others stay", () => {
  const edited = removeFromList(read(FILES["a block list"]), "list", [1]);
  expect(edited).toBe(
    "list:\n  # about one\n  - id: one # why\n    reason: |\n      long\n      text\n\n# the end\nb: 2\n",
  );
});

test("any text survives being written and read", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      fc.pre(!/[\uD800-\uDFFF]/.test(text));
      expect(parse(`a: [${writeScalar(text)}]`)).toEqual({ a: [text] });
    }),
  );
});
