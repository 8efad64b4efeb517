// Package and path patterns: read once, then matched in linear time without regular expressions.
import { err, ok, type Result } from "../model/index.ts";
import { parsePurl } from "../purl/index.ts";
import type { PackagePattern } from "./policy.ts";

const STAR = "*";

/**
 * Reads "pkg:npm/@acme/*", "pkg:pypi/chardet@5.2.0", "pkg:maven/com.acme.*\/*". A star is any run of characters inside a
 * segment; as the whole last segment it covers everything beneath. Qualifiers are not looked at.
 */
export function readPackagePattern(text: string): Result<PackagePattern, string> {
  if (!/^pkg:/i.test(text)) return err('a package is named by its package URL, such as "pkg:npm/left-pad"');
  if (!text.includes(STAR)) {
    const parsed = parsePurl(text);
    if (!parsed.ok) return err(parsed.error.reason);
    const { type, namespace, name, version } = parsed.value;
    const path = namespace === undefined ? name : `${namespace}/${name}`;
    return ok(version === undefined ? { type, path } : { type, path, version });
  }
  const rest = text.slice(4).replace(/^\/+/, "");
  const slash = rest.indexOf("/");
  const type = (slash < 0 ? rest : rest.slice(0, slash)).toLowerCase();
  if (type === STAR && (slash < 0 || rest.slice(slash + 1) === STAR)) return ok({ type: STAR, path: STAR });
  if (slash < 0) return err("has no name");
  if (type !== STAR && !/^[a-z][a-z0-9.-]*$/.test(type))
    return err("the type is not made of letters, digits, dots, dashes");
  const segments = rest
    .slice(slash + 1)
    .split("/")
    .filter((segment) => segment !== "");
  const last = segments.at(-1);
  if (last === undefined) return err("has no name");
  const at = last.lastIndexOf("@");
  const version = at > 0 ? decode(last.slice(at + 1)) : undefined;
  if (version?.includes(STAR)) return err("a version has no star; use `versions` for ranges");
  if (at > 0) segments[segments.length - 1] = last.slice(0, at);
  const decoded = segments.map(decode);
  // Stars cannot be in a name, so a stand-in letter finds out how the type folds the rest.
  const folded = foldSegments(type, decoded);
  return ok(version === undefined ? { type, path: folded } : { type, path: folded, version });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const FOLDED_LOWER = new Set([
  "pypi",
  "github",
  "gitlab",
  "bitbucket",
  "composer",
  "deb",
  "alpm",
  "apk",
  "oci",
  "hex",
  "pub",
]);

function foldSegments(type: string, segments: readonly string[]): string {
  const path = segments.join("/");
  if (!FOLDED_LOWER.has(type)) return path;
  return type === "pypi" ? path.toLowerCase().replaceAll("_", "-") : path.toLowerCase();
}

/** What a pattern is held against. */
export interface PurlParts {
  readonly type: string;
  readonly path: string;
  readonly version?: string;
}

const NO_PARTS: PurlParts = { type: "", path: "" };

/** The parts of a component's own (canonical) purl. */
export function partsOfPurl(purl: string): PurlParts {
  const parsed = parsePurl(purl);
  if (!parsed.ok) return NO_PARTS;
  const { type, namespace, name, version } = parsed.value;
  const path = namespace === undefined ? name : `${namespace}/${name}`;
  return version === undefined ? { type, path } : { type, path, version };
}

export function matchesPackage(pattern: PackagePattern, parts: PurlParts): boolean {
  if (pattern.type !== STAR && pattern.type !== parts.type) return false;
  if (pattern.version !== undefined && pattern.version !== parts.version) return false;
  if (!pattern.path.includes(STAR)) return pattern.path === parts.path;
  return matchesGlob(pattern.path, parts.path, true);
}

export function showPackagePattern(pattern: PackagePattern): string {
  const version = pattern.version === undefined ? "" : `@${pattern.version}`;
  return `pkg:${pattern.type}/${pattern.path}${version}`;
}

/** `**` crosses "/", `*` does not, `?` is one character; with `openEnd` a last segment that is one star crosses, too. */
export function matchesGlob(pattern: string, text: string, openEnd = false): boolean {
  const wide = openEnd && (pattern === STAR || pattern.endsWith("/*")) ? `${pattern}*` : pattern;
  if (wide.endsWith("/**") && matchesGlob(wide.slice(0, -3), text)) return !openEnd;
  return matchFrom(wide, text);
}

/** Two-pointer matching with one point of return per kind of star: at most length × length steps. */
function matchFrom(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let narrow: readonly [p: number, t: number] | undefined;
  let wide: readonly [p: number, t: number] | undefined;
  while (t < text.length || p < pattern.length) {
    const sign = pattern[p];
    if (sign === STAR && pattern[p + 1] === STAR) {
      p += pattern[p + 2] === "/" ? 3 : 2;
      wide = [p, t];
      narrow = undefined;
    } else if (sign === STAR) {
      narrow = [++p, t];
    } else if (t < text.length && (sign === text[t] || (sign === "?" && text[t] !== "/"))) {
      p++;
      t++;
    } else if (narrow !== undefined && narrow[1] < text.length && text[narrow[1]] !== "/") {
      narrow = [narrow[0], narrow[1] + 1];
      [p, t] = narrow;
    } else if (wide !== undefined && wide[1] < text.length) {
      wide = [wide[0], nextStart(text, wide[1], pattern[wide[0] - 1] === "/")];
      narrow = undefined;
      [p, t] = wide;
    } else {
      return false;
    }
  }
  return true;
}

/** A double star followed by "/" can only end where a segment starts. */
function nextStart(text: string, from: number, atSegment: boolean): number {
  if (!atSegment) return from + 1;
  const slash = text.indexOf("/", from);
  return slash < 0 ? text.length : slash + 1;
}
