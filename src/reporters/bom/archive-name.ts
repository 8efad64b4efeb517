// File names of package archives: the one that is downloaded, or the one that the ecosystem itself prescribes.
import { parsePurl } from "../../purl/index.ts";

/** Undefined where neither tells: many files may belong to one version. */
export function archiveName(
  purl: string,
  version: string | undefined,
  distribution: string | undefined,
): string | undefined {
  return nameInAddress(distribution) ?? prescribedName(purl, version);
}

function nameInAddress(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  try {
    const last = new URL(address).pathname.split("/").pop();
    return last !== undefined && /\.[a-z0-9]{1,8}$/i.test(last) ? decodeURIComponent(last) : undefined;
  } catch {
    return undefined;
  }
}

/** `npm pack`, `cargo package`, `gem build` and `nuget pack` name their archives by name and version, always. */
const PRESCRIBED: ReadonlyMap<string, (name: string, version: string) => string> = new Map([
  ["npm", (name, version) => `${name}-${version}.tgz`],
  ["cargo", (name, version) => `${name}-${version}.crate`],
  ["gem", (name, version) => `${name}-${version}.gem`],
  ["nuget", (name, version) => `${name.toLowerCase()}.${version.toLowerCase()}.nupkg`],
]);

function prescribedName(purl: string, version: string | undefined): string | undefined {
  const write = PRESCRIBED.get(purl.slice("pkg:".length, purl.indexOf("/")));
  if (write === undefined || version === undefined) return undefined;
  const parsed = parsePurl(purl);
  // With a qualifier it comes from elsewhere (git, a tarball), where no such rule holds.
  return parsed.ok && parsed.value.qualifiers.size === 0 ? write(parsed.value.name, version) : undefined;
}
