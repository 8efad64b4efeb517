// What must not exist at all: connections, other programs, caches (docs/threat-model.md).
import { readdirSync, readFileSync, statSync } from "node:fs";
import { type AddressInfo, connect, createServer } from "node:net";
import { join, relative } from "node:path";
import { afterAll, expect, test } from "vitest";
import { licet, makeProject, removeMade } from "../e2e/licet.ts";

const root = join(import.meta.dirname, "..", "..");
afterAll(removeMade);

function listFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const place = join(folder, name);
    return statSync(place).isDirectory() ? listFiles(place) : [place];
  });
}

const sources = listFiles(join(root, "src")).map((place) => {
  const text = readFileSync(place, "utf8").replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, "");
  return { path: relative(root, place).replaceAll("\\", "/"), text };
});
const pathsWith = (pattern: RegExp) =>
  sources
    .filter(({ text }) => pattern.test(text))
    .map(({ path }) => path)
    .sort();

test("programs are started by two files only, and none of them for a scan", () => {
  expect(pathsWith(/node:child_process|node:cluster|worker_threads/)).toEqual([
    "src/action/start-scan.ts",
    "src/cli/online/npm-registry.ts",
  ]);
  expect(readFileSync(join(root, "src/action/start-scan.ts"), "utf8")).toContain("spawn(process.execPath");
  expect(pathsWith(/online\/npm-registry/).every((path) => path.startsWith("src/cli/"))).toBe(true);
});

test("connections are opened by two files only, and no room that scans may import them", () => {
  expect(pathsWith(/\bfetch\(|node:https?"|node:net"|node:tls"|node:dgram"|node:dns|WebSocket/)).toEqual([
    "src/io/github-api.ts",
    "src/io/https-get.ts",
  ]);
  const users = pathsWith(/io\/(?:github-api|https-get)\.ts/);
  expect(users.length).toBeGreaterThan(0);
  expect(users.filter((path) => !/^src\/(?:action|cli)\//.test(path))).toEqual([]);
  expect(users).not.toContain("src/action/scan-job.ts");
});

test("the Action asks for no cache and no artifact service", () => {
  expect(pathsWith(/ACTIONS_CACHE_URL|ACTIONS_RESULTS_URL|ACTIONS_RUNTIME_TOKEN|ACTIONS_ID_TOKEN/)).toEqual([]);
});

test("a scan opens no connection to any address that stands in the tree", async () => {
  let connections = 0;
  const server = createServer((socket) => {
    connections++;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const dependencies = { a: `${at}/a.tgz`, b: `git+${at}/b.git` };
  const cwd = makeProject({
    "license-policy.yml": "version: 1\nextends: [distributed]\n",
    ".npmrc": `registry=${at}/\n`,
    "package.json": JSON.stringify({ name: "x", dependencies, license: `SEE LICENSE IN ${at}/LICENSE` }),
    "package-lock.json": JSON.stringify({
      lockfileVersion: 3,
      packages: {
        "": { dependencies },
        "node_modules/a": { version: "1.0.0", resolved: `${at}/a.tgz`, license: `${at}/LICENSE` },
      },
    }),
    "pom.xml": `<?xml version="1.0"?><!DOCTYPE project [<!ENTITY % r SYSTEM "${at}/r.dtd"> %r;]><project><parent><groupId>g</groupId><artifactId>p</artifactId><version>1</version></parent><artifactId>a</artifactId><licenses><license><url>${at}/l</url></license></licenses></project>`,
    "README.md": `---\nlicense: other\nlicense_link: ${at}/LICENSE\nbase_model: ${at}/model\n---\n`,
    "requirements.txt": `--index-url ${at}/simple\nx @ ${at}/x.whl\n`,
    "bom.cdx.json": JSON.stringify({
      bomFormat: "CycloneDX",
      specVersion: "1.6",
      externalReferences: [{ type: "bom", url: `${at}/bom` }],
      components: [],
    }),
    ".gitmodules": `[submodule "s"]\n\tpath = s\n\turl = ${at}/s.git\n`,
  });
  for (const words of [["check"], ["sbom"], ["notice"]]) expect(licet(words, { cwd }).code).not.toBe(70);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(connections).toBe(0);
  // The server does listen.
  await new Promise((resolve) =>
    connect(Number(new URL(at).port), "127.0.0.1")
      .on("close", resolve)
      .on("error", resolve),
  );
  expect(connections).toBe(1);
  await new Promise((resolve) => server.close(resolve));
});
