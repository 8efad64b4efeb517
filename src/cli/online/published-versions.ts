// Asks the user's npm registry for all versions of some packages, to find one with a license that passes.
import { dialect } from "../../ecosystems/npm/dialect.ts";
import { type PackumentVersion, readPackument } from "../../ecosystems/npm/packument.ts";
import { httpsGet } from "../../io/https-get.ts";
import { conclude } from "../../licenses/conclude.ts";
import { readStatement } from "../../licenses/read.ts";
import { type Component, err, ok, type Result, type Statement } from "../../model/index.ts";
import type { PublishedVersion } from "../../policy/fix-versions.ts";
import { partsOfPurl } from "../../policy/patterns.ts";
import { plain } from "../../reporters/encode.ts";
import type { Terminal } from "../terminal.ts";
import { findNpmRegistry } from "./npm-registry.ts";

/** Packages asked for in one run, and at once. */
const MOST = 40;
const AT_ONCE = 4;
const LIMITS = { timeoutMs: 30_000, limit: 64 * 1024 * 1024, accept: "application/json" };

export type Versions = (component: Component) => readonly PublishedVersion[];

/** What could not be asked is told on stderr, and has no versions. */
export async function openVersions(terminal: Terminal, components: readonly Component[]): Promise<Versions> {
  const names = [...new Set(components.filter(isNpm).map(nameOf))];
  const known = new Map<string, readonly PublishedVersion[]>();
  const queue = names.slice(0, MOST);
  const say = (text: string) => terminal.err(`${plain(text)}\n`);
  async function work(): Promise<void> {
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      const asked = await askFor(name, terminal.env);
      if (asked.ok) known.set(name, asked.value);
      else say(`other versions of ${name} are not known: ${asked.error}`);
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  if (names.length > MOST) say(`other versions were asked for ${MOST} of ${names.length} packages`);
  return (component) => (isNpm(component) ? (known.get(nameOf(component)) ?? []) : []);
}

function isNpm({ purl, about }: Component): boolean {
  // What comes from git or a file has no entry in the registry, or that of a stranger.
  const isElsewhere = about.distribution !== undefined && !/^https?:\/\/[^?#]+\.tgz(?:[?#]|$)/.test(about.distribution);
  return purl.startsWith("pkg:npm/") && !purl.includes("?") && !isElsewhere;
}

function nameOf({ purl }: Component): string {
  return partsOfPurl(purl).path;
}

async function askFor(name: string, env: Terminal["env"]): Promise<Result<readonly PublishedVersion[], string>> {
  if (!/^(?:@[a-z0-9~._-]+\/)?[a-z0-9~._-]+$/i.test(name)) return err("this is no name that a registry could have");
  const scope = name.startsWith("@") ? name.slice(0, name.indexOf("/")) : undefined;
  const registry = findNpmRegistry(env, scope);
  if (registry === undefined) return err("no registry is configured (npm config set registry …)");
  const { address, authorization } = registry;
  const got = await httpsGet(`${address}/${name.replace("/", "%2f")}`, {
    ...LIMITS,
    ...(authorization === undefined ? {} : { authorization }),
  });
  if (!got.ok) return err(`the registry gave no answer (${got.error.reason})`);
  const read = readPackument(Buffer.from(got.value).toString("utf8"), name);
  if (!read.ok) return read;
  return ok(read.value.filter(isOffered).map((version) => describe(name, version)));
}

/** Pre-releases and what its author advises against are no advice. */
function isOffered({ version, isDeprecated }: PackumentVersion): boolean {
  return !isDeprecated && /^\d+\.\d+\.\d+(?:\+[\w.-]+)?$/.test(version);
}

function describe(name: string, { version, licenses }: PackumentVersion): PublishedVersion {
  const findings = licenses.map(({ raw, as }) => {
    const purl = `pkg:npm/${name}@${version}`;
    const statement: Statement = { purl, as, raw, source: "npm/registry", location: { path: "registry" } };
    return readStatement(statement, dialect);
  });
  return { version, conclusion: conclude(findings, { installed: true, lookUpFailed: false }) };
}
