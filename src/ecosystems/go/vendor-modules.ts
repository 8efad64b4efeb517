// vendor/modules.txt: the modules whose code lies in the vendor folder. https://go.dev/ref/mod#vendoring
import {
  type Diagnostic,
  type ExtractedComponent,
  type Extraction,
  err,
  type FormatFailure,
  folderOf,
  joinPath,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { purlOfPath } from "../../purl/index.ts";
import { isVersion } from "./versions.ts";

interface Entry {
  readonly path: string;
  readonly version: string;
  readonly by?: { readonly path: string; readonly version?: string };
  readonly line: number;
  isUsed: boolean;
  hasPackages: boolean;
}

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const diagnostics: Diagnostic[] = [];
  const entries: Entry[] = [];
  let current: Entry | undefined;
  for (const [index, source] of file.text.split("\n").entries()) {
    const line = index + 1;
    const text = source.trim();
    if (text === "" || text === "## workspace") continue;
    if (text.startsWith("## ")) {
      if (current !== undefined) current.isUsed = true;
    } else if (text.startsWith("# ")) {
      current = readEntry(text.slice(2), line);
      if (current !== undefined) entries.push(current);
      else if (!text.includes(" => ")) {
        const reason = "a line is not of the form: # module version";
        diagnostics.push({ code: "LIC108", gravity: "loss", location: { path: file.path, line }, args: { reason } });
      }
    } else if (current !== undefined && !/\s/.test(text)) {
      current.isUsed = true;
      current.hasPackages = true;
    } else {
      const reason = "a line that is neither a module nor a package";
      diagnostics.push({ code: "LIC108", gravity: "loss", location: { path: file.path, line }, args: { reason } });
    }
  }
  if (entries.length === 0 && diagnostics.length > 0) {
    return err({ code: "LIC102", location: { path: file.path }, reason: "holds no module" });
  }
  const vendor = folderOf(file.path);
  const components = new Map<string, ExtractedComponent>();
  for (const entry of entries) {
    // Replacements that no module needed are recorded at the end, with nothing under them.
    if (entry.by !== undefined && !entry.isUsed) continue;
    components.set(entry.path, componentOf(entry, vendor, file.path));
  }
  return ok({ projects: [], components: [...components.values()], edges: [], diagnostics });
}

function readEntry(text: string, line: number): Entry | undefined {
  const [left = "", right] = text.split(" => ");
  const [path, version, ...more] = left.split(" ");
  if (path === undefined || version === undefined || more.length > 0 || !isVersion(version)) return undefined;
  const common = { path, version, line, isUsed: false, hasPackages: false };
  if (right === undefined) return common;
  const [target = "", targetVersion] = right.split(" ");
  return { ...common, by: { path: target, ...(targetVersion === undefined ? {} : { version: targetVersion }) } };
}

function componentOf(entry: Entry, vendor: string, file: string): ExtractedComponent {
  const { path, version, by } = entry;
  // A replacement without a version is a folder; its code is vendored under the name it replaces.
  const name = by?.version === undefined ? path : by.path;
  const actual = by?.version ?? version;
  return {
    ref: path,
    purl: purlOfPath("golang", name, actual),
    kind: "library",
    name,
    version: actual,
    scope: "runtime",
    direct: undefined,
    location: { path: file, line: entry.line },
    installPath: joinPath(vendor, path),
    ...(entry.hasPackages ? {} : { expectedInstalled: false }),
    ...(by === undefined ? {} : { about: { properties: { "go:replaces": `${path}@${version}` } } }),
  };
}
