// How each lockfile version names a package and refers to it: "/name/1.0.0_peer" (5), "/name@1.0.0(peer)" (6), "name@1.0.0" (9).
// https://github.com/pnpm/spec/tree/master/lockfile
import { getString, type JsonObject } from "../../formats/json.ts";

export interface Identity {
  readonly name: string;
  readonly version: string | undefined;
}

export interface Dialect {
  /** Key of the package that a reference under `name` means; undefined for a link to a folder. */
  resolve(name: string, reference: string): string | undefined;
  identify(key: string, entry: JsonObject): Identity | undefined;
  withoutPeers(key: string): string;
  /** The key as pnpm makes a folder name of it, before characters are replaced. */
  folderKey(key: string): string;
}

export function dialectOf(lockfileVersion: string): Dialect | undefined {
  if (/^5(?:\.\d+)?/.test(lockfileVersion)) return version5;
  if (/^6(?:\.\d+)?/.test(lockfileVersion)) return version6;
  return /^9(?:\.\d+)?/.test(lockfileVersion) ? version9 : undefined;
}

const version5: Dialect = {
  resolve: (name, reference) => {
    if (reference.startsWith("link:")) return undefined;
    return reference.startsWith("file:") || reference.includes("/") ? reference : `/${name}/${reference}`;
  },
  identify: (key, entry) => {
    const stated = statedIdentity(entry);
    if (stated !== undefined) return stated;
    // "/@scope/name/1.0.0_peer", or "host/name/1.0.0" from another registry.
    const parts = key.replace(/^\//, "").split("/");
    const version = parts.pop()?.replace(/_.*$/s, "");
    const bare = parts.pop();
    const before = parts.at(-1);
    if (bare === undefined || bare === "" || !version) return undefined;
    return { name: before?.startsWith("@") ? `${before}/${bare}` : bare, version };
  },
  withoutPeers: (key) => key,
  folderKey: (key) => {
    const bare = key.replace(/^\//, "");
    const at = bare.lastIndexOf("/", bare.includes("_") ? bare.indexOf("_") : bare.length);
    return at < 0 ? bare : `${bare.slice(0, at)}@${bare.slice(at + 1)}`;
  },
};

const version6: Dialect = {
  resolve: (name, reference) => {
    if (reference.startsWith("link:")) return undefined;
    if (reference.startsWith("file:")) return reference;
    return stripPeers(reference).includes("/") ? reference : `/${name}@${reference}`;
  },
  identify: (key, entry) => {
    const parts = stripPeers(key).split("/");
    const last = parts.pop() ?? "";
    const before = parts.pop();
    return statedIdentity(entry) ?? splitKey(before?.startsWith("@") ? `${before}/${last}` : last);
  },
  withoutPeers: (key) => key,
  folderKey: (key) => key.replace(/^\//, ""),
};

const version9: Dialect = {
  resolve: (name, reference) => {
    if (reference.startsWith("link:")) return undefined;
    const bare = stripPeers(reference);
    if (bare.startsWith("@")) return bare;
    const at = bare.indexOf("@");
    const colon = bare.indexOf(":");
    return at >= 0 && (colon < 0 || at < colon) ? bare : `${name}@${bare}`;
  },
  identify: (key, entry) => {
    const split = splitKey(stripPeers(key));
    if (split === undefined) return undefined;
    const isPlace = split.version?.includes(":") === true;
    return { name: split.name, version: getString(entry, "version") ?? (isPlace ? undefined : split.version) };
  },
  withoutPeers: stripPeers,
  folderKey: (key) => key,
};

/** Packages that come from elsewhere say who they are. */
function statedIdentity(entry: JsonObject): Identity | undefined {
  const name = getString(entry, "name");
  return name === undefined || name === "" ? undefined : { name, version: getString(entry, "version") };
}

function splitKey(key: string): Identity | undefined {
  const at = key.indexOf("@", 1);
  return at < 1 ? undefined : { name: key.slice(0, at), version: key.slice(at + 1) };
}

/** "1.0.0(react@18.2.0)(patch_hash=x)" → "1.0.0". Parentheses elsewhere (in the path of a file) stay. */
function stripPeers(reference: string): string {
  if (!reference.endsWith(")")) return reference;
  let depth = 0;
  let start = reference.length;
  for (let at = reference.length - 1; at >= 0; at--) {
    const char = reference.charCodeAt(at);
    if (char === 0x29) depth++;
    else if (char === 0x28 && --depth === 0) start = at;
    else if (depth === 0) break;
  }
  return reference.slice(0, start);
}
