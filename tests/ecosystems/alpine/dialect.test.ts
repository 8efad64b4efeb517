// How Alpine's package databases of all ages name licences.
import { expect, test } from "vitest";
import { dialect } from "../../../src/ecosystems/alpine/dialect.ts";

function read(raw: string): string | undefined {
  return dialect({
    purl: "pkg:apk/alpine/x",
    as: "expression",
    raw,
    source: "alpine/installed",
    location: { path: "installed" },
  })?.expression;
}

test.each([
  ["GPL2+", "GPL-2.0-or-later"],
  ["BSD-2 MIT GPL2+", "BSD-2-Clause AND MIT AND GPL-2.0-or-later"],
  ["MIT custom", "MIT AND LicenseRef-alpine-custom"],
  ["GPL2+ AND MIT", "GPL-2.0-or-later AND MIT"],
  ["(GPL3 or MIT) and ISC", "(GPL-3.0-only OR MIT) AND ISC"],
])("%s is %s", (raw, expression) => {
  expect(read(raw)).toBe(expression);
});

test("a lone word that names no license stays unread", () => {
  expect(read("custom")).toBeUndefined();
});
