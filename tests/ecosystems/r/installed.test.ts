// Where installed R packages are looked for, and what they say.
import { expect, test } from "vitest";
import { lookUpInProject, lookUpOnMachine } from "../../../src/ecosystems/r/installed.ts";
import { makeMemoryTree } from "../../../src/io/memory-tree.ts";
import type { LookUpSubject } from "../../../src/model/index.ts";

const subject: LookUpSubject = {
  purl: "pkg:cran/cli@3.6.3",
  name: "cli",
  version: "3.6.3",
  installPaths: [],
  folders: ["app"],
  mayBeMissing: false,
};
const keepText = (text: string) => `digest of ${text.length}`;

function project(files: Record<string, string>) {
  const context = {
    tree: makeMemoryTree(new Map(Object.entries(files))),
    machine: { folder: () => undefined },
    keepText,
  };
  const result = lookUpInProject(subject, context);
  return result.ok ? result.value : undefined;
}

const FOLDER = "app/renv/library/linux-ubuntu-jammy/R-4.4/x86_64-pc-linux-gnu/cli";

test("the project's library is searched below its platform and R version", () => {
  const found = project({
    [`${FOLDER}/DESCRIPTION`]: "Package: cli\nVersion: 3.6.3\nLicense: MIT + file LICENSE\n",
    [`${FOLDER}/LICENSE`]: "YEAR: 2024\nCOPYRIGHT HOLDER: cli authors\n",
  });
  expect(found?.installed).toBe(true);
  // The file LICENSE only fills in the names of MIT's text.
  expect(found?.statements.map(({ as, raw }) => `${as} ${raw}`)).toEqual(["name MIT + file LICENSE"]);
  expect(found?.statements[0]?.location).toEqual({ path: `${FOLDER}/DESCRIPTION`, line: 3 });
});

test("a license file that may say more is quoted", () => {
  const found = project({
    [`${FOLDER}/DESCRIPTION`]: "Package: cli\nVersion: 3.6.3\nLicense: file LICENSE\n",
    [`${FOLDER}/LICENSE`]: "Ask us first.\n",
  });
  expect(found?.statements.map(({ as }) => as)).toEqual(["name", "text"]);
});

test("another version is not the package", () => {
  expect(project({ [`${FOLDER}/DESCRIPTION`]: "Package: cli\nVersion: 3.0.0\nLicense: MIT\n" })?.installed).toBe(false);
});

test("renv's cache keeps packages by version and hash", () => {
  const path = "v5/linux-ubuntu-jammy/R-4.4/x86_64-pc-linux-gnu/cli/3.6.3/0123abcd/cli/DESCRIPTION";
  const cache = makeMemoryTree(
    new Map([[path, "Package: cli\nVersion: 3.6.3\nLicense: MIT\n"]]),
    "~/.cache/R/renv/cache",
  );
  const machine = { folder: (variable: string) => (variable === "RENV_PATHS_CACHE" ? cache : undefined) };
  const result = lookUpOnMachine(subject, { tree: makeMemoryTree(new Map()), machine, keepText });
  expect(result.ok && result.value.statements[0]?.location.path).toBe(`~/.cache/R/renv/cache/${path}`);
});
