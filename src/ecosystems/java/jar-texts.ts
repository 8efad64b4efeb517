// Quotes the licence files of a jar: those at its root and in META-INF.
import { isLicenseFileName, LICENSE_FILE_LIMIT } from "../../formats/license-files.ts";
import type { ZipArchive } from "../../formats/zip.ts";
import { baseNameOf, type Diagnostic, folderOf, type OwnStatement } from "../../model/index.ts";

export interface JarTexts {
  readonly statements: readonly OwnStatement[];
  readonly diagnostics: readonly Diagnostic[];
}

const FOLDERS = new Set(["", "META-INF", "META-INF/license", "META-INF/licenses", "META-INF/LICENSES"]);

export function quoteJarTexts(
  zip: ZipArchive,
  path: string,
  source: string,
  keepText: (text: string) => string,
): JarTexts {
  const statements: OwnStatement[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const entry of zip.entries) {
    if (entry.isFolder || !FOLDERS.has(folderOf(entry.name))) continue;
    const isInFolder = /licenses?$/i.test(folderOf(entry.name));
    if (!isInFolder && !isLicenseFileName(baseNameOf(entry.name))) continue;
    const location = { path: `${path}!/${entry.name}` };
    const bytes = entry.size > LICENSE_FILE_LIMIT ? undefined : zip.read(entry);
    if (bytes === undefined || !bytes.ok) {
      const reason = bytes === undefined ? "larger than a license can be" : bytes.error.reason;
      diagnostics.push({ code: "LIC106", gravity: "loss", location, args: { reason } });
      continue;
    }
    const text = decode(bytes.value);
    if (text.trim() === "") continue;
    statements.push({ as: "text", raw: baseNameOf(entry.name), source, location, digest: keepText(text) });
  }
  return { statements, diagnostics };
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
