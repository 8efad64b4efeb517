// Gets one document over https: bounded in time, size and redirects; plain http only from this machine. Nothing is sent but the address.
import { err, ok, type Result } from "../model/index.ts";

export interface HttpsGetOptions {
  /** For the whole exchange, redirects included. */
  readonly timeoutMs: number;
  /** Most bytes, counted after decompression. */
  readonly limit: number;
  readonly accept?: string;
  /** Sent to the origin of the address alone, never on to where it redirects. */
  readonly authorization?: string;
}

export interface HttpsFailure {
  /** HTTP status; missing when there was no answer. */
  readonly status?: number;
  /** In plain words, without the address. */
  readonly reason: string;
}

const REDIRECTS = 5;

export async function httpsGet(address: string, options: HttpsGetOptions): Promise<Result<Uint8Array, HttpsFailure>> {
  const start = readAddress(address);
  if (!start.ok) return err({ reason: start.error });
  const signal = AbortSignal.timeout(options.timeoutMs);
  let place = start.value;
  try {
    for (let hops = 0; hops <= REDIRECTS; hops++) {
      const response = await fetch(place, {
        redirect: "manual",
        signal,
        headers: headersFor(place, start.value, options),
      });
      const next = response.status >= 300 && response.status < 400 ? response.headers.get("location") : null;
      if (next === null) return await takeBody(response, options.limit);
      await response.body?.cancel();
      const moved = followTo(place, next);
      if (!moved.ok) return err({ reason: moved.error });
      place = moved.value;
    }
    return err({ reason: `redirected more than ${REDIRECTS} times` });
  } catch (error) {
    if (error instanceof Error && error.name === "TimeoutError")
      return err({ reason: `no answer within ${options.timeoutMs / 1000} s` });
    return err({ reason: "no connection" });
  }
}

/** An address that may be asked: https, or plain http on this machine; never with credentials in it. */
export function readAddress(address: string): Result<URL, string> {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return err("this is no address");
  }
  if (url.username !== "" || url.password !== "") return err("an address with credentials in it is not asked");
  if (url.protocol === "https:" || isLoopback(url)) return ok(url);
  return err("only https is asked");
}

function isLoopback({ protocol, hostname }: URL): boolean {
  return protocol === "http:" && /^(?:127\.0\.0\.1|\[::1\]|localhost)$/.test(hostname);
}

/** From https only to https; from this machine only to this machine or https. */
function followTo(from: URL, location: string): Result<URL, string> {
  let to: string;
  try {
    to = new URL(location, from).href;
  } catch {
    return err("redirected to what is no address");
  }
  const next = readAddress(to);
  if (!next.ok || (from.protocol === "https:" && next.value.protocol !== "https:"))
    return err("redirected to an address that is not asked");
  return next;
}

function headersFor(place: URL, start: URL, { accept, authorization }: HttpsGetOptions): Record<string, string> {
  return {
    "user-agent": "licet",
    ...(accept === undefined ? {} : { accept }),
    ...(authorization !== undefined && place.origin === start.origin ? { authorization } : {}),
  };
}

async function takeBody(response: Response, limit: number): Promise<Result<Uint8Array, HttpsFailure>> {
  if (response.status !== 200) {
    await response.body?.cancel();
    return err({ status: response.status, reason: `HTTP ${response.status}` });
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > limit) return err({ reason: `larger than ${limit} bytes` });
    chunks.push(chunk);
  }
  return ok(Buffer.concat(chunks));
}
