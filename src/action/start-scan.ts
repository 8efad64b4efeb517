// Starts the scanning half as a process of its own: no secrets in its environment, bounded time and memory.
import { spawn } from "node:child_process";
import type { ScanRequest } from "./scan-job.ts";

type Env = Readonly<Record<string, string | undefined>>;

/** Where package managers keep what they fetched; the operator's, and no secrets. */
const PASSED_ON = [
  "HOME",
  "USERPROFILE",
  "TMPDIR",
  "TEMP",
  "SystemRoot",
  "SOURCE_DATE_EPOCH",
  "CABAL_DIR",
  "CARGO_HOME",
  "CONAN_USER_HOME",
  "COURSIER_CACHE",
  "GEM_HOME",
  "GOMODCACHE",
  "GOPATH",
  "GRADLE_USER_HOME",
  "HF_HOME",
  "HF_HUB_CACHE",
  "HUGGINGFACE_HUB_CACHE",
  "JULIA_DEPOT_PATH",
  "MAVEN_REPO_LOCAL",
  "OLLAMA_MODELS",
  "RENV_PATHS_CACHE",
  "R_LIBS_USER",
  "XDG_CACHE_HOME",
];
const MEMORY_MB = 4096;
const TALK_LIMIT = 64 * 1024;

export interface ScanEnd {
  readonly code: number | undefined;
  /** Why there is no exit code. */
  readonly ended?: "timeout" | "signal" | "not-started";
  /** What it said, cut; untrusted. */
  readonly said: string;
}

export function startScan(entry: string, request: ScanRequest, env: Env, timeoutMs: number): Promise<ScanEnd> {
  const passed = Object.fromEntries(
    PASSED_ON.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name] as string]])),
  );
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [`--max-old-space-size=${MEMORY_MB}`, entry, "scan"], {
      // Not the scanned tree: nothing in it may be found by a relative name.
      cwd: request.out,
      env: passed,
      stdio: ["pipe", "ignore", "pipe"],
    });
    let said = "";
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      child.kill("SIGKILL");
    }, timeoutMs);
    child.stderr.setEncoding("utf8");
    child.stderr.on("data", (text: string) => {
      if (said.length < TALK_LIMIT) said += text.slice(0, TALK_LIMIT - said.length);
    });
    child.stdin.on("error", () => {});
    child.on("error", (error) => {
      clearTimeout(timer);
      resolve({ code: undefined, ended: "not-started", said: error.message });
    });
    child.on("close", (code) => {
      clearTimeout(timer);
      if (code === null) resolve({ code: undefined, ended: isLate ? "timeout" : "signal", said });
      else resolve({ code, said });
    });
    child.stdin.end(JSON.stringify(request));
  });
}
