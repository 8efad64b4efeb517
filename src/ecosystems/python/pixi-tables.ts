// The tables that pixi puts into pyproject.toml. https://pixi.sh/latest/reference/pixi_manifest/
import { entriesOf, getObject, isObject, type JsonObject } from "../../formats/json.ts";
import type { TomlFile } from "../../formats/toml.ts";
import type { ExtractedComponent, ExtractedEdge, Scope } from "../../model/index.ts";
import { buildPurl } from "../../purl/index.ts";
import { at, distributionOf, pypiPurl } from "./packages.ts";
import { readTableEntry } from "./wants.ts";

/** Conda and PyPI packages of `[tool.pixi]`, of its features and of its targets. */
export function readPixi(path: string, { root, lineOf }: TomlFile, projectRef: string) {
  const components = new Map<string, ExtractedComponent>();
  const tool = getObject(root, "tool");
  const pixi = tool && getObject(tool, "pixi");
  const add = (table: JsonObject | undefined, kind: "conda" | "pypi", scope: Scope, where: readonly string[]) => {
    for (const [name, value] of entriesOf(table)) {
      const { version, origin } = readTableEntry(name, value, scope, undefined);
      if (origin.kind === "folder") continue;
      const purl = kind === "conda" ? buildPurl("conda", undefined, name, version) : pypiPurl(name, version, origin);
      if (components.has(purl)) continue;
      components.set(purl, {
        ref: `pixi:${purl}`,
        purl,
        kind: "library",
        name,
        ...(version === undefined ? {} : { version }),
        scope,
        direct: true,
        location: at(path, lineOf(...where, name)),
        about: distributionOf(origin),
      });
    }
  };
  const addAll = (holder: JsonObject | undefined, scope: Scope | undefined, where: readonly string[]) => {
    if (holder === undefined) return;
    add(getObject(holder, "dependencies"), "conda", scope ?? "runtime", [...where, "dependencies"]);
    add(getObject(holder, "pypi-dependencies"), "pypi", scope ?? "runtime", [...where, "pypi-dependencies"]);
    add(getObject(holder, "host-dependencies"), "conda", scope ?? "build", [...where, "host-dependencies"]);
    add(getObject(holder, "build-dependencies"), "conda", scope ?? "build", [...where, "build-dependencies"]);
    for (const [target, value] of entriesOf(getObject(holder, "target"))) {
      if (isObject(value)) addAll(value, scope, [...where, "target", target]);
    }
  };
  addAll(pixi, undefined, ["tool", "pixi"]);
  for (const [feature, value] of entriesOf(pixi && getObject(pixi, "feature"))) {
    if (isObject(value)) addAll(value, "optional", ["tool", "pixi", "feature", feature]);
  }
  const edges: ExtractedEdge[] = [...components.values()].map(({ ref }) => ({ from: projectRef, to: ref }));
  return { components: [...components.values()], edges };
}
