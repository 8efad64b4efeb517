// A gem's specification, read as text. https://guides.rubygems.org/specification-reference/
import { linesOf } from "../../formats/lines.ts";
import { declaredOnly } from "../../formats/troubles.ts";
import {
  baseNameOf,
  type ExtractedComponent,
  type Extraction,
  err,
  type FormatFailure,
  ok,
  type Result,
  type Scope,
  type SourceFile,
  weightierScope,
} from "../../model/index.ts";
import { buildPurl } from "../../purl/index.ts";
import { stringsIn, withoutComment } from "./ruby-text.ts";

export interface Gemspec {
  readonly name?: string;
  readonly version?: string;
  readonly homepage?: string;
  readonly summary?: string;
  readonly authors: readonly string[];
  readonly licenses: readonly string[];
  readonly licenseLine?: number;
  readonly nameLine?: number;
  readonly dependencies: readonly {
    readonly name: string;
    readonly requirement?: string;
    readonly scope: Scope;
    readonly line: number;
  }[];
}

const EXACT = /^=?\s*(\d[0-9A-Za-z.]*)$/;
const ASSIGNMENT = /^\w+\.(name|version|homepage|summary|authors?|licenses?)\s*=\s*(.*)$/;
const DEPENDENCY = /^\w+\.add_(runtime_|development_)?dependency\b\s*\(?(.*)$/;

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const { path } = file;
  const spec = readGemspec(file.text);
  if (!file.text.includes("Gem::Specification")) {
    return err({ code: "LIC102", location: { path }, reason: "holds no Gem::Specification" });
  }
  const name = spec.name ?? baseNameOf(path).replace(/\.gemspec$/, "");
  const components = new Map<string, ExtractedComponent>();
  for (const dependency of spec.dependencies) {
    const version = EXACT.exec(dependency.requirement ?? "")?.[1];
    const twin = components.get(dependency.name);
    components.set(dependency.name, {
      ref: dependency.name,
      purl: buildPurl("gem", undefined, dependency.name, version),
      kind: "library",
      name: dependency.name,
      ...(version === undefined ? {} : { version }),
      scope: twin === undefined ? dependency.scope : weightierScope(twin.scope, dependency.scope),
      direct: true,
      location: twin?.location ?? { path, line: dependency.line },
    });
  }
  const project = {
    ref: "gem",
    purl: buildPurl("gem", undefined, name, spec.version),
    name,
    ...(spec.version === undefined ? {} : { version: spec.version }),
    location: { path, line: spec.nameLine ?? 1 },
    about: {
      ...(spec.summary === undefined ? {} : { description: spec.summary }),
      ...(spec.homepage === undefined ? {} : { homepage: spec.homepage }),
      ...(spec.authors.length === 0 ? {} : { author: spec.authors.join(", ") }),
    },
  };
  const diagnostics =
    components.size === 0 ? [] : [declaredOnly(path, "commit Gemfile.lock (bundle lock writes it) beside it")];
  const edges = [...components.keys()].filter((ref) => ref !== "gem").map((to) => ({ from: "gem", to }));
  return ok({ projects: [project], components: [...components.values()], edges, diagnostics });
}

export function readGemspec(text: string): Gemspec {
  const dependencies: Gemspec["dependencies"][number][] = [];
  const found: { -readonly [key in keyof Gemspec]?: Gemspec[key] } = {};
  for (const { text: source, number } of linesOf(text)) {
    const code = withoutComment(source)
      .trim()
      .replace(/^if .* then /, "");
    const dependency = DEPENDENCY.exec(code);
    if (dependency !== null) {
      const [name, requirement] = stringsIn(dependency[2] ?? "");
      if (name === undefined) continue;
      const scope = dependency[1] === "development_" ? "development" : "runtime";
      dependencies.push({ name, ...(requirement === undefined ? {} : { requirement }), scope, line: number });
      continue;
    }
    const [, key, value = ""] = ASSIGNMENT.exec(code) ?? [];
    if (key === undefined) continue;
    const strings = stringsIn(value).filter((string) => string !== undefined);
    const [first] = strings;
    if (key === "author" || key === "authors") found.authors = strings;
    else if (key === "license" || key === "licenses") {
      found.licenses = key === "license" ? strings.slice(0, 1) : strings;
      found.licenseLine = number;
    } else if (first !== undefined && (/^["'%]/.test(value) || /^Gem::Version\.new\(/.test(value))) {
      if (key === "name") {
        found.name = first;
        found.nameLine = number;
      } else if (key === "version") found.version = first;
      else if (key === "homepage") found.homepage = first;
      else if (key === "summary") found.summary = first;
    }
  }
  return { ...found, authors: found.authors ?? [], licenses: found.licenses ?? [], dependencies };
}
