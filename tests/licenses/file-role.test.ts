// Whom a file with a license speaks for, by its name and place.
import { describe, expect, it } from "vitest";
import { speaksFor } from "../../src/licenses/file-role.ts";

describe("speaksFor", () => {
  it.each([
    ["LICENSE", "component"],
    ["license.md", "component"],
    ["LICENCE.txt", "component"],
    ["COPYING.LESSER", "component"],
    ["LICENSE-MIT", "component"],
    ["MIT-LICENSE.txt", "component"],
    ["UNLICENSE", "component"],
    ["licenses/MIT.txt", "component"],
    ["foo-1.0.dist-info/licenses/LICENSE", "component"],
    ["META-INF/LICENSE", "component"],
    ["NOTICE", "third-party"],
    ["NOTICE.txt", "third-party"],
    ["ThirdPartyNotices.txt", "third-party"],
    ["THIRD-PARTY-LICENSES", "third-party"],
    ["3rdpartylicenses.txt", "third-party"],
    ["LICENSE-3RD-PARTY.md", "third-party"],
    ["main.js.LICENSE.txt", "third-party"],
    ["LICENSE.vendored", "third-party"],
    ["vendor/foo/LICENSE", "third-party"],
    ["src/lib/LICENSE", "third-party"],
    ["LICENSE-docs", "third-party"],
    ["LICENSE.fonts.txt", "third-party"],
    ["AUTHORS", "third-party"],
    ["GPL.txt", "component"],
    ["apache-2.0.txt", "component"],
    ["gpl-3.0-only.txt", "component"],
    ["mit.ts", "other"],
    ["README.md", "other"],
    ["index.js", "other"],
  ])("%s speaks as %s", (name, role) => {
    expect(speaksFor(name)).toBe(role);
  });
});
