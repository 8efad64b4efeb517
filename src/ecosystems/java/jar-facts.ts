// Which artefacts a jar holds, as far as it says so itself.
import type { ZipArchive } from "../../formats/zip.ts";
import { baseNameOf } from "../../model/index.ts";
import { readManifest } from "./manifest.ts";
import { type Pom, readPom } from "./pom-model.ts";

export interface EmbeddedArtifact {
  readonly groupId: string;
  readonly artifactId: string;
  readonly version: string | undefined;
  readonly pom: Pom | undefined;
  /** Of its pom.xml in the archive. */
  readonly pomPath: string;
}

export interface JarFacts {
  /** The one the jar itself is, if it can be told. */
  readonly main: EmbeddedArtifact | undefined;
  /** Others whose classes are in it (shaded jars). */
  readonly others: readonly EmbeddedArtifact[];
  readonly manifest: ReadonlyMap<string, string>;
  /** Name and version when there is no `main`: from the manifest, else from the file's name. */
  readonly name: string;
  readonly version: string | undefined;
  readonly troubles: readonly { readonly path: string; readonly reason: string }[];
}

const POM = /^META-INF\/maven\/([^/]+)\/([^/]+)\/pom\.(xml|properties)$/;
const SMALL = 4 * 1024 * 1024;

export function readJarFacts(zip: ZipArchive, path: string): JarFacts {
  const troubles: { path: string; reason: string }[] = [];
  const decoder = new TextDecoder();
  const readText = (name: string): string | undefined => {
    const entry = zip.find(name);
    if (entry === undefined) return undefined;
    const bytes = entry.size > SMALL ? undefined : zip.read(entry);
    if (bytes?.ok) return decoder.decode(bytes.value);
    troubles.push({ path: name, reason: bytes === undefined ? "larger than it can be" : bytes.error.reason });
    return undefined;
  };
  const manifest = readManifest(readText("META-INF/MANIFEST.MF") ?? "");
  const embedded = new Map<string, EmbeddedArtifact>();
  for (const { name } of zip.entries) {
    const [, group, artifact] = POM.exec(name) ?? [];
    if (group === undefined || artifact === undefined || embedded.has(`${group}:${artifact}`)) continue;
    const folder = `META-INF/maven/${group}/${artifact}`;
    const properties = readProperties(readText(`${folder}/pom.properties`) ?? "");
    const text = readText(`${folder}/pom.xml`);
    const pom = text === undefined ? undefined : readPom(text);
    if (pom !== undefined && !pom.ok) troubles.push({ path: `${folder}/pom.xml`, reason: pom.error.reason });
    const parsed = pom?.ok ? pom.value : undefined;
    const version = properties.get("version") ?? parsed?.version ?? parsed?.parent?.version;
    embedded.set(`${group}:${artifact}`, {
      groupId: properties.get("groupId") ?? group,
      artifactId: properties.get("artifactId") ?? artifact,
      version: version?.includes("${") ? undefined : version,
      pom: parsed,
      pomPath: `${folder}/pom.xml`,
    });
  }
  const file = baseNameOf(path).replace(/\.[a-z]+$/, "");
  const all = [...embedded.values()];
  const main = chooseMain(all, file);
  const split = /^(.+?)-(\d[\w.+-]*)$/.exec(file);
  const version =
    manifest.get("implementation-version") ?? manifest.get("bundle-version") ?? manifest.get("plugin-version");
  return {
    main,
    others: all.filter((one) => one !== main),
    manifest,
    name: split?.[1] ?? file,
    version: split?.[2] ?? version,
    troubles,
  };
}

/** The artefact whose name the file bears; else the only one. */
function chooseMain(all: readonly EmbeddedArtifact[], file: string): EmbeddedArtifact | undefined {
  const named = all.filter(({ artifactId }) => file === artifactId || file.startsWith(`${artifactId}-`));
  const longest = named.sort((a, b) => b.artifactId.length - a.artifactId.length)[0];
  return longest ?? (all.length === 1 ? all[0] : undefined);
}

function readProperties(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const at = line.search(/[=:]/);
    const value = at < 0 ? "" : line.slice(at + 1).trim();
    if (value !== "" && !line.startsWith("#")) found.set(line.slice(0, at).trim(), value);
  }
  return found;
}
