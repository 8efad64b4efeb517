// Package URLs of container images and of source repositories.
import { describe, expect, test } from "vitest";
import {
  nameOfImage,
  parseImageReference,
  parseImageWithUnknownTag,
  parseRepositoryUrl,
  purlOfImage,
  purlOfRepository,
} from "../../src/purl/index.ts";

const DIGEST = `sha256:${"0123456789abcdef".repeat(4)}`;

describe("image references", () => {
  test.each([
    ["node", "pkg:docker/node"],
    ["library/node:26", "pkg:docker/node@26"],
    ["docker.io/library/node:26", "pkg:docker/node@26"],
    ["acme/app:1", "pkg:docker/acme/app@1"],
    ["ghcr.io/acme/deep/app:1", "pkg:docker/acme/deep/app@1?repository_url=ghcr.io"],
    ["localhost:5000/app", "pkg:docker/app?repository_url=localhost:5000"],
    [`node:26@${DIGEST}`, `pkg:docker/node@${DIGEST}`],
  ])("%s is %s", (reference, purl) => {
    const image = parseImageReference(reference);
    expect(image && purlOfImage(image)).toBe(purl);
  });

  test.each(["", "Node", "a b", "node:", "node@sha256:12", "${X}", "a//b", `${"a/".repeat(600)}b`])(
    "%s is none",
    (text) => {
      expect(parseImageReference(text)).toBeUndefined();
    },
  );

  test("keep their name where only the tag is unknown", () => {
    const image = parseImageWithUnknownTag("ghcr.io/acme/app:v${VERSION}-slim");
    expect(image && nameOfImage(image)).toBe("ghcr.io/acme/app");
    expect(parseImageWithUnknownTag("${NAME}:1")).toBeUndefined();
  });
});

describe("repository URLs", () => {
  test.each([
    ["https://github.com/Acme/Lib.git", "pkg:github/acme/lib@v1"],
    ["git@github.com:acme/lib.git", "pkg:github/acme/lib@v1"],
    ["ssh://git@github.com:22/acme/lib", "pkg:github/acme/lib@v1"],
    ["git+https://bitbucket.org/acme/lib/", "pkg:bitbucket/acme/lib@v1"],
    [
      "https://token:secret@code.example/team/lib.git",
      "pkg:generic/lib@v1?vcs_url=git%2Bhttps:%2F%2Fcode.example%2Fteam%2Flib",
    ],
    ["../lib.git", "pkg:generic/lib@v1"],
  ])("%s is %s", (url, purl) => {
    expect(purlOfRepository(url, "v1")).toBe(purl);
  });

  test("a plain path is no URL", () => {
    expect(parseRepositoryUrl("/srv/git/lib.git")).toBeUndefined();
  });
});
