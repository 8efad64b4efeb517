// GitHub's REST API, as little of it as comments need: one origin, no redirects, bounded in time and size.
// https://docs.github.com/en/rest/issues/comments
import { err, ok, type Result } from "../model/index.ts";

export interface ApiFailure {
  /** HTTP status; missing when there was no answer. */
  readonly status?: number;
  /** What GitHub asks to wait for before the next try. */
  readonly waitSeconds?: number;
  readonly reason: string;
}

export interface GithubApi {
  call(method: "GET" | "POST" | "PATCH", path: string, body?: unknown): Promise<Result<unknown, ApiFailure>>;
}

export interface GithubApiOptions {
  /** GITHUB_API_URL; the token goes nowhere else. */
  readonly url: string;
  readonly token: string;
  readonly timeoutMs: number;
}

const ANSWER_LIMIT = 20 * 1024 * 1024;
const ATTEMPTS = 2;
/** Nobody waits longer for a comment. */
const WAIT_LIMIT_SECONDS = 30;

/** Undefined when the address is none that may get a token: https, or plain http on this machine. */
export function openGithubApi({ url, token, timeoutMs }: GithubApiOptions): GithubApi | undefined {
  let base: URL;
  try {
    base = new URL(url);
  } catch {
    return undefined;
  }
  const isLoopback = base.protocol === "http:" && /^(127\.0\.0\.1|\[::1\]|localhost)$/.test(base.hostname);
  if (base.protocol !== "https:" && !isLoopback) return undefined;
  const prefix = base.href.replace(/\/$/, "");

  async function attempt(method: string, path: string, body: unknown): Promise<Result<unknown, ApiFailure>> {
    const place = new URL(prefix + path);
    if (place.origin !== base.origin) return err({ reason: "another host than GitHub's API" });
    try {
      const response = await fetch(place, {
        method,
        redirect: "manual",
        signal: AbortSignal.timeout(timeoutMs),
        headers: {
          accept: "application/vnd.github+json",
          authorization: `Bearer ${token}`,
          "user-agent": "licet",
          "x-github-api-version": "2022-11-28",
          ...(body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!response.ok) {
        await response.body?.cancel();
        const wait = /^\d{1,6}$/.exec(response.headers.get("retry-after") ?? "")?.[0];
        return err({
          status: response.status,
          reason: `HTTP ${response.status}`,
          ...(wait === undefined ? {} : { waitSeconds: Number(wait) }),
        });
      }
      return ok(JSON.parse(await readBounded(response)) as unknown);
    } catch (error) {
      return err({ reason: describe(error, timeoutMs) });
    }
  }

  return {
    async call(method, path, body) {
      let result = await attempt(method, path, body);
      for (let tried = 1; tried < ATTEMPTS; tried++) {
        const wait = secondsToWait(result, method);
        if (wait === undefined) break;
        if (wait > 0) await new Promise((done) => setTimeout(done, wait * 1000));
        result = await attempt(method, path, body);
      }
      return result;
    },
  };
}

/**
 * How long before another try; undefined where none is made. What may have been written already is not written again: only a
 * request that was turned away (429, or 403 with a time to wait: https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api) is.
 */
function secondsToWait(result: Result<unknown, ApiFailure>, method: string): number | undefined {
  if (result.ok) return undefined;
  const { status, waitSeconds } = result.error;
  const isTurnedAway = status === 429 || (status === 403 && waitSeconds !== undefined);
  if (isTurnedAway) return (waitSeconds ?? 1) <= WAIT_LIMIT_SECONDS ? (waitSeconds ?? 1) : undefined;
  const mayBeOver = status === undefined || status >= 500;
  return mayBeOver && method !== "POST" ? 0 : undefined;
}

async function readBounded(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > ANSWER_LIMIT) throw new Error("the answer is too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function describe(error: unknown, timeoutMs: number): string {
  if (error instanceof Error && error.name === "TimeoutError") return `no answer within ${timeoutMs / 1000} s`;
  return error instanceof SyntaxError ? "an answer that is not JSON" : "no connection";
}
