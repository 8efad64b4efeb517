// gradle.lockfile, and the files that older versions wrote for each configuration. https://docs.gradle.org/current/userguide/dependency_locking.html
import { linesOf } from "../../formats/lines.ts";
import { partUnreadable } from "../../formats/troubles.ts";
import {
  baseNameOf,
  type Diagnostic,
  type ExtractedComponent,
  type Extraction,
  err,
  type FormatFailure,
  ok,
  type Result,
  type SourceFile,
  weightierScope,
} from "../../model/index.ts";
import { buildPurl } from "../../purl/index.ts";
import { scopeOfConfigurations } from "./gradle-scopes.ts";

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const { path } = file;
  const name = baseNameOf(path);
  const isForBuild = name.startsWith("buildscript-") || name.startsWith("settings-");
  const ofFile = name.endsWith("gradle.lockfile") ? [] : [name.replace(/\.lockfile$/, "")];
  const components = new Map<string, ExtractedComponent>();
  const diagnostics: Diagnostic[] = [];
  let isLock = false;
  for (const { text, number } of linesOf(file.text)) {
    const line = text.trim();
    if (line === "" || line.startsWith("#")) {
      isLock ||= line.startsWith("#");
      continue;
    }
    const equals = line.indexOf("=");
    const configurations =
      equals < 0
        ? ofFile
        : line
            .slice(equals + 1)
            .split(",")
            .filter((one) => one !== "");
    const coordinates = equals < 0 ? line : line.slice(0, equals);
    if (coordinates === "empty") {
      isLock = true;
      continue;
    }
    const [group = "", artifact = "", version = "", ...more] = coordinates.split(":");
    if (group === "" || artifact === "" || version === "" || more.length > 0) {
      diagnostics.push(partUnreadable(path, number, "a line is not of the form: group:name:version=configurations"));
      continue;
    }
    isLock = true;
    const scope = isForBuild ? "build" : scopeOfConfigurations(configurations);
    const ref = `${group}:${artifact}:${version}`;
    const twin = components.get(ref);
    components.set(ref, {
      ref,
      purl: buildPurl("maven", group, artifact, version),
      kind: "library",
      name: `${group}:${artifact}`,
      version,
      scope: twin === undefined ? scope : weightierScope(twin.scope, scope),
      direct: undefined,
      location: twin?.location ?? { path, line: number },
    });
  }
  if (!isLock && components.size === 0 && diagnostics.length > 0) {
    return err({ code: "LIC102", location: { path }, reason: "holds no line of a lockfile of Gradle" });
  }
  return ok({ projects: [], components: [...components.values()], edges: [], diagnostics });
}
