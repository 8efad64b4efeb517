import { describe, expect, test } from "vitest";
import { dialect } from "../../src/ecosystems/ruby/dialect.ts";
import { lookUpInBundle, lookUpInGemHome } from "../../src/ecosystems/ruby/installed.ts";
import { stringsIn, withoutComment } from "../../src/ecosystems/ruby/ruby-text.ts";
import type { Statement } from "../../src/model/index.ts";
import { makeContext, makeSubject } from "./look-up.ts";

const SPEC = `Gem::Specification.new do |s|
  s.name = "xmlrpc".freeze
  s.licenses = ["Ruby".freeze, "BSD-2-Clause".freeze]
end
`;
const subject = makeSubject("pkg:gem/xmlrpc@0.3.2", "xmlrpc", "0.3.2");
const LIST = { as: "expression", raw: '["Ruby","BSD-2-Clause"]', location: { line: 3 } };

describe("an installed gem", () => {
  test("is quoted from its specification and its licence files in vendor/bundle", () => {
    const home = "vendor/bundle/ruby/3.1.0";
    const context = makeContext({
      [`${home}/specifications/xmlrpc-0.3.2.gemspec`]: SPEC,
      [`${home}/gems/xmlrpc-0.3.2/LICENSE.txt`]: "text",
    });
    expect(lookUpInBundle(subject, context)).toMatchObject({
      ok: true,
      value: { installed: true, statements: [LIST, { as: "text", raw: "LICENSE.txt", digest: "sha256:text" }] },
    });
  });

  test("is found below the user's version manager", () => {
    const path = ".rbenv/versions/3.1.2/lib/ruby/gems/3.1.0/specifications/xmlrpc-0.3.2.gemspec";
    const found = lookUpInGemHome(subject, makeContext({}, {}, { [path]: SPEC }));
    expect(found).toMatchObject({ ok: true, value: { statements: [{ ...LIST, location: { path: `~/${path}` } }] } });
  });

  test("for another platform is looked for under that platform", () => {
    const java = makeSubject("pkg:gem/xmlrpc@0.3.2?platform=java", "xmlrpc", "0.3.2");
    const files = { "specifications/xmlrpc-0.3.2.gemspec": SPEC };
    expect(lookUpInGemHome(java, makeContext({}, { GEM_HOME: files }))).toMatchObject({ value: { installed: false } });
    const javaFiles = { "specifications/xmlrpc-0.3.2-java.gemspec": SPEC };
    expect(lookUpInGemHome(java, makeContext({}, { GEM_HOME: javaFiles }))).toMatchObject({
      value: { installed: true },
    });
  });

  test("from git is quoted from its checkout", () => {
    const url =
      "pkg:gem/xmlrpc@0.3.2?vcs_url=git%2Bhttps://git.example/o/rpc.git%400123456789abcdef0123456789abcdef01234567";
    const place = "vendor/bundle/ruby/3.1.0/bundler/gems/rpc-0123456789ab";
    const context = makeContext({ [`${place}/xmlrpc.gemspec`]: SPEC, [`${place}/COPYING`]: "text" });
    expect(lookUpInBundle(makeSubject(url, "xmlrpc", "0.3.2"), context)).toMatchObject({
      value: { statements: [LIST, { raw: "COPYING" }] },
    });
  });
});

test("several licences of a gem are a choice, and what is no list is left alone", () => {
  expect(dialect({ raw: LIST.raw } as Statement)?.anyOf).toEqual(["Ruby", "BSD-2-Clause"]);
  expect(dialect({ raw: "MIT" } as Statement)).toBeUndefined();
  expect(dialect({ raw: '["MIT", 1]' } as Statement)).toBeUndefined();
});

test("comments end a line unless they stand in a string, and computed strings are not guessed", () => {
  expect(withoutComment(`gem "a#b" # c`)).toBe(`gem "a#b" `);
  expect(stringsIn(`%q<rack>.freeze, ["= 1"], 'x', "y#{z}"`)).toEqual(["rack", "= 1", "x", undefined]);
});
