import { describe, expect, test } from "vitest";
import { dialect } from "../../src/ecosystems/java/dialect.ts";
import { lookUp } from "../../src/ecosystems/java/installed.ts";
import { readBundleLicense, readManifest } from "../../src/ecosystems/java/manifest.ts";
import { extract } from "../../src/ecosystems/java/pom.ts";
import { readStatement } from "../../src/licenses/read.ts";
import type { ExtractContext, Extraction, Statement } from "../../src/model/index.ts";
import { type Files, makeContext, makeSubject } from "./look-up.ts";

function pom(coordinates: string, body = ""): string {
  const [group, artifact, version] = coordinates.split(":");
  return `<project><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version>\n${body}</project>`;
}

function parent(coordinates: string): string {
  const [group, artifact, version] = coordinates.split(":");
  return `<parent><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version><relativePath/></parent>`;
}

function dependency(coordinates: string, more = ""): string {
  const [group, artifact, version] = coordinates.split(":");
  const stated = version === undefined ? "" : `<version>${version}</version>`;
  return `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId>${stated}${more}</dependency>`;
}

/** POMs by coordinates, laid out as Maven lays them out. */
function repository(poms: Readonly<Record<string, string>>): Files {
  return Object.fromEntries(
    Object.entries(poms).map(([coordinates, body]) => {
      const [group = "", artifact = "", version = ""] = coordinates.split(":");
      return [
        `${group.replaceAll(".", "/")}/${artifact}/${version}/${artifact}-${version}.pom`,
        pom(coordinates, body),
      ];
    }),
  );
}

const subject = makeSubject("pkg:maven/org.x/lib@1.0", "org.x:lib", "1.0");
const APACHE = "<licenses><license>\n<name>Apache 2</name><url>https://a.example</url></license></licenses>";

describe("the licence of an artefact", () => {
  test("is quoted from its POM in Maven's repository, name and address apart", () => {
    const files = repository({ "org.x:lib:1.0": APACHE });
    expect(lookUp(subject, makeContext({}, { MAVEN_REPO_LOCAL: files }))).toMatchObject({
      ok: true,
      value: {
        installed: true,
        statements: [
          { as: "name", raw: "Apache 2", location: { path: "~/.m2/repository/org/x/lib/1.0/lib-1.0.pom", line: 3 } },
          { as: "url", raw: "https://a.example" },
        ],
      },
    });
  });

  test("is inherited from the nearest parent that states one", () => {
    const files = repository({
      "org.x:lib:1.0": parent("org.x:middle:2"),
      "org.x:middle:2": parent("org.x:top:3"),
      "org.x:top:3": APACHE,
    });
    expect(lookUp(subject, makeContext({}, { MAVEN_REPO_LOCAL: files }))).toMatchObject({
      value: { statements: [{ raw: "Apache 2", location: { path: "~/.m2/repository/org/x/top/3/top-3.pom" } }, {}] },
    });
  });

  test("is not looked for in parents that go round in circles", () => {
    const files = repository({ "org.x:lib:1.0": parent("org.x:top:3"), "org.x:top:3": parent("org.x:lib:1.0") });
    expect(lookUp(subject, makeContext({}, { MAVEN_REPO_LOCAL: files }))).toMatchObject({
      value: { installed: true, statements: [] },
    });
  });

  test("is found in Gradle's cache", () => {
    const path = "caches/modules-2/files-2.1/org.x/lib/1.0/0123abcd/lib-1.0.pom";
    const context = makeContext({}, { GRADLE_USER_HOME: { [path]: pom("org.x:lib:1.0", APACHE) } });
    expect(lookUp(subject, context)).toMatchObject({ value: { statements: [{ raw: "Apache 2" }, {}] } });
  });

  test("several licences are a choice, each understood by itself", () => {
    const licenses =
      "<licenses><license><name>EPL 2.0</name></license><license><name>GPL2 w/ CPE</name></license></licenses>";
    const context = makeContext({}, { MAVEN_REPO_LOCAL: repository({ "org.x:lib:1.0": licenses }) });
    const found = lookUp(subject, context);
    const statement = { ...(found.ok ? found.value.statements[0] : undefined), purl: "" } as Statement;
    expect(statement.raw).toBe('["EPL 2.0","GPL2 w/ CPE"]');
    const finding = readStatement(statement, dialect);
    expect(finding.expression).toBe("EPL-2.0 OR GPL-2.0-only WITH Classpath-exception-2.0");
    expect(finding.note).toContain("choice");
  });

  test("coordinates that are no plain words never become a path", () => {
    const evil = makeSubject("pkg:maven/a/b@1", "..:..", "../../etc");
    expect(lookUp(evil, makeContext({}, { MAVEN_REPO_LOCAL: {} }))).toMatchObject({ value: { installed: false } });
  });
});

function extractPom(text: string, files: Files): Extraction {
  const { machine } = makeContext({}, { MAVEN_REPO_LOCAL: files });
  const context = { machine, beside: () => undefined } as unknown as ExtractContext;
  const result = extract({ path: "pom.xml", text, bytes: new Uint8Array() }, context);
  if (!result.ok) throw new Error(result.error.reason);
  return result.value;
}

const namesOf = ({ components }: Extraction) =>
  components.map(
    ({ name, version, scope, direct }) => `${name}:${version} ${scope}${direct === true ? " direct" : ""}`,
  );

describe("what a Maven project brings in", () => {
  const dependencies = (...list: string[]) => `<dependencies>${list.join("\n")}</dependencies>`;

  test("is resolved as Maven does it: the nearest version, managed ones first, exclusions and scopes heeded", () => {
    const files = repository({
      "g:a:1": dependencies(
        dependency("g:deep:9"),
        dependency("g:out:1"),
        dependency("g:managed:1"),
        dependency("g:t:1", "<scope>test</scope>"),
      ),
      "g:b:1": dependencies(dependency("g:deep:5"), dependency("g:c:1")),
      "g:c:1": dependencies(dependency("g:near:9"), dependency("g:o:1", "<optional>true</optional>")),
      "g:deep:9": "",
      "g:near:2": "",
      "g:managed:7": "",
    });
    const text = pom(
      "me:app:1",
      `<dependencyManagement>${dependencies(dependency("g:managed:7"))}</dependencyManagement>
      ${dependencies(
        dependency(
          "g:a:1",
          "<exclusions><exclusion><groupId>g</groupId><artifactId>out</artifactId></exclusion></exclusions>",
        ),
        dependency("g:b:1", "<scope>test</scope>"),
        dependency("g:near:2"),
      )}`,
    );
    const extraction = extractPom(text, files);
    expect(namesOf(extraction)).toEqual([
      "g:a:1 runtime direct",
      "g:b:1 test direct",
      "g:near:2 runtime direct",
      "g:deep:9 runtime",
      "g:managed:7 runtime",
      "g:c:1 test",
    ]);
    expect(extraction.edges).toContainEqual({ from: "g:c", to: "g:near" });
    expect(extraction.diagnostics.map(({ code }) => code)).toEqual(["LIC205"]);
  });

  test("takes versions from a parent and an imported BOM in the local repository", () => {
    const files = repository({
      "p:parent:1": `<properties><v>3</v></properties><dependencyManagement>${dependencies(
        dependency("p:bom:1", "<type>pom</type><scope>import</scope>"),
      )}</dependencyManagement>${dependencies(dependency("g:inherited:1"))}`,
      "p:bom:1": `<dependencyManagement>${dependencies(dependency("g:a:${pinned}"))}</dependencyManagement><properties><pinned>2</pinned></properties>`,
      "g:a:2": "",
      "g:b:3": "",
      "g:inherited:1": "",
    });
    const text = pom("me:app:1", parent("p:parent:1") + dependencies(dependency("g:a"), dependency("g:b:${v}")));
    expect(namesOf(extractPom(text, files))).toEqual([
      "g:a:2 runtime direct",
      "g:b:3 runtime direct",
      "g:inherited:1 runtime direct",
    ]);
  });

  test("that is not in the local repository is a loss, and named", () => {
    const extraction = extractPom(pom("me:app:1", dependencies(dependency("g:a:1"))), {});
    const [loss] = extraction.diagnostics;
    expect(loss).toMatchObject({ code: "LIC105", gravity: "loss" });
    expect(loss?.args["reason"]).toContain("g:a:1");
  });
});

test("headers of a manifest may be broken over lines, and end with the first section", () => {
  const headers = readManifest(
    "Manifest-Version: 1.0\r\nBundle-License: https://www.apache.org/lic\r\n enses/LICENSE-2.0.txt\r\n\r\nName: x\r\nBundle-License: no\r\n",
  );
  expect(headers.get("bundle-license")).toBe("https://www.apache.org/licenses/LICENSE-2.0.txt");
  expect(readBundleLicense('Apache-2.0;link="https://a.example/x,y";description="a;b", "MIT",<<EXTERNAL>>')).toEqual([
    "Apache-2.0",
    "MIT",
  ]);
});
