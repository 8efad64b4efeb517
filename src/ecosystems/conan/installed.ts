// Licences of Conan packages on disk: deployed packages keep their texts, Conan 1's cache keeps recipes that name them.
import { quoteTexts } from "../../formats/license-files.ts";
import {
  baseNameOf,
  type FileTree,
  joinPath,
  type LookUp,
  type LookUpContext,
  type LookUpFailure,
  type LookUpSubject,
  type OwnStatement,
  ok,
  type Result,
} from "../../model/index.ts";
import { parsePurl } from "../../purl/index.ts";

const NOTHING: LookUp = { installed: false, statements: [] };

/** `full_deploy/<host or build>/<name>/<version>[/<build type>/<architecture>]/licenses`. https://docs.conan.io/2/reference/extensions/deployers.html */
export function lookUpDeployed(subject: LookUpSubject, context: LookUpContext): Result<LookUp, LookUpFailure> {
  if (subject.version === undefined) return ok(NOTHING);
  for (const folder of subject.folders) {
    for (const kind of ["host", "build"]) {
      const root = joinPath(folder, `full_deploy/${kind}/${subject.name}/${subject.version}`);
      const found = findLicenses(context.tree, root, 2);
      if (found === undefined) continue;
      const { tree, keepText } = context;
      return ok({ installed: true, ...quoteAll(tree, found, "conan/deployed", keepText) });
    }
  }
  return ok(NOTHING);
}

function findLicenses(tree: FileTree, folder: string, depth: number): string | undefined {
  const entries = tree.list(folder);
  if (!entries.ok) return undefined;
  const folders = entries.value.filter(({ kind }) => kind === "folder").map(({ name }) => joinPath(folder, name));
  const own = folders.find((path) => baseNameOf(path) === "licenses");
  if (own !== undefined || depth === 0) return own;
  for (const inner of folders) {
    const found = findLicenses(tree, inner, depth - 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Every file in a "licenses" folder is a licence text, whatever its name. */
function quoteAll(tree: FileTree, folder: string, source: string, keepText: (text: string) => string) {
  const entries = tree.list(folder);
  const paths = entries.ok
    ? entries.value.filter(({ kind }) => kind === "file").map(({ name }) => joinPath(folder, name))
    : [];
  const quoted = quoteTexts(paths, { tree, source, keepText });
  // The folder says what they are; a name such as "copying.rst" or "mit.txt" may not.
  return { ...quoted, statements: quoted.statements.map((one) => ({ ...one, raw: `licenses/${one.raw}` })) };
}

/** `~/.conan/data/<name>/<version>/<user>/<channel>/export/conanfile.py`, whose attribute `license` is text. */
export function lookUpInCache(subject: LookUpSubject, context: LookUpContext): Result<LookUp, LookUpFailure> {
  const cache = context.machine.folder("CONAN_USER_HOME", ".conan");
  if (cache === undefined || subject.version === undefined) return ok(NOTHING);
  const purl = parsePurl(subject.purl);
  const qualifiers = purl.ok ? purl.value.qualifiers : new Map<string, string>();
  const place = `${qualifiers.get("user") ?? "_"}/${qualifiers.get("channel") ?? "_"}`;
  const path = `data/${subject.name}/${subject.version}/${place}/export/conanfile.py`;
  for (const start of ["", ".conan/"]) {
    const text = cache.readText(`${start}${path}`);
    if (!text.ok) continue;
    const location = `${cache.label}/${start}${path}`;
    return ok({ installed: true, statements: readLicenseAttribute(text.value, location) });
  }
  return ok(NOTHING);
}

/** `license = "MIT"`, or a tuple or list of such; several of them all hold, as Conan's own documentation says. */
export function readLicenseAttribute(text: string, path: string): OwnStatement[] {
  const match = /^[ \t]+license\s*=\s*(\([^)]*\)|\[[^\]]*\]|[^\n]*)/m.exec(text);
  if (match === null) return [];
  const names = [...(match[1] ?? "").matchAll(/(["'])([^"'\n]+)\1/g)].map(([, , name = ""]) => name);
  const location = { path, line: text.slice(0, match.index).split("\n").length };
  if (names.length === 0) return [];
  const raw = names.length === 1 ? (names[0] ?? "") : JSON.stringify(names);
  return [{ as: "name", raw, source: "conan/cache", location }];
}
