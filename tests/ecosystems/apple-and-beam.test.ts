import { describe, expect, test } from "vitest";
import { lookUpInCaches, lookUpInDeps } from "../../src/ecosystems/beam/installed.ts";
import { parseTerms } from "../../src/ecosystems/beam/terms.ts";
import { lookUp as lookUpCheckout } from "../../src/ecosystems/carthage/installed.ts";
import { lookUpInCache, lookUpInPods } from "../../src/ecosystems/cocoapods/installed.ts";
import { lookUp as lookUpInPubCache } from "../../src/ecosystems/dart/installed.ts";
import { lookUpInBuild, lookUpInDerivedData } from "../../src/ecosystems/swift/installed.ts";
import { pathOfLocation } from "../../src/ecosystems/swift/locations.ts";
import { makeContext, makeSubject } from "./look-up.ts";
import { packTar } from "./pack-tar.ts";

describe("a package of Hex", () => {
  const subject = makeSubject("pkg:hex/plug@1.15.0", "plug", "1.15.0");
  const METADATA = `{<<"name">>,<<"plug">>}.\n{<<"licenses">>,[<<"Apache-2.0">>]}.\n{<<"description">>,\n <<"a \\"b\\" ü"/utf8>>}.\n`;

  test("is quoted from its metadata and licence files", () => {
    const context = makeContext({ "deps/plug/hex_metadata.config": METADATA, "deps/plug/LICENSE": "text" });
    expect(lookUpInDeps(subject, context)).toMatchObject({
      ok: true,
      value: {
        installed: true,
        statements: [
          { as: "expression", raw: "Apache-2.0", location: { path: "deps/plug/hex_metadata.config", line: 2 } },
          { as: "text", raw: "LICENSE" },
        ],
        about: { description: 'a "b" ü' },
      },
    });
  });

  test("is quoted from the archive in the user's cache", () => {
    const archive = packTar({ VERSION: "3", "metadata.config": METADATA.replace("Apache-2.0", "MIT") }, false);
    const context = makeContext({}, { HEX_HOME: { "packages/hexpm/plug-1.15.0.tar": archive } });
    expect(lookUpInCaches(subject, context)).toMatchObject({
      value: {
        statements: [{ raw: "MIT", location: { path: "~/.hex/packages/hexpm/plug-1.15.0.tar!/metadata.config" } }],
      },
    });
  });

  test("of Gleam is quoted from its gleam.toml", () => {
    const context = makeContext({
      "build/packages/plug/gleam.toml": 'name = "plug"\nlicences = ["Apache-2.0", "MIT"]\n',
    });
    expect(lookUpInDeps(subject, context)).toMatchObject({
      value: { statements: [{ raw: '["Apache-2.0","MIT"]', location: { line: 2 } }] },
    });
  });

  test("whose metadata is broken is a loss", () => {
    const context = makeContext({ "deps/plug/hex_metadata.config": '{<<"licenses">>,[' });
    expect(lookUpInDeps(subject, context)).toMatchObject({
      value: { diagnostics: [{ code: "LIC102", gravity: "loss" }] },
    });
  });
});

test("terms nested without end are refused, not followed", () => {
  expect(parseTerms("[".repeat(100_000), "erlang")).toMatchObject({ ok: false, error: { code: "LIC103" } });
  expect(parseTerms("{", "elixir")).toMatchObject({ ok: false, error: { code: "LIC102" } });
});

describe("a package without declared licence is quoted with its texts", () => {
  const text = (path: string) => ({ value: { installed: true, statements: [{ as: "text", location: { path } }] } });

  test("from pub's cache, of the usual host and another", () => {
    const files = {
      "hosted/pub.dev/args-2.5.0/LICENSE": "a",
      "hosted/pub.corp.example%588080/args-2.5.0/LICENSE": "b",
    };
    const context = makeContext({}, { PUB_CACHE: files });
    const usual = makeSubject("pkg:pub/args@2.5.0", "args", "2.5.0");
    expect(lookUpInPubCache(usual, context)).toMatchObject(text("~/.pub-cache/hosted/pub.dev/args-2.5.0/LICENSE"));
    const own = makeSubject("pkg:pub/args@2.5.0?repository_url=https://pub.corp.example:8080", "args", "2.5.0");
    expect(lookUpInPubCache(own, context)).toMatchObject(
      text("~/.pub-cache/hosted/pub.corp.example%588080/args-2.5.0/LICENSE"),
    );
  });

  test("from the checkouts of the Swift package manager and of Xcode", () => {
    const subject = makeSubject("pkg:swift/github.com/o/Alamofire@5.9.1", "github.com/o/Alamofire", "5.9.1", {
      folders: ["App.xcodeproj/project.xcworkspace/xcshareddata/swiftpm"],
    });
    const path = ".build/checkouts/Alamofire/LICENSE";
    expect(lookUpInBuild(subject, makeContext({ [path]: "mit" }))).toMatchObject(text(path));
    const derived = "Library/Developer/Xcode/DerivedData/App-abc/SourcePackages/checkouts/Alamofire/LICENSE";
    expect(lookUpInDerivedData(subject, makeContext({}, {}, { [derived]: "mit" }))).toMatchObject(text(`~/${derived}`));
  });

  test("from Carthage's checkouts", () => {
    const path = "Carthage/Checkouts/Nimble/LICENSE";
    const subject = makeSubject("pkg:github/quick/nimble@v1", "Quick/Nimble", "v1");
    expect(lookUpCheckout(subject, makeContext({ [path]: "apache" }))).toMatchObject(text(path));
  });
});

test.each([
  ["https://github.com/o/r.git", "github.com/o/r"],
  ["git@github.com:o/r", "github.com/o/r"],
  ["ssh://git@host.example:22/o/r.git/", "host.example:22/o/r"],
])("the location %s is the path %s", (location, path) => {
  expect(pathOfLocation(location)).toBe(path);
});

describe("a pod", () => {
  const subject = makeSubject("pkg:cocoapods/Lib@1.0#Core", "Lib/Core", "1.0", { installPaths: ["Pods/Lib"] });
  const PLIST = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict><key>PreferenceSpecifiers</key><array>
<dict><key>FooterText</key><string>heading</string><key>Title</key><string>Acknowledgements</string></dict>
<dict><key>FooterText</key><string>The text &amp; more</string><key>License</key><string>MIT</string><key>Title</key><string>Lib</string></dict>
</array></dict></plist>`;

  test("is quoted from its folder and the acknowledgements of its target", () => {
    const context = makeContext({
      "Pods/Lib/LICENSE": "The text & more",
      "Pods/Target Support Files/Pods-App/Pods-App-acknowledgements.plist": PLIST,
    });
    expect(lookUpInPods(subject, context)).toMatchObject({
      ok: true,
      value: {
        installed: true,
        statements: [
          { as: "expression", raw: "MIT", location: { line: 5 } },
          { as: "text", raw: "LICENSE" },
        ],
      },
    });
  });

  test("is quoted from the specification that CocoaPods has downloaded", () => {
    const path = "Library/Caches/CocoaPods/Pods/Specs/Release/Lib/1.0-abcde.podspec.json";
    const spec = '{\n  "name": "Lib",\n  "license": {"type": "BSD", "text": "Copyright"}\n}';
    expect(lookUpInCache(subject, makeContext({}, {}, { [path]: spec }))).toMatchObject({
      value: {
        statements: [{ as: "expression", raw: "BSD", location: { path: `~/${path}`, line: 3 } }, { as: "text" }],
      },
    });
  });
});
