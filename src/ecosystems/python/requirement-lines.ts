// What one line of a requirements file asks for: a specifier, an address, a folder, or another file.
import { exactVersion, parseRequirement } from "../../formats/pep508.ts";
import { FROM_INDEX, type Origin, pathOrigin, vcsOrigin } from "./packages.ts";

export interface NamedLine {
  readonly kind: "package";
  readonly name: string;
  readonly version: string | undefined;
  readonly origin: Origin;
  /** True if only this one version will do. */
  readonly isPinned: boolean;
}

export type RequirementLine =
  | NamedLine
  | { readonly kind: "include" | "constraints"; readonly path: string }
  /** A folder that does not say what it is called. */
  | { readonly kind: "place"; readonly path: string }
  | { readonly kind: "option" | "unreadable" };

const LONGEST_FILE_NAME = 300;
const OPTION = /^(-{1,2}[A-Za-z][\w-]*)(?:\s*=\s*|\s+|$)(.*)$/;

export function readRequirementLine(text: string): RequirementLine {
  const option = OPTION.exec(text);
  if (option !== null) {
    const value = (option[2] ?? "").trim();
    switch (option[1]) {
      case "-r":
      case "--requirement":
        return { kind: "include", path: value };
      case "-c":
      case "--constraint":
        return { kind: "constraints", path: value };
      case "-e":
      case "--editable":
        return readPlace(value);
      default:
        return glued(text);
    }
  }
  const bare = text.replace(/\s+--?[A-Za-z][\w-]*(?:[= ].*)?$/, "");
  const isPlace = /^(?:\w+\+|https?:|file:|\.{0,2}\/|\.$|[A-Za-z]:\\)/.test(bare);
  if (isPlace || /^[\w./-]+\.(?:whl|zip|tar\.gz)$/.test(bare)) return readPlace(bare);
  const requirement = parseRequirement(bare);
  if (requirement === undefined) return { kind: "unreadable" };
  const { name, specifier, url } = requirement;
  if (url !== undefined) {
    const place = readPlace(url);
    return place.kind === "package"
      ? { ...place, name }
      : { kind: "package", name, version: undefined, origin: pathOrigin(url), isPinned: false };
  }
  const version = exactVersion(specifier);
  return { kind: "package", name, version, origin: FROM_INDEX, isPinned: version !== undefined };
}

/** "-rother.txt" and "-e." are allowed without a blank. */
function glued(text: string): RequirementLine {
  const short = /^-([rce])(\S.*)$/.exec(text);
  if (short === null) return { kind: "option" };
  const value = (short[2] as string).trim();
  if (short[1] === "e") return readPlace(value);
  return { kind: short[1] === "r" ? "include" : "constraints", path: value };
}

/** An address or a path; "#egg=name" and the name of a wheel tell what it is. */
function readPlace(text: string): RequirementLine {
  const place = text.replace(/\s+;.*$/, "").trim();
  const egg = /[#&]egg=([A-Za-z0-9][\w.-]*)/.exec(place)?.[1];
  const bare = withoutExtras(place.replace(/#.*$/s, ""));
  if (/^(?:git|hg|svn|bzr)\+/.test(place)) {
    const repository = /\/([^/@]+?)(?:\.git)?(?:@[^/]*)?\/?$/.exec(bare)?.[1];
    const name = egg ?? repository;
    if (name === undefined) return { kind: "unreadable" };
    return { kind: "package", name, version: undefined, origin: vcsOrigin(bare, undefined), isPinned: true };
  }
  const file = bare.slice(bare.lastIndexOf("/") + 1);
  const named = nameOfArchive(file);
  if (/^https?:/.test(bare)) {
    const name = egg ?? named?.name;
    if (name === undefined) return { kind: "unreadable" };
    return { kind: "package", name, version: named?.version, origin: { kind: "archive", url: bare }, isPinned: true };
  }
  if (named !== undefined) {
    return { kind: "package", name: named.name, version: named.version, origin: { kind: "local" }, isPinned: true };
  }
  return { kind: "place", path: bare };
}

/** "./folder[extra]" → "./folder". */
function withoutExtras(place: string): string {
  const open = place.endsWith("]") ? place.lastIndexOf("[") : -1;
  return open < 0 ? place : place.slice(0, open);
}

/** "name-1.0-py3-none-any.whl", "name-1.0.tar.gz". https://packaging.python.org/en/latest/specifications/binary-distribution-format/ */
function nameOfArchive(file: string): { readonly name: string; readonly version: string } | undefined {
  if (file.length > LONGEST_FILE_NAME) return undefined;
  const wheel = /^([A-Za-z0-9][\w.]*)-([\w.+!]+)(?:-[\w.]+){3,4}\.whl$/.exec(file);
  const source = wheel ?? /^([A-Za-z0-9][\w.-]*)-(\d[\w.+!]*?)\.(?:tar\.gz|zip|tar\.bz2|tgz)$/.exec(file);
  const [, name, version] = source ?? [];
  return name === undefined || version === undefined ? undefined : { name, version };
}
