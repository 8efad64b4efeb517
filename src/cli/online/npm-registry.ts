// Where npm packages come from for this user: the address and token of npm's own configuration. The scanned tree's .npmrc is not asked:
// whoever writes the tree would choose whom we talk to. https://docs.npmjs.com/cli/configuring-npm/npmrc
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { parseIni } from "../../formats/ini.ts";

export interface NpmRegistry {
  /** Without a slash at the end. */
  readonly address: string;
  readonly authorization?: string;
}

type Env = Readonly<Record<string, string | undefined>>;

/** Undefined when no address is configured and npm is not there to be asked. */
export function findNpmRegistry(env: Env, scope: string | undefined): NpmRegistry | undefined {
  const settings = readUserSettings(env);
  const named = (scope === undefined ? undefined : settings.get(`${scope}:registry`)) ?? fromEnv(env, "registry");
  const address = (named ?? settings.get("registry") ?? askNpm())?.replace(/\/+$/, "");
  if (address === undefined || address === "") return undefined;
  const authorization = findToken(settings, address);
  return authorization === undefined ? { address } : { address, authorization };
}

function fromEnv(env: Env, name: string): string | undefined {
  const wanted = `npm_config_${name}`;
  const key = Object.keys(env).find((one) => one.toLowerCase() === wanted && env[one] !== "");
  return key === undefined ? undefined : env[key];
}

function readUserSettings(env: Env): ReadonlyMap<string, string> {
  const place = fromEnv(env, "userconfig") ?? join(homedir(), ".npmrc");
  let text: string;
  try {
    if (fs.statSync(place).size > 1_000_000) return new Map();
    text = fs.readFileSync(place, "utf8");
  } catch {
    return new Map();
  }
  const parsed = parseIni(text, { continuation: false });
  const entries = parsed.ok ? parsed.value.filter(({ name }) => name === "").flatMap((section) => section.entries) : [];
  return new Map(entries.map(({ key, lines }) => [key, expand(lines[0]?.text ?? "", env)]));
}

/** The user's own file may name variables of the environment, and quote its values. */
function expand(text: string, env: Env): string {
  const bare = text.replace(/^"(.*)"$|^'(.*)'$/, "$1$2");
  return bare.replace(/\$\{(\w+)\}/g, (all: string, name: string) => env[name] ?? all);
}

/** A token is given for an address or a part of it: "//registry.example/npm/:_authToken". */
function findToken(settings: ReadonlyMap<string, string>, address: string): string | undefined {
  const bare = `${address.replace(/^https?:/, "")}/`;
  for (let part = bare; part.length > 2; part = part.replace(/[^/]*\/$/, "")) {
    const token = settings.get(`${part}:_authToken`);
    if (token !== undefined) return `Bearer ${token}`;
    const basic = settings.get(`${part}:_auth`);
    if (basic !== undefined) return `Basic ${basic}`;
  }
  return undefined;
}

/** npm knows its default. It is asked in the user's home, so that no project's configuration is read. */
function askNpm(): string | undefined {
  const isWindows = process.platform === "win32";
  const asked = spawnSync(isWindows ? "npm.cmd" : "npm", ["config", "get", "registry"], {
    cwd: homedir(),
    encoding: "utf8",
    timeout: 10_000,
    shell: isWindows,
  });
  const line = asked.status === 0 ? asked.stdout.trim() : "";
  return /^https?:\/\/\S+$/.test(line) ? line : undefined;
}
