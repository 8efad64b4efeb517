// Meson's wrap files: where a subproject comes from. https://mesonbuild.com/Wrap-dependency-system-manual.html
import { findIniEntry, parseIni } from "../../formats/ini.ts";
import { fileBroken, notOfFormat, partUnreadable } from "../../formats/troubles.ts";
import {
  baseNameOf,
  type Diagnostic,
  type Extraction,
  err,
  type FormatFailure,
  folderOf,
  joinPath,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { identifyArchive, purlOfRepository } from "../../purl/index.ts";

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const { path } = file;
  const parsed = parseIni(file.text, { continuation: false });
  if (!parsed.ok) return err(fileBroken(path, parsed.error));
  const kind = parsed.value.map(({ name }) => /^wrap-(file|git|hg|svn|redirect)$/.exec(name)?.[1]).find((one) => one);
  if (kind === undefined) return err(notOfFormat(path, "holds no section of a wrap file"));
  const nothing: Extraction = { projects: [], components: [], edges: [], diagnostics: [] };
  // A redirect names another wrap file, which is read by itself.
  if (kind === "redirect") return ok(nothing);
  const read = (key: string) => findIniEntry(parsed.value, `wrap-${kind}`, key)?.lines[0]?.text || undefined;
  const name = baseNameOf(path).replace(/\.wrap$/, "");
  const url = read(kind === "file" ? "source_url" : "url");
  const line = findIniEntry(parsed.value, `wrap-${kind}`, kind === "file" ? "source_url" : "url")?.line ?? 1;
  const diagnostics: Diagnostic[] = [];
  if (url === undefined) {
    // Files that lie in "packagefiles" are part of the tree.
    if (kind === "file" && read("source_filename") !== undefined) return ok(nothing);
    diagnostics.push(partUnreadable(path, line, "the subproject has no address"));
    return ok({ ...nothing, diagnostics });
  }
  const directory = read("directory") ?? name;
  const stated = /-v?(\d[\w.]*)$/.exec(directory.slice(0, 200))?.[1];
  const revision = read("revision");
  const version = revision === "HEAD" ? undefined : revision;
  const identity =
    kind === "file" ? identifyArchive(url, name, stated) : { purl: purlOfRepository(url, version), version };
  const sum = read("source_hash")?.toLowerCase();
  return ok({
    ...nothing,
    components: [
      {
        ref: name,
        purl: identity.purl,
        kind: "library",
        name,
        ...(identity.version === undefined ? {} : { version: identity.version }),
        scope: "unknown",
        direct: true,
        location: { path, line },
        installPath: joinPath(folderOf(path), directory),
        // Most subprojects are only fetched where the system does not have the library.
        expectedInstalled: false,
        about: {
          distribution: url,
          ...(sum !== undefined && /^[0-9a-f]{64}$/.test(sum)
            ? { hashes: [{ algorithm: "SHA-256", value: sum }] }
            : {}),
        },
      },
    ],
    diagnostics,
  });
}
