// R's own way of naming licences.
import { expect, test } from "vitest";
import { dialect } from "../../../src/ecosystems/r/dialect.ts";

function read(raw: string): string | undefined {
  return dialect({ purl: "pkg:cran/x", as: "name", raw, source: "r/library", location: { path: "DESCRIPTION" } })
    ?.expression;
}

test.each([
  ["GPL (>= 2)", "GPL-2.0-or-later"],
  ["GPL (> 2)", "GPL-3.0-or-later"],
  ["GPL (== 2)", "GPL-2.0-only"],
  ["GPL-2 | GPL-3", "GPL-2.0-only OR GPL-3.0-only"],
  ["GPL (>= 2, < 3)", "GPL-2.0-only"],
  ["LGPL (>= 2.1)", "LGPL-2.1-or-later"],
  ["LGPL (>= 2, < 3)", "LGPL-2.0-only OR LGPL-2.1-only"],
  ["MIT + file LICENSE", "MIT"],
  ["BSD_3_clause + file LICENCE", "BSD-3-Clause"],
  ["GPL-3 + file LICENSE", "GPL-3.0-only"],
  ["Apache License (>= 2)", "Apache-2.0"],
  ["Apache License 2.0 | MIT + file LICENSE", "Apache-2.0 OR MIT"],
  ["CC BY-SA 4.0", "CC-BY-SA-4.0"],
  ["MPL (>= 1.1)", "MPL-1.1 OR MPL-2.0"],
])("%s is %s", (raw, expression) => {
  expect(read(raw)).toBe(expression);
});

test.each([
  "GPL",
  "file LICENSE",
  "Unlimited",
  "GPL (>= 2) | file LICENSE",
  "ACM | file LICENSE",
  "GPL (roughly 2)",
  "GPL (>= 9)",
])("%s names no license for sure", (raw) => {
  expect(read(raw)).toBeUndefined();
});
