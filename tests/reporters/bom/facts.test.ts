import { describe, expect, test } from "vitest";
import { repositoryAddress, repositoryOwner, safeAddress } from "../../../src/reporters/bom/addresses.ts";
import { archiveName } from "../../../src/reporters/bom/archive-name.ts";
import { copyrightLines } from "../../../src/reporters/bom/copyrights.ts";
import { parseParty } from "../../../src/reporters/bom/party.ts";
import { placeOf } from "../../../src/reporters/bom/places.ts";
import { checkSupplement } from "../../../src/reporters/bom/supplement.ts";

describe("copyright lines", () => {
  test.each([
    "Copyright (c) 2014 Jane Roe",
    "Copyright © 2015-2017 Charles Samborski",
    "(c) 2012 Somebody",
    "Portions Copyright 2011 Other",
    "Copyright Joyent, Inc. and other Node contributors.",
    "Copyright (c) Matteo Collina and Undici contributors",
  ])("%s is one", (line) => {
    expect(copyrightLines(`MIT License\n\n * ${line}  \n\nPermission is granted`)).toEqual([line]);
  });

  test.each([
    "copyrighted material outside their relationship with you.",
    "(c) You must retain, in the Source form of any Derivative Works",
    "Copyright [yyyy] [name of copyright owner]",
    "Copyright (c) <year> <copyright holders>",
    "copyright notice and this permission notice shall be included",
    "Copyright (C) 2007 Free Software Foundation, Inc. <https://fsf.org/>",
    "The above copyright notice applies, 2014",
  ])("%s is none", (line) => {
    expect(copyrightLines(line)).toEqual([]);
  });

  test("of a huge line are not looked for", () => {
    expect(copyrightLines(`Copyright 2014 A ${"x ".repeat(100_000)}`)).toEqual([]);
  });
});

describe("repository addresses", () => {
  test.each([
    ["git@github.com:o/r.git", "https://github.com/o/r"],
    ["git+https://github.com/o/r.git", "https://github.com/o/r"],
    ["git://github.com/o/r.git", "https://github.com/o/r"],
    ["git+ssh://git@github.com/o/r.git", "https://github.com/o/r"],
    ["ssh://git@github.com:22/o/r.git", "https://github.com/o/r"],
    ["github:o/r", "https://github.com/o/r"],
    ["https://www.github.com/o/r.git", "https://github.com/o/r"],
    ["http://www.github.com/o/r", "https://github.com/o/r"],
    ["https://www.github.com.example/o/r", "https://www.github.com.example/o/r"],
    ["gitlab:o/r", "https://gitlab.com/o/r"],
    ["o/r", "https://github.com/o/r"],
    ["https://github.com/o/r/tree/main/packages/x", "https://github.com/o/r/tree/main/packages/x"],
    ["https://user:token@git.corp.example/o/r.git", "https://git.corp.example/o/r.git"],
    ["scm:git:https://github.com/o/r.git", "https://github.com/o/r"],
    ["scm:git:git@github.com:o/r.git", "https://github.com/o/r"],
    ["https://gitbox.apache.org/repos/asf?p=commons-io.git", "https://gitbox.apache.org/repos/asf?p=commons-io.git"],
    ["javascript:alert(1)", undefined],
    ["C:\\src\\thing", undefined],
    ["just words", undefined],
    ["", undefined],
    ["x".repeat(5000), undefined],
  ])("%s is %s", (text, expected) => {
    expect(repositoryAddress(text)).toBe(expected);
  });

  test("name the account they belong to", () => {
    expect(repositoryOwner("https://github.com/lovell/sharp")).toEqual({
      name: "lovell",
      url: "https://github.com/lovell",
    });
    expect(repositoryOwner("https://git.corp.example/o/r")).toBeUndefined();
  });
});

describe("addresses", () => {
  test.each([
    ["https://registry.example/a.tgz?token=abc&x=1", "https://registry.example/a.tgz?x=1"],
    ["https://x.example/a[1] b|c", "https://x.example/a%5B1%5D%20b%7Cc"],
    ["http://[::1]:8080/x", "http://[::1]:8080/x"],
    ["https://x.example/100%#a#b", "https://x.example/100%25#a%23b"],
    ["data:text/html,x", undefined],
    ["file:///etc/passwd", undefined],
    ["not one", undefined],
  ])("%s is passed on as %s", (text, expected) => {
    expect(safeAddress(text)).toBe(expected);
  });
});

describe("parties", () => {
  test.each([
    [
      "Jane Roe <jane@roe.example> (https://roe.example/)",
      { name: "Jane Roe", email: "jane@roe.example", url: "https://roe.example/" },
    ],
    ["Jane Roe", { name: "Jane Roe" }],
    ["jane@roe.example", { name: "jane@roe.example", email: "jane@roe.example" }],
    ["<jane@roe.example>", { name: "jane@roe.example", email: "jane@roe.example" }],
    ["Jane (not a page)", { name: "Jane (not a page)" }],
    ["Jane <not a mail>", { name: "Jane" }],
    ["  ", undefined],
  ])("%s is %j", (text, expected) => {
    expect(parseParty(text)).toEqual(expected);
  });
});

describe("archive names", () => {
  test.each([
    ["pkg:npm/%40img/sharp@0.34.5", "0.34.5", undefined, "sharp-0.34.5.tgz"],
    ["pkg:npm/x@1.0.0", "1.0.0", "https://registry.example/x/-/x-1.0.0.tgz?y", "x-1.0.0.tgz"],
    ["pkg:npm/x@1.0.0?vcs_url=git%2Bhttps:%2F%2Fx", "1.0.0", "ssh://git@github.com/o/x", undefined],
    ["pkg:cargo/serde@1.0.1", "1.0.1", undefined, "serde-1.0.1.crate"],
    ["pkg:pypi/zope@1", "1", undefined, undefined],
    ["pkg:npm/x", undefined, undefined, undefined],
  ])("%s", (purl, version, distribution, expected) => {
    expect(archiveName(purl, version, distribution)).toBe(expected);
  });
});

describe("supplements", () => {
  test.each([
    [{ autor: {} }, 'supplement: unknown key "autor"'],
    [{ author: { email: "x@y.example" } }, "author.name: is missing"],
    [{ author: "Jane" }, "author: must be a mapping"],
    [{ components: {} }, "components: must be a list"],
    [{ components: [{ purl: "npm/x" }] }, "components[0].purl: not a package URL"],
    [
      { components: [{ purl: "pkg:npm/x", properties: { "a:b": 2027 } }] },
      "components[0].properties.a:b: must be a text",
    ],
    [{ components: [{ supplier: { name: "x" } }] }, "components[0].purl: is missing"],
    [{ product: { license: "" } }, "product.license: must be a text"],
    [[], "supplement: must be a mapping"],
    [null, "supplement: must be a mapping"],
  ])("%j is refused", (value, reason) => {
    const checked = checkSupplement(value);
    expect(checked.ok ? "" : checked.error).toContain(reason);
  });
});

describe("the place that a purl tells", () => {
  test.each([
    ["pkg:golang/github.com/anchore/stereoscope@v1.0.0", { repository: "https://github.com/anchore/stereoscope" }],
    ["pkg:golang/github.com/a/b/v2/c@v1", { repository: "https://github.com/a/b" }],
    ["pkg:golang/golang.org/x/mod@v1", undefined],
    ["pkg:golang/github.com/a@v1", undefined],
    ["pkg:githubactions/actions/checkout@v4", { repository: "https://github.com/actions/checkout" }],
    ["pkg:swift/github.com/a/b@1", { repository: "https://github.com/a/b" }],
    ["pkg:github/a/b@1?vcs_url=elsewhere", undefined],
    [
      "pkg:huggingface/meta-llama/Llama-2-7b@1",
      {
        homepage: "https://huggingface.co/meta-llama/Llama-2-7b",
        owner: { name: "meta-llama", url: "https://huggingface.co/meta-llama" },
      },
    ],
    ["pkg:huggingface/gpt2@1", undefined],
    ["pkg:npm/left-pad@1", undefined],
    ["pkg:golang/", undefined],
  ])("%s", (purl, place) => {
    expect(placeOf(purl, "library")).toEqual(place);
  });
});
