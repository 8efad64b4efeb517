// Packages on disk: the solution's packages folder, then NuGet's global one. https://learn.microsoft.com/nuget/consume-packages/managing-the-global-packages-and-cache-folders
import { type ByteSource, openFile } from "../../formats/archive.ts";
import { quoteLicenseFiles, quoteTexts } from "../../formats/license-files.ts";
import { openZip } from "../../formats/zip.ts";
import {
  type Diagnostic,
  type FileTree,
  folderOf,
  joinInside,
  joinPath,
  type LookUp,
  type LookUpContext,
  type LookUpFailure,
  type LookUpSubject,
  ok,
  type Result,
  type TreeEntry,
} from "../../model/index.ts";
import { normalizeVersion } from "./nuget.ts";
import { quoteLicense, readAbout, readNuspec } from "./nuspec.ts";

const NOT_INSTALLED: LookUp = { installed: false, statements: [] };
const LEVELS = 4;

/** Old-style projects share a folder "packages" beside the solution, which lies above the project. */
export function lookUpInSolution(subject: LookUpSubject, context: LookUpContext): Result<LookUp, LookUpFailure> {
  const { name, version } = subject;
  if (version === undefined) return ok(NOT_INSTALLED);
  for (const start of subject.folders) {
    for (let folder = start, level = 0; level <= LEVELS; folder = folderOf(folder), level++) {
      const found = readPackage(
        context.tree,
        joinPath(folder, `packages/${name}.${version}`),
        "dotnet/packages-folder",
        context,
      );
      if (found !== undefined) return ok(found);
      if (folder === "") break;
    }
  }
  return ok(NOT_INSTALLED);
}

export function lookUpInGlobalPackages(subject: LookUpSubject, context: LookUpContext): Result<LookUp, LookUpFailure> {
  const packages = context.machine.folder("NUGET_PACKAGES", ".nuget/packages");
  if (packages === undefined || subject.version === undefined) return ok(NOT_INSTALLED);
  const folder = `${subject.name.toLowerCase()}/${normalizeVersion(subject.version).toLowerCase()}`;
  return ok(readPackage(packages, folder, "dotnet/global-packages", context, packages.label) ?? NOT_INSTALLED);
}

function readPackage(
  tree: FileTree,
  folder: string,
  source: string,
  context: LookUpContext,
  label?: string,
): LookUp | undefined {
  const entries = tree.list(folder);
  if (!entries.ok) return undefined;
  const nameOf = (path: string) => (label === undefined ? path : `${label}/${path}`);
  const options = { tree, source, keepText: context.keepText, nameOf };
  const usual = quoteLicenseFiles({ ...options, folder, entries: entries.value });
  const spec = findNuspec(tree, folder, entries.value, nameOf);
  if (spec === undefined) return { installed: true, ...usual };
  const parsed = readNuspec(spec.text);
  if (!parsed.ok) {
    const lost: Diagnostic = {
      code: parsed.error.code,
      gravity: "loss",
      location: { path: spec.place },
      args: { reason: parsed.error.reason },
    };
    return { installed: true, statements: usual.statements, diagnostics: [...usual.diagnostics, lost] };
  }
  const declared = quoteLicense(parsed.value, source, spec.place);
  const pointed = declared.find(({ as }) => as === "file")?.raw.replaceAll("\\", "/");
  const path = pointed === undefined ? undefined : joinInside(folder, pointed);
  const isUsual = path !== undefined && usual.statements.some(({ location }) => location.path === nameOf(path));
  const special = path === undefined || isUsual ? undefined : quoteTexts([path], options);
  return {
    installed: true,
    statements: [...declared, ...(special?.statements ?? []), ...usual.statements],
    diagnostics: [...(special?.diagnostics ?? []), ...usual.diagnostics],
    about: readAbout(parsed.value),
  };
}

/** The specification lies beside the package's files, or only in the archive that older versions of NuGet keep there. */
function findNuspec(
  tree: FileTree,
  folder: string,
  entries: readonly TreeEntry[],
  nameOf: (path: string) => string,
): { readonly text: string; readonly place: string } | undefined {
  const plain = entries.find(({ name }) => /\.nuspec$/i.test(name));
  if (plain !== undefined) {
    const path = joinPath(folder, plain.name);
    const text = tree.readText(path);
    if (text.ok) return { text: text.value, place: nameOf(path) };
  }
  const archive = entries.find(({ name }) => /\.nupkg$/i.test(name));
  if (archive === undefined) return undefined;
  const path = joinPath(folder, archive.name);
  const bytes = openFile(tree, path);
  const zip = bytes.ok ? openZip(bytes.value satisfies ByteSource) : undefined;
  const entry = zip?.ok ? zip.value.entries.find(({ name }) => /^[^/]+\.nuspec$/i.test(name)) : undefined;
  const content = zip?.ok && entry !== undefined ? zip.value.read(entry) : undefined;
  if (!content?.ok || entry === undefined) return undefined;
  return { text: new TextDecoder().decode(content.value), place: `${nameOf(path)}!/${entry.name}` };
}
