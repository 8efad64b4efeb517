// The same bytes whether texts are read anew or known from an earlier run; nothing of an earlier run counts on a build server.
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { FIXTURE_PROJECTS, licet, makeProject, removeMade } from "./licet.ts";

afterAll(removeMade);
const KEPT = "licet/texts/detections";

test.each(["web-shop", "llm-app"])("%s: cold, warm and without", (name) => {
  const cache = makeProject({ "x.txt": "" });
  const project = join(FIXTURE_PROJECTS, name);
  const scan = (args: readonly string[], env = {}) =>
    licet(["scan", project, "--json", ...args], { env: { XDG_CACHE_HOME: cache, ...env } }).stdout;
  const without = scan(["--no-cache"]);
  expect(existsSync(join(cache, KEPT))).toBe(false);
  expect(scan([], { CI: "true" })).toBe(without);
  expect(existsSync(join(cache, KEPT))).toBe(false);
  expect(scan([])).toBe(without);
  expect(scan([])).toBe(without);
});

const TEXT = "Licensed under the Apache License, Version 2.0.\n";
const LOCK = JSON.stringify({
  name: "p",
  lockfileVersion: 3,
  packages: { "": { name: "p", dependencies: { a: "1" } }, "node_modules/a": { version: "1.0.0" } },
});

test("a text is known again, a changed one is not, and a lie in the file is not believed", () => {
  const cache = makeProject({ "x.txt": "" });
  const project = makeProject({
    "package-lock.json": LOCK,
    "node_modules/a/package.json": '{"name":"a","version":"1.0.0"}',
    "node_modules/a/LICENSE": TEXT,
  });
  const scan = () => licet(["scan", project, "--json"], { env: { XDG_CACHE_HOME: cache } }).stdout;
  const first = scan();
  expect(first).toContain("Apache-2.0");
  const kept = readFileSync(join(cache, KEPT), "utf8");
  expect(kept).toContain('"expression":"Apache-2.0"');
  writeFileSync(join(cache, KEPT), kept.replaceAll("Apache-2.0", "MIT"));
  expect(scan()).toBe(first);
  writeFileSync(join(project, "node_modules/a/LICENSE"), TEXT.replace("Apache License, Version 2.0", "GPL version 3"));
  expect(scan()).toContain("GPL-3.0-only");
  rmSync(join(cache, KEPT));
  expect(scan()).toContain("GPL-3.0-only");
});
