// Which distribution a root filesystem is. https://www.freedesktop.org/software/systemd/man/latest/os-release.html
import type { ExtractContext } from "../model/index.ts";

export interface Distribution {
  /** "debian", "alpine", "fedora" …, lower case. */
  readonly id: string;
  /** "12", "3.20.1"; missing on rolling releases. */
  readonly version?: string;
}

/** Reads the first of the given files that is there; each must be declared as `beside`. */
export function readDistribution(context: ExtractContext, paths: readonly string[]): Distribution | undefined {
  for (const path of paths) {
    const file = context.beside(path);
    if (file?.ok !== true) continue;
    const id = valueOfKey(file.value.text, "ID")?.toLowerCase();
    if (id === undefined || !/^[a-z0-9._-]+$/.test(id)) continue;
    const version = valueOfKey(file.value.text, "VERSION_ID");
    return version === undefined ? { id } : { id, version };
  }
  return undefined;
}

function valueOfKey(text: string, key: string): string | undefined {
  for (const line of text.split("\n")) {
    if (!line.startsWith(`${key}=`)) continue;
    const value = line
      .slice(key.length + 1)
      .trim()
      .replace(/^(["'])(.*)\1$/, "$2");
    return value === "" ? undefined : value;
  }
  return undefined;
}

/** The qualifier `distro` of a package URL, such as "debian-12". */
export function distroQualifier(distribution: Distribution | undefined): string | undefined {
  if (distribution === undefined) return undefined;
  const { id, version } = distribution;
  return version === undefined ? id : `${id}-${version}`;
}
