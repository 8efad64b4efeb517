// What is answered without a scan is what both scans would have said: for random changes of a work tree.
import {
  chmodSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { compareCommits } from "../../src/cli/compare-commits.ts";
import { openRepository } from "../../src/cli/repository.ts";
import { prepareScan } from "../../src/cli/run-scan.ts";
import type { Terminal } from "../../src/cli/terminal.ts";
import { compare } from "../../src/compare-reports.ts";
import { makeDiskTree } from "../../src/io/disk-tree.ts";
import { npmLock } from "../e2e/licet.ts";
import { makeRepository, type Repository } from "../io/git-repository.ts";

const made: Repository[] = [];
afterAll(() => {
  for (const repository of made) repository.remove();
});

const MODEL = 'AutoModel.from_pretrained("acme/model")\n';
const START: Readonly<Record<string, string>> = {
  ...npmLock({ lib: "MIT" }),
  "src/a.py": "value = 1\n",
  "src/b.py": "value = 2\n",
  "data/list.txt": "django==4.2\n",
  "docs/guide.md": "# Guide\n",
  LICENSE: "All rights reserved.\n",
  ".gitignore": "*.log\nignored/\n",
};

function makeProject(): Repository {
  const repository = makeRepository();
  made.push(repository);
  for (const [path, text] of Object.entries(START)) write(repository, path, text);
  // A manifest by another name: what it says changes with a file that nothing reads by its own name.
  symlinkSync("data/list.txt", join(repository.folder, "requirements.txt"));
  repository.commit({});
  return repository;
}

function write({ folder }: Repository, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

type Step = (repository: Repository) => void;
const PATHS = [
  ...Object.keys(START),
  "src/new.py",
  "sub/package.json",
  "ignored/go.mod",
  "x.log",
  "node_modules/lib/LICENSE",
];
const TEXTS = ["value = 1\n", MODEL, "{}", "flask==3.0\n", '{"dependencies":{"more":"1.0.0"}}', ""];

const quietly =
  (step: Step): Step =>
  (repository) => {
    try {
      step(repository);
    } catch {
      // Such a file is not there any more.
    }
  };
const path = fc.constantFrom(...PATHS);
const steps: fc.Arbitrary<{ readonly name: string; readonly run: Step }> = fc.oneof(
  fc.tuple(path, fc.constantFrom(...TEXTS)).map(([at, text]) => ({
    name: `write ${at} ${JSON.stringify(text)}`,
    run: quietly((repository) => write(repository, at, text)),
  })),
  path.map((at) => ({ name: `remove ${at}`, run: quietly(({ folder }) => unlinkSync(join(folder, at))) })),
  path.map((at) => ({
    name: `write ${at} again, as it was`,
    run: quietly(({ folder }) => writeFileSync(join(folder, at), readFileSync(join(folder, at)))),
  })),
  path.map((at) => ({
    name: `change ${at} in place, size and time as before`,
    run: quietly(({ folder }) => {
      const { atime, mtime, size } = statSync(join(folder, at));
      writeFileSync(join(folder, at), MODEL.padEnd(size, "#").slice(0, size));
      utimesSync(join(folder, at), atime, mtime);
    }),
  })),
  path.map((at) => ({ name: `make ${at} run`, run: quietly(({ folder }) => chmodSync(join(folder, at), 0o755)) })),
  fc.tuple(path, path).map(([at, to]) => ({
    name: `link ${at} to ${to}`,
    run: quietly(({ folder }) => {
      rmSync(join(folder, at), { force: true });
      symlinkSync(join(folder, to), join(folder, at));
    }),
  })),
  fc
    .constantFrom("add -A", "add -N src/new.py", "update-index --assume-unchanged src/a.py", "rm -q --cached src/b.py")
    .map((words) => ({ name: `git ${words}`, run: quietly(({ git }) => git(...words.split(" "))) })),
);

const terminal = (cwd: string): Terminal => ({
  cwd,
  env: {},
  out: () => {},
  err: () => {},
  color: false,
  colorErr: false,
  width: undefined,
  isErrTerminal: false,
  isInputTerminal: false,
});

async function compareBothWays({ folder }: Repository) {
  const prepared = await prepareScan({ operands: [], options: {}, terminal: terminal(folder) }, false);
  const short = await compareCommits(prepared, "HEAD", undefined, false);
  const repository = openRepository(folder);
  const commit = repository.findCommit("HEAD");
  const base = await prepared.scanTree(repository.treeOf(commit, "HEAD"));
  const head = await prepared.scanTree(makeDiskTree(folder));
  return { short, base, head, full: compare(base, head) };
}

describe("a comparison with the files on disk", () => {
  test("is spared a scan only where both scans find the same", async () => {
    let spared = 0;
    const project = makeProject();
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 1, maxLength: 4 }), async (changes) => {
        project.git("update-index", "--no-assume-unchanged", "src/a.py");
        project.git("reset", "-q", "--hard");
        project.git("clean", "-qdffx");
        for (const { run } of changes) run(project);
        const { short, base, head, full } = await compareBothWays(project);
        if (short.isUntouched === true) {
          spared++;
          expect(head.assessments).toEqual(base.assessments);
          expect(head.diagnostics).toEqual(base.diagnostics);
        } else expect(short.comparison).toEqual(full);
      }),
      { numRuns: 60 },
    );
    expect(spared).toBeGreaterThan(3);
  });
});
