// environment.yml: conda packages as "name=version=build", pip's below. https://docs.conda.io/projects/conda/en/stable/user-guide/tasks/manage-environments.html
import { getOwn, getString, isArray, isObject } from "../../formats/json.ts";
import { exactVersion, parseRequirement } from "../../formats/pep508.ts";
import { parseYaml } from "../../formats/yaml.ts";
import {
  type Diagnostic,
  type ExtractedComponent,
  type ExtractedProject,
  type Extraction,
  err,
  type FormatFailure,
  folderOf,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { buildPurl } from "../../purl/index.ts";
import { condaPurl, pypiPurl } from "./packages.ts";

const NOTHING: Extraction = { projects: [], components: [], edges: [], diagnostics: [] };

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const { path } = file;
  const parsed = parseYaml(file.text);
  if (!parsed.ok) {
    const { code, reason, position } = parsed.error;
    return err({ code, reason, location: { path, ...position } });
  }
  const { documents, lineOf } = parsed.value;
  const root = documents[0];
  const list = isObject(root) ? getOwn(root, "dependencies") : undefined;
  // Many files are called "environment" and describe something else.
  if (!isObject(root) || !isArray(list) || !isEnvironment(root)) return ok(NOTHING);
  const components = new Map<string, ExtractedComponent>();
  const diagnostics: Diagnostic[] = [];
  let open = 0;
  const add = (purl: string, name: string, version: string | undefined, line: number | undefined) => {
    if (version === undefined) open++;
    if (components.has(purl)) return;
    components.set(purl, {
      ref: purl,
      purl,
      kind: "library",
      name,
      ...(version === undefined ? {} : { version }),
      scope: "runtime",
      direct: true,
      location: line === undefined ? { path } : { path, line },
    });
  };
  const lose = (part: string, line: number | undefined) => {
    const location = line === undefined ? { path } : { path, line };
    const args = { part: part.slice(0, 200), reason: "no dependency specifier" };
    diagnostics.push({ code: "LIC108", gravity: "loss", location, args });
  };
  for (const [index, item] of list.entries()) {
    const line = lineOf(list, index);
    if (typeof item === "string") {
      const spec = readMatchSpec(item);
      if (spec === undefined) lose(item, line);
      else add(condaPurl(spec.name, spec.version), spec.name, spec.version, line);
      continue;
    }
    const pip = isObject(item) ? getOwn(item, "pip") : undefined;
    if (!isArray(pip)) {
      lose(`dependency ${index + 1}`, line);
      continue;
    }
    for (const [position, text] of pip.entries()) {
      const found = typeof text === "string" ? readPipLine(text) : undefined;
      if (found === "own" || found === "option") continue;
      const pipLine = lineOf(pip, position);
      if (found === undefined) lose(typeof text === "string" ? text : "pip", pipLine);
      else add(pypiPurl(found.name, found.version, found.place), found.name, found.place ?? found.version, pipLine);
    }
  }
  const project = makeProject(getString(root, "name"), path);
  if (components.size > 0) diagnostics.push(describeGap(path, components.size, open));
  const edges = [...components.keys()].map((to) => ({ from: project.ref, to }));
  return ok({ projects: [project], components: [...components.values()].map(fixVersion), edges, diagnostics });
}

/** What comes from an address has that for its version while it is counted; the component shows none. */
function fixVersion(component: ExtractedComponent): ExtractedComponent {
  if (component.version === undefined || !component.version.includes("://")) return component;
  const { version: _place, ...rest } = component;
  return rest;
}

function isEnvironment(root: Readonly<Record<string, unknown>>): boolean {
  const known = new Set([
    "name",
    "channels",
    "dependencies",
    "prefix",
    "variables",
    "platforms",
    "category",
    "channel_priority",
  ]);
  return (
    Object.keys(root).some((key) => key === "name" || key === "channels") &&
    Object.keys(root).some((key) => known.has(key))
  );
}

function describeGap(path: string, count: number, open: number): Diagnostic {
  const reason =
    open === 0
      ? `no lockfile, so what its ${count} direct dependencies bring in is not known`
      : `no lockfile, so neither ${open} versions nor what its ${count} direct dependencies bring in are known`;
  const remedy = "commit a lockfile (conda-lock, or pixi init --import)";
  return { code: "LIC105", gravity: "loss", location: { path }, args: { reason, remedy } };
}

/** "channel::name=1.2=build", "name 1.2.*", "name>=1.2": only "=", "==" with a full version name one. */
export function readMatchSpec(
  text: string,
): { readonly name: string; readonly version: string | undefined } | undefined {
  const bare = text
    .replace(/\s#.*$/, "")
    .trim()
    .replace(/^[^\s:[]+::/, "")
    .replace(/\[.*$/s, "");
  const name = /^[A-Za-z0-9_][A-Za-z0-9_.-]*/.exec(bare)?.[0];
  if (name === undefined) return undefined;
  const rest = bare.slice(name.length).trim();
  const version = /^(?:={1,2}\s*)?(\d[\w.+!]*)(?:[=\s][\w.*+-]+)?$/.exec(rest)?.[1];
  return { name, version };
}

function readPipLine(text: string) {
  const bare = text.replace(/\s#.*$/, "").trim();
  const place = bare.replace(/^(?:-e|--editable)(?:\s+|=)/, "");
  if (/^(?:\.|\/|file:)/.test(place)) return "own" as const;
  if (bare.startsWith("-") && place === bare) return "option" as const;
  if (/^(?:\w+\+)?https?:|^git\+/.test(place)) {
    const egg = /[#&]egg=([A-Za-z0-9][\w.-]*)/.exec(place)?.[1];
    const address = place.replace(/#.*$/s, "");
    const last = address.slice(address.lastIndexOf("/") + 1).replace(/(?:\.git)?(?:@.*)?$/, "");
    const name = egg ?? last;
    return name === "" ? undefined : { name, version: undefined, place: address };
  }
  const requirement = parseRequirement(bare);
  if (requirement === undefined) return undefined;
  return { name: requirement.name, version: exactVersion(requirement.specifier), place: requirement.url };
}

function makeProject(stated: string | undefined, path: string): ExtractedProject {
  const name = stated || folderOf(path).split("/").pop() || "environment";
  return { ref: "project", purl: buildPurl("generic", undefined, name), name, location: { path, line: 1 } };
}
