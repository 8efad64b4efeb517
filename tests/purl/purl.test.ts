import fc from "fast-check";
import { PackageURL } from "packageurl-js";
import { describe, expect, test } from "vitest";
import { buildPurl, canonicalizePurl, parsePurl, purlOfPath } from "../../src/purl/index.ts";

describe("building", () => {
  test.each([
    [["npm", "@angular", "animation", "12.3.1"], "pkg:npm/%40angular/animation@12.3.1"],
    [["npm", undefined, "JSONStream", "1.0.0"], "pkg:npm/JSONStream@1.0.0"],
    [["pypi", undefined, "Django_Foo.bar", "1.0RC1"], "pkg:pypi/django-foo.bar@1.0rc1"],
    [
      ["golang", "github.com/BurntSushi", "toml", "v1.0.0+incompatible"],
      "pkg:golang/github.com/BurntSushi/toml@v1.0.0%2Bincompatible",
    ],
    [["composer", "Laravel", "Framework", "5.5.0"], "pkg:composer/laravel/framework@5.5.0"],
    [
      ["docker", "customer", "image", "sha256:244f", { repository_url: "gcr.io" }],
      "pkg:docker/customer/image@sha256:244f?repository_url=gcr.io",
    ],
    [
      ["GENERIC", undefined, "x", "1", { b: "2", a: "1/2 !", gone: undefined, empty: "" }],
      "pkg:generic/x@1?a=1%2F2%20%21&b=2",
    ],
    [
      ["golang", "google.golang.org", "genproto", undefined, undefined, "/googleapis/../api/./x/"],
      "pkg:golang/google.golang.org/genproto#googleapis/api/x",
    ],
    [
      ["conan", undefined, "x", "1", { "compiler.runtime": "MD", compiler: "VS" }],
      "pkg:conan/x@1?compiler=VS&compiler.runtime=MD",
    ],
    [["pub", undefined, "My-Package", "1"], "pkg:pub/my_package@1"],
    [["cpan", "drolsky", "DateTime", "1.55"], "pkg:cpan/DROLSKY/DateTime@1.55"],
    [
      ["mlflow", undefined, "Model", "1", { repository_url: "https://x.databricks.example" }],
      "pkg:mlflow/model@1?repository_url=https:%2F%2Fx.databricks.example",
    ],
    [["npm", undefined, "///", "1"], "pkg:npm/unnamed@1"],
    [["npm", undefined, "a\uD800b", "1"], "pkg:npm/a%EF%BF%BDb@1"],
  ] as const)("%j becomes %s", (parts, expected) => {
    const [type, namespace, name, version, qualifiers, subpath] = parts as unknown as Parameters<typeof buildPurl>;
    expect(buildPurl(type, namespace, name, version, qualifiers, subpath)).toBe(expected);
  });

  test("a path is split at its last slash", () => {
    expect(purlOfPath("npm", "@scope/name", "1")).toBe("pkg:npm/%40scope/name@1");
    expect(purlOfPath("golang", "github.com/a/b/v2", "v2.0.0")).toBe("pkg:golang/github.com/a/b/v2@v2.0.0");
    expect(purlOfPath("npm", "plain", undefined)).toBe("pkg:npm/plain");
  });
});

describe("parsing", () => {
  test.each([
    [
      "pkg:GOLANG/google.golang.org/genproto#/googleapis/api/annotations/",
      "pkg:golang/google.golang.org/genproto#googleapis/api/annotations",
    ],
    ["pkg:npm/@babel/core#/a/b/", "pkg:npm/%40babel/core#a/b"],
    ["pkg:npm/@babel/core@7.0.0", "pkg:npm/%40babel/core@7.0.0"],
    ["pkg://npm/foo@1", "pkg:npm/foo@1"],
    ["PKG:npm//foo/@1", undefined],
    ["pkg:docker/c/d@sha256%3A244fd47e?repository_url=gcr.io", "pkg:docker/c/d@sha256:244fd47e?repository_url=gcr.io"],
    [
      "pkg:npm/p@1?vcs_url=git://host.com/path/to/repo.git%404345",
      "pkg:npm/p@1?vcs_url=git:%2F%2Fhost.com%2Fpath%2Fto%2Frepo.git%404345",
    ],
    [
      "pkg:generic/openssl@1.1.10g?checksum=sha1:ad9503,sha256:41bf&b=",
      "pkg:generic/openssl@1.1.10g?checksum=sha1:ad9503%2Csha256:41bf",
    ],
    ["pkg:github/Owner/Repo@feature/x", "pkg:github/owner/repo@feature%2Fx"],
    ["pkg:huggingface/Org/Model@ABCDEF", "pkg:huggingface/Org/Model@abcdef"],
  ])("%s is canonically %s", (text, expected) => {
    const result = canonicalizePurl(text);
    expect(result.ok ? result.value : undefined).toBe(expected);
  });

  test.each([
    "EnterpriseLibrary.Common@6.0.1304",
    "pkg:EnterpriseLibrary.Common@6.0.1304",
    "pkg:n&g?inx/nginx@0.8.9",
    "pkg:3nginx/nginx@0.8.9",
    "pkg:nginx:a/nginx@0.8.9",
    "pkg:npm/myartifact@1.0.0?in%20production=true",
    "pkg:maven/@1.3.4",
    "pkg%3Amaven/org.apache.commons/io",
    "pkg:swift/Alamofire@5.4.3",
    "pkg:swift/github.com/Alamofire/@5.4.3",
    "pkg:cpan/LWP::UserAgent@6.7.6",
    "pkg:cran/@0.9.1",
    "pkg:hackage",
    "pkg:oci/ns/debian@sha256:1",
    "pkg:npm/a%ZZ@1",
    "pkg:npm/a#x%2Fy",
    "",
  ])("%s is refused with a reason", (text) => {
    const result = parsePurl(text);
    expect(result.ok).toBe(false);
    expect(!result.ok && result.error.reason.length > 5).toBe(true);
  });

  test("gives the decoded parts", () => {
    const result = parsePurl("pkg:npm/%40scope/name@1.0.0?b=2&a=x%2Fy#lib/a");
    expect(result).toEqual({
      ok: true,
      value: {
        type: "npm",
        namespace: "@scope",
        name: "name",
        version: "1.0.0",
        qualifiers: new Map([
          ["a", "x/y"],
          ["b", "2"],
        ]),
        subpath: "lib/a",
      },
    });
  });
});

// Names that both libraries read the same way; the known differences are in docs/decisions/0002-purl.md.
const plain = fc.stringMatching(/^[a-z0-9][a-z0-9._ @%é-]{0,11}[a-z0-9]$/);

describe("properties", () => {
  test("what packageurl-js writes for lower-case parts, we write", () => {
    const types = fc.constantFrom("npm", "generic", "gem", "cargo", "nuget", "hex", "deb", "golang", "maven");
    fc.assert(
      fc.property(types, plain, plain, plain, fc.option(plain), (type, namespace, name, version, extra) => {
        const space = ["gem", "cargo", "nuget"].includes(type) ? undefined : namespace;
        const qualifiers = extra === null ? undefined : { arch: extra };
        const oracle = new PackageURL(type, space, name, type === "golang" ? "1" : version, qualifiers, undefined);
        const ours = buildPurl(type, space, name, type === "golang" ? "1" : version, qualifiers);
        expect(ours).toBe(oracle.toString());
      }),
      { numRuns: 500 },
    );
  });

  test("whatever is built can be parsed, and building again changes nothing", () => {
    const any = fc.string({ unit: "binary", minLength: 0, maxLength: 12 });
    fc.assert(
      fc.property(any, any, any, any, any, (namespace, name, version, value, subpath) => {
        const purl = buildPurl("generic", namespace, name, version, { key: value }, subpath);
        expect(purl).toMatch(/^[\x21-\x7e]+$/);
        const again = canonicalizePurl(purl);
        expect(again).toEqual({ ok: true, value: purl });
      }),
      { numRuns: 1000 },
    );
  });

  test("parsing never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        parsePurl(text);
        parsePurl(`pkg:${text}`);
        parsePurl(`pkg:npm/${text}`);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("credentials", () => {
  test.each([
    ["https://user:tok@h.example/a.tgz?token=s3cret&x=1#f", "https://h.example/a.tgz?x=1#f"],
    ["https://tok@h.example", "https://h.example"],
    ["git+https://a:b@c:d@h.example/r.git@abc", "git+https://h.example/r.git@abc"],
    ["git+ssh://git@h.example/r.git", "git+ssh://git@h.example/r.git"],
    ["ssh://me:pass@h.example/r", "ssh://me@h.example/r"],
    ["https://h.example/a@b/c?api_key=1", "https://h.example/a@b/c"],
    ["amd64", "amd64"],
    ["://", "://"],
  ])("in %s are no part of a purl", (address, expected) => {
    const purl = buildPurl("generic", undefined, "a", "1", { download_url: address });
    const parsed = parsePurl(purl);
    expect(parsed.ok && parsed.value.qualifiers.get("download_url")).toBe(expected);
    expect(canonicalizePurl(purl)).toEqual({ ok: true, value: purl });
  });
});
