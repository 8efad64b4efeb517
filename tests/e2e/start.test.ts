// A program that cannot start says so and does not exit as if it had found violations.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { BIN, makeProject, removeMade } from "./licet.ts";

afterAll(removeMade);

test.each([
  ["without its parts", undefined],
  ["with a part that does not fit", 'import { nothing } from "node:fs";\n'],
  ["with a part that is torn", "const a = {"],
])("%s", (_, main) => {
  const copy = makeProject({ "package.json": '{"type":"module"}', "bin/x": "" });
  copyFileSync(BIN, join(copy, "bin/licet.js"));
  if (main !== undefined) {
    mkdirSync(join(copy, "dist/cli"), { recursive: true });
    writeFileSync(join(copy, "dist/cli/main.js"), main);
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(copy, "bin/licet.js"), "scan"], {
    encoding: "utf8",
  });
  expect({ status, stdout }).toEqual({ status: 70, stdout: "" });
  expect(stderr).toMatch(/^licet cannot start: .+\n {2}its own files are missing or do not fit together/s);
});
