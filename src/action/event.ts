// What set the run off, as GitHub tells it: environment and event payload; nothing here comes from the scanned tree.
import * as fs from "node:fs";

export interface PullRequest {
  readonly number: number;
  readonly baseSha: string;
  readonly isFork: boolean;
  readonly labels: readonly string[];
}

export interface FinishedRun {
  readonly id: number;
  readonly event: string;
  readonly headSha: string;
  readonly headBranch: string;
  readonly headOwner: string;
}

export interface RunEvent {
  readonly name: string;
  /** owner/name */
  readonly repository: string;
  readonly sha: string;
  readonly ref: string;
  readonly pullRequest?: PullRequest;
  readonly mergeGroupBase?: string;
  readonly finishedRun?: FinishedRun;
  /** Page of this run. */
  readonly runUrl?: string;
}

type Env = Readonly<Record<string, string | undefined>>;
type Fields = Readonly<Record<string, unknown>>;

const SHA = /^[0-9a-f]{40}$/;
const PAYLOAD_LIMIT = 32 * 1024 * 1024;

export function readEvent(env: Env): RunEvent {
  const payload = readPayload(env["GITHUB_EVENT_PATH"]);
  const repository = env["GITHUB_REPOSITORY"] ?? "";
  const server = env["GITHUB_SERVER_URL"] ?? "";
  const runId = env["GITHUB_RUN_ID"] ?? "";
  const pullRequest = readPullRequest(payload);
  const mergeGroupBase = text(fields(payload["merge_group"])["base_sha"]);
  const finishedRun = readFinishedRun(payload);
  const isLinkable = /^https?:\/\/[A-Za-z0-9.:-]+$/.test(server) && /^\d+$/.test(runId) && isRepository(repository);
  return {
    name: env["GITHUB_EVENT_NAME"] ?? "",
    repository,
    sha: env["GITHUB_SHA"] ?? "",
    ref: env["GITHUB_REF"] ?? "",
    ...(pullRequest === undefined ? {} : { pullRequest }),
    ...(SHA.test(mergeGroupBase) ? { mergeGroupBase } : {}),
    ...(finishedRun === undefined ? {} : { finishedRun }),
    ...(isLinkable ? { runUrl: `${server}/${repository}/actions/runs/${runId}` } : {}),
  };
}

export function isRepository(name: string): boolean {
  return /^[A-Za-z0-9_.-]+\/[A-Za-z0-9_.-]+$/.test(name);
}

function readPullRequest(payload: Fields): PullRequest | undefined {
  const raw = fields(payload["pull_request"]);
  const number = raw["number"];
  const base = fields(raw["base"]);
  const head = fields(raw["head"]);
  const baseSha = text(base["sha"]);
  if (typeof number !== "number" || !Number.isSafeInteger(number) || number < 1 || !SHA.test(baseSha)) return undefined;
  const isFork = text(fields(head["repo"])["full_name"]) !== text(fields(base["repo"])["full_name"]);
  const rows = Array.isArray(raw["labels"]) ? (raw["labels"] as readonly unknown[]) : [];
  return { number, baseSha, isFork, labels: rows.map((row) => text(fields(row)["name"])) };
}

function readFinishedRun(payload: Fields): FinishedRun | undefined {
  const raw = fields(payload["workflow_run"]);
  const id = raw["id"];
  const headSha = text(raw["head_sha"]);
  if (typeof id !== "number" || !Number.isSafeInteger(id) || !SHA.test(headSha)) return undefined;
  return {
    id,
    event: text(raw["event"]),
    headSha,
    headBranch: text(raw["head_branch"]),
    headOwner: text(fields(fields(raw["head_repository"])["owner"])["login"]),
  };
}

function readPayload(path: string | undefined): Fields {
  if (path === undefined || path === "") return {};
  try {
    if (fs.statSync(path).size > PAYLOAD_LIMIT) return {};
    return fields(JSON.parse(fs.readFileSync(path, "utf8")));
  } catch {
    return {};
  }
}

function fields(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
