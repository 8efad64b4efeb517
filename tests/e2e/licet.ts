// Runs the real program, bin/licet.js, the way a shell does.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export const BIN = join(import.meta.dirname, "..", "..", "bin", "licet.js");
export const FIXTURE_PROJECTS = join(import.meta.dirname, "..", "..", "fixtures", "projects");

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Answers of another build, or of another test, must not count: nothing can be kept below a device. */
const NO_CACHE = { XDG_CACHE_HOME: "/dev/null" };

export function licet(args: readonly string[], options: RunOptions = {}): Run {
  const result = spawnSync(process.execPath, [BIN, ...args], {
    cwd: options.cwd ?? process.cwd(),
    env: { PATH: process.env["PATH"] ?? "", HOME: tmpdir(), NO_COLOR: "1", ...NO_CACHE, ...options.env },
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
    timeout: 60_000,
  });
  return { code: result.status, stdout: result.stdout, stderr: result.stderr };
}

/** The same, while this process goes on, so that it can answer what the program asks it over the network. */
export function startLicet(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const child = spawn(process.execPath, [BIN, ...args], {
    cwd: options.cwd ?? process.cwd(),
    env: { PATH: process.env["PATH"] ?? "", HOME: tmpdir(), NO_COLOR: "1", ...NO_CACHE, ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  return new Promise((done, fail) => {
    child.on("error", fail);
    child.on("close", (code) => done({ code, stdout, stderr }));
  });
}

const made: string[] = [];

/** A folder of its own, with these files; removed by `removeMade`. */
export function makeProject(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "licet-e2e-"));
  made.push(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

export function removeMade(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** An npm lockfile (version 3) of direct dependencies, each with a license field or none. */
export function npmLock(licenses: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  const names = Object.keys(licenses);
  const dependencies = Object.fromEntries(names.map((name) => [name, "1.0.0"]));
  const packages = Object.fromEntries(
    names.map((name) => [`node_modules/${name}`, { version: "1.0.0", license: licenses[name] }]),
  );
  return {
    "package.json": JSON.stringify({ name: "app", version: "1.0.0", dependencies }, null, 2),
    "package-lock.json": JSON.stringify(
      {
        name: "app",
        version: "1.0.0",
        lockfileVersion: 3,
        packages: { "": { name: "app", version: "1.0.0", dependencies }, ...packages },
      },
      null,
      2,
    ),
  };
}
