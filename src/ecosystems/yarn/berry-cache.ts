// Where yarn berry keeps a package: the name of its archive in the cache is made from the lock entry.
// https://github.com/yarnpkg/berry/blob/master/packages/yarnpkg-core/sources/structUtils.ts (slugifyLocator)
import { createHash } from "node:crypto";

export interface Locator {
  /** "@scope/name" or "name". */
  readonly name: string;
  /** "npm:1.0.0", "patch:…", an address … */
  readonly reference: string;
}

/** "@babel-core-npm-7.1.0-0123456789", the part of the archive's name that depends on the package alone. */
export function slugOf({ name, reference }: Locator): string {
  const slash = name.indexOf("/");
  const scope = name.startsWith("@") && slash > 0 ? name.slice(1, slash) : undefined;
  const bare = scope === undefined ? name : name.slice(slash + 1);
  const identHash = scope === undefined ? sha512(bare) : sha512(scope, bare);
  const locatorHash = sha512(identHash, reference);
  const ident = scope === undefined ? bare : `@${scope}-${bare}`;
  return `${ident}-${humanReference(reference)}-${locatorHash.slice(0, 10)}`;
}

/** The archive of a locked package in the cache folder, or undefined when the lock has no checksum for it. */
export function archiveOf(locator: Locator, checksum: string | undefined): string | undefined {
  if (checksum === undefined || checksum === "") return undefined;
  const hash = checksum.slice(checksum.indexOf("/") + 1);
  return `${slugOf(locator)}-${hash.slice(0, 10)}.zip`;
}

function humanReference(reference: string): string {
  const parsed = /^([^#:]*:)?((?:(?!::)[^#])*)(?:#((?:(?!::).)*))?(?:::.*)?$/s.exec(reference);
  const protocol = parsed?.[1]?.replace(/:$/, "") || "exotic";
  const selector = parsed?.[3] === undefined ? (parsed?.[2] ?? "") : parsed[3];
  return /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/.test(selector)
    ? `${protocol}-${selector}`
    : protocol;
}

function sha512(...parts: readonly string[]): string {
  const hash = createHash("sha512");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}
