// A locked package of yarn berry as a component: its purl, and where it is installed by the configured linker.
import { getString, isObject } from "../../formats/json.ts";
import { parseYaml } from "../../formats/yaml.ts";
import { type About, type ExtractContext, folderOf, joinInside } from "../../model/index.ts";
import { npmPurl } from "../../purl/index.ts";
import { archiveOf, slugOf } from "./berry-cache.ts";
import { type BerryEntry, decodePart, patchFile } from "./berry-entries.ts";

export interface Linker {
  readonly kind: "pnp" | "node-modules" | "pnpm";
  /** Folder of the package archives, from the project's folder. */
  readonly cacheFolder: string;
}

/** From .yarnrc.yml; yarn's own defaults are Plug'n'Play and .yarn/cache. https://yarnpkg.com/configuration/yarnrc */
export function readLinker(context: ExtractContext): Linker {
  const file = context.beside(".yarnrc.yml");
  const parsed = file?.ok ? parseYaml(file.value.text) : undefined;
  const settings = parsed?.ok ? parsed.value.documents[0] : undefined;
  const kind = isObject(settings) ? getString(settings, "nodeLinker") : undefined;
  const cacheFolder = (isObject(settings) ? getString(settings, "cacheFolder") : undefined) ?? ".yarn/cache";
  return { kind: kind === "node-modules" || kind === "pnpm" ? kind : "pnp", cacheFolder };
}

export function componentOf(entry: BerryEntry, path: string, linker: Linker) {
  const { ref, name, version, reference, line } = entry;
  const source = sourceOf(reference);
  const checksum = getString(entry.value, "checksum");
  const patch = patchFile(reference);
  const about: About = {
    ...(source === undefined ? {} : { distribution: source }),
    ...(patch === undefined ? {} : { properties: { "licet:patch": patch } }),
  };
  const installed = installPath(entry, checksum, linker);
  const folder = installed === undefined ? undefined : joinInside(folderOf(path), installed);
  return {
    ref,
    purl: npmPurl(name, version, reference.startsWith("npm:") ? undefined : source),
    kind: "library" as const,
    name,
    ...(version === undefined ? {} : { version }),
    location: line === undefined ? { path } : { path, line },
    ...(folder === undefined ? {} : { installPath: folder }),
    expectedInstalled: getString(entry.value, "conditions") === undefined,
    about,
  };
}

/** The address of what does not come from the registry. */
function sourceOf(reference: string): string | undefined {
  const archive = /::__archiveUrl=([^&]*)/.exec(reference)?.[1];
  if (archive !== undefined) return decodePart(archive);
  const plain = reference.replace(/::.*$/s, "");
  if (/^(?:https?:|git[@+:]|ssh:)/.test(plain)) return plain.replace("#commit=", "#");
  return /^[\w.-]+\/[\w.-]+#commit=/.test(plain) ? `github:${plain.replace("#commit=", "#")}` : undefined;
}

/** Where the linker puts it; the lock's checksum is that of yarn's own archive, so it names the file and is no hash of the package. */
function installPath(entry: BerryEntry, checksum: string | undefined, linker: Linker): string | undefined {
  const inside = `node_modules/${entry.name}`;
  if (linker.kind === "node-modules") return `node_modules/${installName(entry)}`;
  if (linker.kind === "pnpm") return `node_modules/.store/${slugOf(entry)}/package`;
  const archive = archiveOf(entry, checksum);
  return archive === undefined ? undefined : `${linker.cacheFolder}/${archive}!/${inside}`;
}

/** Under an alias ("odd@npm:is-odd@2.0.0") it is installed by that name, unless somebody wants it by its own as well. */
function installName(entry: BerryEntry): string {
  const names = entry.descriptors.map((descriptor) => descriptor.slice(0, Math.max(0, descriptor.indexOf("@", 1))));
  return names.includes(entry.name) ? entry.name : (names[0] ?? entry.name);
}
