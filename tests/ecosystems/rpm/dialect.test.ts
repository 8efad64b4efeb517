// Fedora's old short names, alone and combined.
import { expect, test } from "vitest";
import { dialect } from "../../../src/ecosystems/rpm/dialect.ts";

function read(raw: string) {
  return dialect({
    purl: "pkg:rpm/fedora/x@1-1",
    as: "expression",
    raw,
    source: "rpm/sqlite",
    location: { path: "rpmdb.sqlite" },
  });
}

test.each([
  ["GPLv2+", "GPL-2.0-or-later"],
  ["ASL 2.0", "Apache-2.0"],
  ["GPLv2+ and (LGPLv3+ or Artistic 2.0)", "GPL-2.0-or-later AND (LGPL-3.0-or-later OR Artistic-2.0)"],
  ["GPL+ or Artistic", "GPL-1.0-or-later OR Artistic-1.0-Perl"],
  ["MIT and zlib", "MIT AND Zlib"],
  ["GPLv3+ and GPLv3+ with exceptions and BSD", "GPL-3.0-or-later AND GPL-3.0-or-later AND LicenseRef-Callaway-BSD"],
])("%s is %s", (raw, expression) => {
  expect(parts(read(raw)?.expression)).toEqual(parts(expression));
});

test("a name that means several licenses stays unread when it is alone", () => {
  expect(read("BSD")).toBeUndefined();
  expect(read("LGPLv2+")).toBeUndefined();
});

test("what was left out is said", () => {
  expect(read("GPLv2 with exceptions")).toEqual({
    expression: "GPL-2.0-only",
    note: 'exceptions of "GPLv2 with exceptions" left out, since it does not say which',
  });
});

/** Licences and operators, each once. */
function parts(expression: string | undefined): string[] {
  return [...new Set((expression ?? "").split(/[\s()]+/))].sort();
}
