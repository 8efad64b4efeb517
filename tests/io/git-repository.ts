// Builds real repositories with git, for tests only; licet itself never runs git.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export interface Repository {
  readonly folder: string;
  /** Writes files (undefined removes one) and commits; returns the id. */
  commit(files: Readonly<Record<string, string | undefined>>, message?: string): string;
  git(...args: string[]): string;
  remove(): void;
}

let tick = 1_700_000_000;

/** `init` are further options of `git init`. */
export function makeRepository(...init: string[]): Repository {
  const folder = mkdtempSync(join(tmpdir(), "licet-git-"));
  const git = (...args: string[]): string => {
    tick += 60;
    const identity = {
      GIT_AUTHOR_NAME: "t",
      GIT_AUTHOR_EMAIL: "t@example.org",
      GIT_COMMITTER_NAME: "t",
      GIT_COMMITTER_EMAIL: "t@example.org",
    };
    const dates = { GIT_AUTHOR_DATE: `${tick} +0000`, GIT_COMMITTER_DATE: `${tick} +0000` };
    const env = { PATH: process.env["PATH"] ?? "", HOME: folder, GIT_CONFIG_NOSYSTEM: "1", ...identity, ...dates };
    return execFileSync("git", args, {
      cwd: folder,
      env,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      maxBuffer: 1 << 28,
    }).trim();
  };
  git("init", "-q", "-b", "main", ...init);
  git("config", "protocol.file.allow", "always");
  return {
    folder,
    git,
    commit(files, message = "change") {
      for (const [path, content] of Object.entries(files)) {
        const place = join(folder, path);
        if (content === undefined) rmSync(place, { force: true });
        else {
          mkdirSync(dirname(place), { recursive: true });
          writeFileSync(place, content);
        }
      }
      git("add", "-A");
      git("commit", "-q", "--allow-empty", "-m", message);
      return git("rev-parse", "HEAD");
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
