// build.sbt.lock of the plugin sbt-dependency-lock. https://stringbean.github.io/sbt-dependency-lock/lockfile-format.html
import { getOwn, getString, isArray, isObject, type JsonObject, parseJson } from "../../formats/json.ts";
import { makePairLocator } from "../../formats/json-pairs.ts";
import { fileBroken, partUnreadable } from "../../formats/troubles.ts";
import {
  type Diagnostic,
  type ExtractedComponent,
  type Extraction,
  err,
  type FormatFailure,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { buildPurl } from "../../purl/index.ts";
import { scopeOfConfigurations } from "./gradle-scopes.ts";

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const { path, text } = file;
  const parsed = parseJson(text);
  if (!parsed.ok) return err(fileBroken(path, parsed.error));
  const root = parsed.value;
  const entries = isObject(root) ? getOwn(root, "dependencies") : undefined;
  if (!isObject(root) || !isArray(entries)) {
    return err({ code: "LIC102", location: { path, line: 1 }, reason: "holds no list of dependencies" });
  }
  const diagnostics: Diagnostic[] = [];
  const version = getOwn(root, "lockVersion");
  if (version !== 1)
    diagnostics.push(partUnreadable(path, 1, `lockVersion ${JSON.stringify(version)?.slice(0, 20)} is not known`));
  const locator = makePairLocator(text);
  const components = new Map<string, ExtractedComponent>();
  for (const entry of entries) {
    const table: JsonObject = isObject(entry) ? entry : {};
    const [group, name, release] = [getString(table, "org"), getString(table, "name"), getString(table, "version")];
    if (!group || !name || !release) {
      diagnostics.push(partUnreadable(path, undefined, "a dependency without org, name or version"));
      continue;
    }
    const offset = locator.find("name", name);
    const configurations = getOwn(table, "configurations");
    const ref = `${group}:${name}:${release}`;
    components.set(ref, {
      ref,
      purl: buildPurl("maven", group, name, release),
      kind: "library",
      name: `${group}:${name}`,
      version: release,
      scope: scopeOfConfigurations(
        (isArray(configurations) ? configurations : []).filter((one) => typeof one === "string"),
      ),
      direct: undefined,
      location: offset === undefined ? { path } : { path, line: locator.lineOf(offset) },
      ...aboutArtifacts(table),
    });
  }
  return ok({ projects: [], components: [...components.values()], edges: [], diagnostics });
}

function aboutArtifacts(table: JsonObject) {
  const artifacts = getOwn(table, "artifacts");
  const [first] = isArray(artifacts) ? artifacts : [];
  const hash = isObject(first) ? /^sha1:([0-9a-f]{40})$/.exec(getString(first, "hash") ?? "")?.[1] : undefined;
  return hash === undefined ? {} : { about: { hashes: [{ algorithm: "SHA-1" as const, value: hash }] } };
}
