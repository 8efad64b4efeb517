// Charts that were fetched into charts/.
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { lookUp } from "../../../src/ecosystems/helm/vendored.ts";
import { makeMemoryTree } from "../../../src/io/memory-tree.ts";

const CHART = "apiVersion: v2\nname: redis\nversion: 18.1.0\nannotations:\n  artifacthub.io/license: MIT\n";
const subject = {
  purl: "pkg:helm/redis@18.1.0",
  name: "redis",
  version: "18.1.0",
  installPaths: [],
  folders: ["shop"],
  mayBeMissing: false,
};
const context = (files: Map<string, string | Uint8Array>) => ({
  tree: makeMemoryTree(files),
  machine: { folder: () => undefined },
  keepText: (text: string) => text,
});

/** One file as a tar entry. */
function tarEntry(name: string, text: string): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write("0000644\0", 100);
  header.write(`${Buffer.byteLength(text).toString(8).padStart(11, "0")}\0`, 124);
  header.write("        ", 148);
  header.write("0", 156);
  header.write("ustar\u000000", 257);
  header.write(
    `${header
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, "0")}\0 `,
    148,
  );
  return Buffer.concat([header, Buffer.from(text), Buffer.alloc((512 - (Buffer.byteLength(text) % 512)) % 512)]);
}

test("a packed chart's annotation and license file are quoted", () => {
  const tar = Buffer.concat([
    tarEntry("redis/Chart.yaml", CHART),
    tarEntry("redis/LICENSE", "text"),
    Buffer.alloc(1024),
  ]);
  const result = lookUp(subject, context(new Map([["shop/charts/redis-18.1.0.tgz", new Uint8Array(gzipSync(tar))]])));
  expect(result.ok && result.value.statements.map(({ as, raw, location }) => `${as} ${raw} ${location.path}`)).toEqual([
    "expression MIT shop/charts/redis-18.1.0.tgz!redis/Chart.yaml",
    "text LICENSE shop/charts/redis-18.1.0.tgz!redis/LICENSE",
  ]);
});

test("an unpacked chart of another version is another chart", () => {
  const other = CHART.replace("18.1.0", "17.0.0");
  const result = lookUp(subject, context(new Map([["shop/charts/redis/Chart.yaml", other]])));
  expect(result.ok && result.value.installed).toBe(false);
});

test("a broken archive is told", () => {
  const result = lookUp(
    subject,
    context(new Map([["shop/charts/redis-18.1.0.tgz", new Uint8Array([0x1f, 0x8b, 0, 1])]])),
  );
  expect(result.ok).toBe(false);
});
