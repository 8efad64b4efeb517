// package.json without a lockfile: only what it asks for is known. https://docs.npmjs.com/cli/configuring-npm/package-json
import {
  entriesOf,
  getObject,
  getString,
  isObject,
  type JsonObject,
  makeKeyLocator,
  parseJson,
} from "../../formats/json.ts";
import { findForeignFolder, isFolderPath } from "../../formats/node-folder.ts";
import {
  type Diagnostic,
  type ExtractContext,
  type ExtractedComponent,
  type Extraction,
  err,
  type FormatFailure,
  folderOf,
  joinPath,
  ok,
  type Result,
  type Scope,
  type SourceFile,
} from "../../model/index.ts";
import { purlOfPath } from "../../purl/index.ts";
import { npmPurl, readProjectAbout } from "./package-facts.ts";

const FIELDS: readonly (readonly [string, Scope])[] = [
  ["dependencies", "runtime"],
  ["optionalDependencies", "optional"],
  ["peerDependencies", "peer"],
  ["devDependencies", "development"],
];

const EXACT_VERSION = /^=?v?(\d+\.\d+\.\d+(?:[-+][0-9A-Za-z.+-]+)?)$/;

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const { path, text } = file;
  const parsed = parseJson(text);
  if (!parsed.ok)
    return err({ code: parsed.error.code, location: { path, ...parsed.error.position }, reason: parsed.error.reason });
  if (!isObject(parsed.value)) return err({ code: "LIC102", location: { path, line: 1 }, reason: "not a JSON object" });
  const manifest = parsed.value;
  const components = new Map<string, ExtractedComponent>();
  for (const [field, scope] of FIELDS) {
    const locate = makeKeyLocator(text, Math.max(0, text.indexOf(`"${field}"`)));
    for (const [name, range] of entriesOf(getObject(manifest, field))) {
      const line = locate(name);
      const isLink = typeof range === "string" && isFolderPath(range);
      const foreign = isLink ? findForeignFolder(range, path, context) : undefined;
      if (components.has(name) || (isLocal(range) && foreign === undefined)) continue;
      const component = makeComponent(path, name, typeof range === "string" && !isLink ? range : "", scope, line);
      const purl = npmPurl(component.name, foreign?.version, undefined);
      components.set(name, foreign === undefined ? component : { ...component, ...foreign, purl });
    }
  }
  const project = makeProject(path, manifest);
  const edges = [...components.keys()].map((name) => ({ from: project.ref, to: name }));
  const diagnostics: Diagnostic[] =
    components.size === 0
      ? []
      : [{ code: "LIC105", gravity: "loss", location: { path }, args: describeGap(components.size) }];
  return ok({ projects: [project], components: [...components.values()], edges, diagnostics });
}

function describeGap(count: number): Record<string, string | number> {
  return {
    reason: `no lockfile, so neither the versions of its ${count} direct dependencies nor what they bring in are known`,
    remedy: "commit the lockfile of your package manager, or run npm install --package-lock-only",
  };
}

/** Workspace members and linked folders are our own code. */
function isLocal(range: unknown): boolean {
  return typeof range === "string" && /^(?:file|link|workspace|portal):/.test(range);
}

function makeProject(path: string, manifest: JsonObject) {
  const name = getString(manifest, "name") || folderOf(path).split("/").pop() || "root";
  const version = getString(manifest, "version");
  const base = {
    ref: "project",
    purl: purlOfPath("npm", name, version),
    name,
    location: { path, line: 1 },
    about: readProjectAbout(manifest),
  };
  return version === undefined ? base : { ...base, version };
}

function makeComponent(
  path: string,
  key: string,
  range: string,
  scope: Scope,
  line: number | undefined,
): ExtractedComponent {
  const alias = /^npm:((?:@[^/@]+\/)?[^@]+)(?:@(.*))?$/.exec(range);
  const name = alias?.[1] ?? key;
  const wanted = alias === null ? range : (alias[2] ?? "");
  const version = EXACT_VERSION.exec(wanted)?.[1];
  const isPlace = /^(?:git|https?)[+:@]|^(?:github|gitlab|bitbucket|gist):/.test(wanted);
  return {
    ref: key,
    purl: npmPurl(name, version, isPlace ? wanted : undefined),
    kind: "library",
    name,
    ...(version === undefined ? {} : { version }),
    scope,
    direct: true,
    location: line === undefined ? { path } : { path, line },
    installPath: joinPath(folderOf(path), `node_modules/${key}`),
  };
}
