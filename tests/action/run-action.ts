// Runs the Action's bundled entry the way GitHub's runner does: environment, event payload, files; and a GitHub API on the loopback.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Request {
  readonly method: string;
  readonly url: string;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

export interface Comment {
  id: number;
  body: string;
  user: { login: string };
}

export interface FakeGithub {
  readonly url: string;
  readonly requests: Request[];
  readonly comments: Comment[];
  pulls: unknown;
  /** Answers instead of the usual ones: a status, or "hang". */
  answer: (request: Request) => number | "hang" | "redirect" | "slow-down" | undefined;
  close(): Promise<void>;
}

export async function startGithub(): Promise<FakeGithub> {
  const requests: Request[] = [];
  const comments: Comment[] = [];
  const fake: Omit<FakeGithub, "url"> = {
    requests,
    comments,
    pulls: [],
    answer: () => undefined,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  const server: Server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const text = Buffer.concat(chunks).toString("utf8");
      const request: Request = {
        method: incoming.method ?? "",
        url: incoming.url ?? "",
        authorization: incoming.headers.authorization,
        body: text === "" ? undefined : JSON.parse(text),
      };
      requests.push(request);
      const told = fake.answer(request);
      const send = (status: number, value: unknown) => {
        outgoing.writeHead(status, { "content-type": "application/json" });
        outgoing.end(JSON.stringify(value));
      };
      if (told === "hang") return;
      if (told === "slow-down") {
        outgoing.writeHead(429, { "retry-after": "0" });
        outgoing.end("{}");
        return;
      }
      if (told === "redirect") {
        outgoing.writeHead(302, { location: "http://evil.example/steal" });
        outgoing.end();
        return;
      }
      if (told !== undefined) return send(told, { message: "told so" });
      if (request.url === "/user") return send(403, { message: "Resource not accessible by integration" });
      if (request.url.includes("/pulls?")) return send(200, fake.pulls);
      const body = (request.body as { body?: string } | undefined)?.body ?? "";
      if (request.method === "POST") {
        const comment = { id: 900 + comments.length, body, user: { login: "github-actions[bot]" } };
        comments.push(comment);
        return send(201, comment);
      }
      if (request.method === "PATCH") {
        const found = comments.find(({ id }) => request.url.endsWith(`/${id}`));
        if (found === undefined) return send(404, {});
        found.body = body;
        return send(200, found);
      }
      const query = new URL(request.url, "http://x").searchParams;
      const page = Number(query.get("page"));
      return send(200, comments.slice((page - 1) * 100, page * 100));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return Object.assign(fake, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}

const built = mkdtempSync(join(tmpdir(), "licet-action-"));
const root = join(import.meta.dirname, "..", "..");
let isBuilt = false;

/** The bundle as the configuration makes it, built once per test file. */
export function bundleAction(): string {
  if (!isBuilt) {
    const rolldown = join(root, "node_modules", "rolldown", "bin", "cli.mjs");
    execFileSync(process.execPath, [rolldown, "-c", "rolldown.action.config.js", "-d", built], {
      cwd: root,
      stdio: "ignore",
    });
    isBuilt = true;
  }
  return join(built, "index.mjs");
}

export function removeBundle(): void {
  rmSync(built, { recursive: true, force: true });
}

export interface ActionCall {
  readonly workspace: string;
  readonly event: string;
  readonly payload?: unknown;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly api?: string;
}

export interface ActionRun {
  readonly code: number | null;
  readonly log: string;
  readonly stderr: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

export const TOKEN = "ghs_secret0123456789";

export async function runAction(call: ActionCall): Promise<ActionRun> {
  const runner = mkdtempSync(join(tmpdir(), "licet-runner-"));
  const file = (name: string, text = "") => {
    writeFileSync(join(runner, name), text);
    return join(runner, name);
  };
  mkdirSync(join(runner, "temp"));
  const inputs = Object.fromEntries(
    Object.entries({ token: TOKEN, "api-timeout-seconds": "2", ...call.inputs }).map(([name, value]) => [
      `INPUT_${name.toUpperCase()}`,
      value,
    ]),
  );
  const env = {
    PATH: process.env["PATH"] ?? "",
    HOME: runner,
    GITHUB_ACTIONS: "true",
    GITHUB_API_URL: call.api ?? "http://127.0.0.1:9",
    GITHUB_SERVER_URL: "https://github.example",
    GITHUB_REPOSITORY: "acme/shop",
    GITHUB_RUN_ID: "77",
    GITHUB_EVENT_NAME: call.event,
    GITHUB_EVENT_PATH: file("event.json", JSON.stringify(call.payload ?? {})),
    GITHUB_OUTPUT: file("output"),
    GITHUB_STEP_SUMMARY: file("summary.md"),
    GITHUB_WORKSPACE: call.workspace,
    RUNNER_TEMP: join(runner, "temp"),
    ...inputs,
    ...call.env,
  };
  const path = bundleAction();
  const result = await new Promise<{ code: number | null; log: string; stderr: string }>((resolve) => {
    const child = spawn(process.execPath, [path], { cwd: call.workspace, env });
    let log = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      log += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.on("close", (code) => resolve({ code, log, stderr }));
  });
  const summary = existsSync(join(runner, "summary.md")) ? readFileSync(join(runner, "summary.md"), "utf8") : "";
  const outputs = parseOutputs(readFileSync(join(runner, "output"), "utf8"));
  rmSync(runner, { recursive: true, force: true });
  return { ...result, outputs, summary };
}

/** As actions/runner reads the file: name<<delimiter, lines, delimiter. */
function parseOutputs(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  const lines = text.split("\n");
  for (let at = 0; at < lines.length; at++) {
    const head = /^([^<=]+)<<(.+)$/.exec(lines[at] ?? "");
    if (head === null) continue;
    const end = lines.indexOf(head[2]!, at + 1);
    found[head[1]!] = lines.slice(at + 1, end).join("\n");
    at = end;
  }
  return found;
}
