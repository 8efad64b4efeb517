// What CMake downloads when it configures or builds: FetchContent, ExternalProject and CPM. https://cmake.org/cmake/help/latest/module/FetchContent.html
import { shorten, unresolved } from "../../formats/troubles.ts";
import {
  type Diagnostic,
  type ExtractedComponent,
  type Extraction,
  type FormatFailure,
  folderOf,
  joinPath,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { identifyArchive, parseRepositoryUrl, purlOfRepository } from "../../purl/index.ts";
import { type Command, readCommands } from "./commands.ts";

const DECLARING = new Set([
  "fetchcontent_declare",
  "externalproject_add",
  "cpmaddpackage",
  "cpmfindpackage",
  "cpmdeclarepackage",
]);

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const { path } = file;
  const values = new Map<string, string>();
  const components: ExtractedComponent[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const command of readCommands(file.text)) {
    const [first, second] = command.arguments;
    if (command.name === "set" && first !== undefined && second !== undefined) values.set(first, fill(second, values));
    if (!DECLARING.has(command.name) || first === undefined) continue;
    const source = readSource(command, values);
    if (source === undefined) continue;
    if (source.isOpen) {
      const reason = `where "${shorten(source.name)}" comes from is computed when CMake runs`;
      diagnostics.push(unresolved(path, command.line, reason));
      continue;
    }
    const { name, purl, version } = source;
    components.push({
      ref: `${components.length} ${name}`,
      purl,
      kind: "library",
      name,
      ...(version === undefined ? {} : { version }),
      scope: "unknown",
      direct: true,
      location: { path, line: command.line },
      installPath: joinPath(folderOf(path), `build/_deps/${name.toLowerCase()}-src`),
    });
  }
  return ok({ projects: [], components, edges: [], diagnostics });
}

function readSource(command: Command, values: ReadonlyMap<string, string>) {
  const args = command.arguments.map((argument) => fill(argument, values));
  const [only = ""] = args;
  if (command.name.startsWith("cpm") && args.length === 1) return readShort(only);
  const option = (key: string) => {
    const at = args.indexOf(key);
    return at < 0 ? undefined : args[at + 1];
  };
  const name = (command.name.startsWith("cpm") ? option("NAME") : only) ?? only;
  const tag = option("GIT_TAG") ?? (option("VERSION") === undefined ? undefined : `v${option("VERSION")}`);
  const hosted = (["GITHUB", "GITLAB", "BITBUCKET"] as const).find(
    (host) => option(`${host}_REPOSITORY`) !== undefined,
  );
  const hosts = { GITHUB: "github.com", GITLAB: "gitlab.com", BITBUCKET: "bitbucket.org" };
  const repository =
    hosted === undefined ? option("GIT_REPOSITORY") : `https://${hosts[hosted]}/${option(`${hosted}_REPOSITORY`)}`;
  const url = option("URL");
  if (repository === undefined && url === undefined) return undefined;
  if (isOpen(repository ?? url ?? "")) return { name, isOpen: true as const };
  if (repository !== undefined) {
    const version = tag === undefined || isOpen(tag) ? undefined : tag;
    return { name, isOpen: false as const, version, purl: purlOfRepository(repository, version) };
  }
  return /^(?:https?|ftp):/.test(url ?? "")
    ? { name, isOpen: false as const, ...identifyArchive(url ?? "", name) }
    : undefined;
}

/** "gh:owner/name@1.0", "gl:owner/name#tag", "https://…/name.git@1.0". https://github.com/cpm-cmake/CPM.cmake#shorthand-syntax */
function readShort(text: string) {
  const [, host, place, sign, reference] = /^(?:(gh|gl|bb):)?([^@#]+?)(?:([@#])([^@#]+))?$/.exec(text) ?? [];
  if (place === undefined || isOpen(text)) return undefined;
  const hosts: Record<string, string> = {
    gh: "https://github.com/",
    gl: "https://gitlab.com/",
    bb: "https://bitbucket.org/",
  };
  const address = host === undefined ? place : `${hosts[host]}${place}`;
  const repository = parseRepositoryUrl(address);
  if (repository === undefined) return undefined;
  const version = reference === undefined ? undefined : sign === "@" ? `v${reference}` : reference;
  const name = repository.path.slice(repository.path.lastIndexOf("/") + 1);
  return { name, isOpen: false as const, version, purl: purlOfRepository(address, version) };
}

function isOpen(text: string): boolean {
  return text.includes("${") || text.includes("$ENV{");
}

/** Variables that the file itself set before; one level deep, as `values` holds filled texts. */
function fill(text: string, values: ReadonlyMap<string, string>): string {
  if (text.length > 2000) return text;
  return text.replace(/\$\{([\w.-]+)\}/g, (whole, name: string) => {
    const value = values.get(name);
    return value === undefined || value.length > 500 ? whole : value;
  });
}
