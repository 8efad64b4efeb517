// docs/threat-model.md: thirteen threats, each with tests that exist or a reason.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const page = readFileSync(join(root, "docs", "threat-model.md"), "utf8");
const sections = page.split(/^## /m).slice(1);

test("there are thirteen threats, in order", () => {
  expect(sections.map((section) => /^T(\d+) \S/.exec(section)?.[1])).toEqual(
    Array.from({ length: 13 }, (_, at) => String(at + 1)),
  );
});

describe.each(sections.map((section) => [section.split("\n", 1)[0] as string, section] as const))(
  "%s",
  (_, section) => {
    const named = [...section.matchAll(/^- `(tests\/[\w./-]+)`: (.+)$/gm)].map(
      (match) => [match[1] as string, match[2] as string] as const,
    );

    test("is held by tests that exist", () => {
      expect(named.length).toBeGreaterThan(0);
      expect(section.match(/^- /gm)).toHaveLength(named.length);
      for (const [file, name] of named)
        expect(readFileSync(join(root, file), "utf8"), `${file}: ${name}`).toContain(`"${name}`);
    });
  },
);
