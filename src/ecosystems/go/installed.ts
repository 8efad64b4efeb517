// Licence texts of modules on disk: the vendor folder, then the module cache. Go has no declared licence. https://go.dev/ref/mod#module-cache
import { withArchives } from "../../formats/archive-tree.ts";
import { quoteLicenseFiles } from "../../formats/license-files.ts";
import {
  type FileTree,
  joinPath,
  type LookUp,
  type LookUpContext,
  type LookUpFailure,
  type LookUpSubject,
  ok,
  type Result,
} from "../../model/index.ts";

const NOT_INSTALLED: LookUp = { installed: false, statements: [] };

export function lookUpInVendor(subject: LookUpSubject, context: LookUpContext): Result<LookUp, LookUpFailure> {
  const places = [
    ...subject.installPaths,
    ...subject.folders.map((folder) => joinPath(folder, `vendor/${subject.name}`)),
  ];
  for (const folder of places) {
    const found = quoteFolder(context.tree, folder, "go/vendor", context);
    if (found !== undefined) return ok(found);
  }
  return ok(NOT_INSTALLED);
}

export function lookUpInModuleCache(subject: LookUpSubject, context: LookUpContext): Result<LookUp, LookUpFailure> {
  if (subject.version === undefined) return ok(NOT_INSTALLED);
  const folder = `${escapePath(subject.name)}@${escapePath(subject.version)}`;
  const cache = context.machine.folder("GOMODCACHE", "go/pkg/mod");
  const found = cache === undefined ? undefined : quoteFolder(cache, folder, "go/module-cache", context, cache.label);
  if (found !== undefined) return ok(found);
  const workspace = context.machine.folder("GOPATH", "go");
  const older = workspace && quoteFolder(workspace, `pkg/mod/${folder}`, "go/module-cache", context, workspace.label);
  if (older !== undefined) return ok(older);
  // Downloaded, but not unpacked: "go mod download" of another module's graph, or a cache that was cleaned.
  for (const [place, below] of [
    [cache, ""],
    [workspace, "pkg/mod/"],
  ] as const) {
    const packed =
      place &&
      quoteFolder(withArchives(place), `${below}${zipFolder(subject)}`, "go/module-cache", context, place.label);
    if (packed !== undefined) return ok(packed);
  }
  return ok(NOT_INSTALLED);
}

/** The module's folder in its archive, in which names are not escaped. https://go.dev/ref/mod#zip-files */
function zipFolder({ name, version = "" }: LookUpSubject): string {
  return `cache/download/${escapePath(name)}/@v/${escapePath(version)}.zip!/${name}@${version}`;
}

function quoteFolder(
  tree: FileTree,
  folder: string,
  source: string,
  context: LookUpContext,
  label?: string,
): LookUp | undefined {
  const entries = tree.list(folder);
  if (!entries.ok) return undefined;
  const nameOf = (path: string) => (label === undefined ? path : `${label}/${path}`);
  const { keepText } = context;
  const quoted = quoteLicenseFiles({ tree, folder, source, keepText, nameOf, entries: entries.value });
  return { installed: true, ...quoted };
}

/** Upper-case letters are written "!" and the lower-case letter, for file systems that do not tell them apart. */
export function escapePath(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`);
}
