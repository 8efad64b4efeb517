// What Deno's specifiers name: npm and JSR packages, and modules by address. https://docs.deno.com/runtime/fundamentals/modules/
import { buildPurl, purlOfPath } from "../../purl/index.ts";

export interface Named {
  readonly purl: string;
  readonly name: string;
  readonly version?: string;
}

/** "name@range" taken apart; a scope's "@" is no separator. */
export function splitNameAndRange(text: string): { readonly name: string; readonly range: string | undefined } {
  const at = text.indexOf("@", 1);
  return at < 0 ? { name: text, range: undefined } : { name: text.slice(0, at), range: text.slice(at + 1) };
}

export function npmPackage(name: string, version: string | undefined): Named {
  return { purl: purlOfPath("npm", name, version), name, ...(version === undefined ? {} : { version }) };
}

/** JSR has no purl type; its packages go by the name under which JSR serves them to npm clients. https://jsr.io/docs/npm-compatibility */
export function jsrPackage(name: string, version: string | undefined): Named {
  const compatible = `@jsr/${name.replace(/^@/, "").replace("/", "__")}`;
  const purl = purlOfPath("npm", compatible, version, { repository_url: "https://npm.jsr.io" });
  return { purl, name, ...(version === undefined ? {} : { version }) };
}

const NPM_MIRRORS: ReadonlyMap<string, RegExp> = new Map([
  ["esm.sh", /^(?:(?:v\d+|stable)\/)?\*?/],
  ["cdn.jsdelivr.net", /^npm\//],
  ["unpkg.com", /^/],
  ["cdn.skypack.dev", /^(?:-\/)?/],
]);

/** The package a module belongs to: modules of one package at one version are one component. */
export function packageOfModule(address: string): Named | undefined {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return undefined;
  }
  const path = decode(url.pathname).replace(/^\/+/, "");
  const mirrored = NPM_MIRRORS.get(url.host);
  if (mirrored?.test(path)) {
    const found = /^((?:@[^/@]+\/)?[^/@]+)@(\d[^/&?]*)/.exec(path.replace(mirrored, ""));
    if (found?.[1] !== undefined) return npmPackage(found[1], found[2]);
  }
  const segments = path.split("/");
  if (url.host === "raw.githubusercontent.com" && segments.length > 3) {
    const [owner, repository, version] = segments as [string, string, string];
    return { purl: buildPurl("github", owner, repository, version), name: `${owner}/${repository}`, version };
  }
  const at = segments.findIndex((segment) => segment.indexOf("@") > 0);
  const base = at < 0 ? [] : segments.slice(0, at + 1);
  const last = base.pop();
  const download = { download_url: `${url.origin}/${segments.slice(0, at + 1).join("/")}` };
  if (last === undefined)
    return { purl: buildPurl("generic", undefined, url.host, undefined, download), name: url.host };
  const { name, range: version } = splitNameAndRange(last);
  const namespace = [url.host, ...base].join("/");
  const purl = buildPurl("generic", namespace, name, version, download);
  return { purl, name: `${namespace}/${name}`, ...(version === undefined ? {} : { version }) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
