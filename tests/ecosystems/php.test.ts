import { describe, expect, test } from "vitest";
import { dialect } from "../../src/ecosystems/php/dialect.ts";
import { lookUp } from "../../src/ecosystems/php/vendor.ts";
import type { Statement } from "../../src/model/index.ts";
import { makeContext, makeSubject } from "./look-up.ts";

const subject = makeSubject("pkg:composer/acme/log@1.4.0", "acme/log", "1.4.0", { installPaths: ["vendor/acme/log"] });

describe("an installed package", () => {
  test("is quoted from its composer.json and its licence files", () => {
    const context = makeContext({
      "vendor/acme/log/composer.json": '{\n  "name": "acme/log",\n  "license": ["MIT", "ISC"]\n}',
      "vendor/acme/log/LICENSE": "text",
    });
    expect(lookUp(subject, context)).toMatchObject({
      ok: true,
      value: {
        installed: true,
        statements: [
          { as: "expression", raw: '["MIT","ISC"]', location: { line: 3 } },
          { as: "text", raw: "LICENSE" },
        ],
      },
    });
  });

  test("with a broken composer.json is a loss, and its licence file is still quoted", () => {
    const context = makeContext({ "vendor/acme/log/composer.json": "{", "vendor/acme/log/LICENSE": "text" });
    expect(lookUp(subject, context)).toMatchObject({
      value: { statements: [{ raw: "LICENSE" }], diagnostics: [{ code: "LIC102", gravity: "loss" }] },
    });
  });

  test("that lies nowhere is not installed", () => {
    expect(lookUp(subject, makeContext({ "composer.lock": "" }))).toMatchObject({ value: { installed: false } });
  });
});

test.each([
  ["(LGPL-2.1-only or GPL-3.0-or-later)", "(LGPL-2.1-only OR GPL-3.0-or-later)"],
  ["proprietary", "LicenseRef-scancode-proprietary-license"],
  ["MIT", undefined],
  ["Do what you like, or not", undefined],
  ['[""]', undefined],
])("Composer's %s means %s", (raw, expected) => {
  const found = dialect({ raw } as Statement)?.expression;
  if (raw.startsWith("Do")) expect(found).not.toBe(raw);
  else expect(found).toBe(expected);
});

test("a list of Composer is a choice", () => {
  const raw = '["MIT","GPL-2.0 with Classpath-exception-2.0"]';
  expect(dialect({ raw } as Statement)?.anyOf).toEqual(["MIT", "GPL-2.0 WITH Classpath-exception-2.0"]);
});
