// Package.resolved, versions 1 to 3. https://github.com/swiftlang/swift-package-manager/blob/main/Sources/PackageGraph/ResolvedPackagesStore.swift
import { getObject, getOwn, getString, isArray, isObject, type JsonObject, parseJson } from "../../formats/json.ts";
import { makePairLocator } from "../../formats/json-pairs.ts";
import { entrySkipped, fileBroken, partUnreadable, shorten } from "../../formats/troubles.ts";
import {
  type Diagnostic,
  type ExtractContext,
  type ExtractedComponent,
  type Extraction,
  err,
  type FormatFailure,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { pathOfLocation, swiftPurl } from "./locations.ts";
import { readManifest } from "./package-swift.ts";

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const { path, text } = file;
  const parsed = parseJson(text);
  if (!parsed.ok) return err(fileBroken(path, parsed.error));
  const root = isObject(parsed.value) ? parsed.value : {};
  const pins = getOwn(root, "pins") ?? getOwn(getObject(root, "object") ?? {}, "pins");
  if (!isArray(pins)) return err({ code: "LIC102", location: { path, line: 1 }, reason: "holds no pins" });
  const diagnostics: Diagnostic[] = [];
  const version = getOwn(root, "version");
  if (version !== 1 && version !== 2 && version !== 3) {
    diagnostics.push(
      partUnreadable(path, undefined, `version ${shorten(JSON.stringify(version) ?? "?")} is not known`),
    );
  }
  const manifest = context.beside("Package.swift");
  const wanted =
    manifest?.ok === true
      ? new Set(readManifest(manifest.value.text).map(({ location }) => keyOf(location)))
      : undefined;
  const locator = makePairLocator(text);
  const components = new Map<string, ExtractedComponent>();
  for (const pin of pins) {
    const table: JsonObject = isObject(pin) ? pin : {};
    const name = getString(table, "identity") ?? getString(table, "package");
    const location = getString(table, "location") || getString(table, "repositoryURL") || name;
    const key = getOwn(table, "identity") === undefined ? "package" : "identity";
    const offset = name === undefined ? undefined : locator.find(key, name);
    const line = offset === undefined ? undefined : locator.lineOf(offset);
    if (name === undefined || location === undefined) {
      diagnostics.push(partUnreadable(path, line, "a pin without identity and location"));
      continue;
    }
    if (getString(table, "kind") === "localSourceControl" || location.startsWith("/") || location.startsWith("file:")) {
      diagnostics.push(entrySkipped(path, line, name, "is a repository on this machine"));
      continue;
    }
    const state = getObject(table, "state") ?? {};
    const release = getString(state, "version") ?? getString(state, "revision");
    if (release === undefined)
      diagnostics.push(partUnreadable(path, line, `${shorten(name)} has neither version nor revision`));
    components.set(location, {
      ref: location,
      purl: swiftPurl(getString(table, "kind") === "registry" ? name : location, release),
      kind: "library",
      name: pathOfLocation(location),
      ...(release === undefined ? {} : { version: release }),
      scope: "runtime",
      direct: wanted?.has(keyOf(location)),
      location: line === undefined ? { path } : { path, line },
      about: { repository: location },
    });
  }
  return ok({ projects: [], components: [...components.values()], edges: [], diagnostics });
}

function keyOf(location: string): string {
  return pathOfLocation(location).toLowerCase();
}
