// What license banners tell of the work and of its licence.
import { describe, expect, test } from "vitest";
import { extract } from "../../../src/ecosystems/vendored/banner.ts";
import { findBanners } from "../../../src/ecosystems/vendored/comments.ts";

function read(text: string, path = "static/app.min.js") {
  const context = {
    beside: () => undefined,
    piece: () => ({ ok: true, value: new Uint8Array() }) as const,
    size: 0,
    machine: { folder: () => undefined },
    keepText: () => "digest",
  };
  const result = extract({ path, text, bytes: new Uint8Array() }, context as never);
  return result.ok ? result.value.components : [];
}

function said(text: string): string[] {
  return read(text).flatMap(({ name, version, statements }) => [
    `${name}@${version ?? ""}`,
    ...(statements ?? []).map(({ as, raw }) => `${as} ${raw}`),
  ]);
}

describe("a banner", () => {
  test.each([
    [
      "/*! jQuery v3.7.1 | (c) OpenJS Foundation | jquery.org/license */",
      ["jQuery@3.7.1", "url jquery.org/license", "text license banner"],
    ],
    [
      "/*! normalize.css v8.0.1 | MIT License | github.com/necolas/normalize.css */",
      ["normalize.css@8.0.1", "name MIT License", "text license banner"],
    ],
    [
      "/*! core-js -- Copyright (c) -- license (MIT): https://x.example/LICENSE */",
      ["core-js@", "name MIT", "text license banner"],
    ],
    ["/** @license React\n * Copyright (c) Meta\n */", ["React@", "text license banner"]],
    [
      "/*!\n * @name tiny\n * @version 2.0.0\n * @license Apache-2.0\n */",
      ["tiny@2.0.0", "name Apache-2.0", "text license banner"],
    ],
    ["/*! License: https://x.example/eula (c) X */", ["app@", "text license banner"]],
    ["/*! thing 1.2 | SPDX-License-Identifier: MIT OR ISC */", ["thing@1.2", "expression MIT OR ISC"]],
  ])("%s", (text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  test("falls back on the file's name", () => {
    expect(
      read("/*! (c) 2020 Somebody, all rights reserved. Licence on request */", "js/widget-2.1.0.min.js"),
    ).toMatchObject([{ name: "widget", version: "2.1.0", purl: "pkg:generic/widget@2.1.0" }]);
  });

  test("is only what is marked to be kept, or a first comment about rights", () => {
    expect(read("var a; /* Copyright 2020, licensed under MIT */")).toEqual([]);
    expect(read("/* our license checker */ var a;")).toEqual([]);
    expect(read("/*! no terms here */")).toEqual([]);
    expect(read("/*! For license information please see app.js.LICENSE.txt */")).toEqual([]);
    expect(read("/* Copyright 2020 X, licensed under MIT */ var a;")).toHaveLength(1);
  });

  test("found in many comments costs one pass", () => {
    expect(findBanners(`${"/*".repeat(200_000)}`)).toEqual([]);
    expect(findBanners("/*! (c) x */".repeat(5000))).toHaveLength(2000);
  });
});
