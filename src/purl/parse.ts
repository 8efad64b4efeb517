// Takes package URLs apart. https://github.com/package-url/purl-spec/blob/main/docs/specification/how-to-parse.md
import { err, ok, type Result } from "../model/result.ts";
import { buildPurl } from "./build.ts";
import { percentDecode } from "./encode.ts";
import { rulesOfType } from "./types.ts";

/** The parts of a purl, decoded and folded as its type demands. */
export interface Purl {
  readonly type: string;
  /** Segments joined by "/". */
  readonly namespace?: string;
  readonly name: string;
  readonly version?: string;
  readonly qualifiers: ReadonlyMap<string, string>;
  readonly subpath?: string;
}

export interface PurlFailure {
  /** In plain words, to be read after "not a package URL: ". */
  readonly reason: string;
}

const LONGEST = 8192;
const TYPE = /^[a-z][a-z0-9.-]*$/;
const QUALIFIER_KEY = /^[a-z][a-z0-9._-]*$/;

export function parsePurl(text: string): Result<Purl, PurlFailure> {
  if (text.length > LONGEST) return fail(`longer than ${LONGEST} characters`);
  let rest = text.trim();
  if (rest.slice(0, 4).toLowerCase() !== "pkg:") return fail('does not start with "pkg:"');
  rest = rest.slice(4);

  const hash = rest.lastIndexOf("#");
  const subpath = hash === -1 ? [] : decodeSegments(rest.slice(hash + 1));
  if (subpath === undefined) return fail("bad percent-encoding in the subpath");
  if (subpath.some((segment) => segment.includes("/"))) return fail("a slash inside a segment of the subpath");
  if (hash !== -1) rest = rest.slice(0, hash);

  const question = rest.indexOf("?");
  const qualifiers = question === -1 ? ok(new Map<string, string>()) : parseQualifiers(rest.slice(question + 1));
  if (!qualifiers.ok) return qualifiers;
  if (question !== -1) rest = rest.slice(0, question);

  let start = 0;
  while (rest[start] === "/") start += 1;
  const slash = rest.indexOf("/", start);
  if (slash === -1) return fail("has no name");
  const type = rest.slice(start, slash).toLowerCase();
  if (!TYPE.test(type)) return fail("the type is not made of letters, digits, dots and dashes");
  rest = rest.slice(slash + 1);

  const at = rest.lastIndexOf("@");
  // An "@" that opens a segment before the last is the scope of an npm package written without encoding; one that opens the last
  // segment is a version without a name.
  const opensSegment = at !== -1 && (at === 0 || rest[at - 1] === "/");
  const isScope = opensSegment && rest.indexOf("/", at) !== -1;
  if (opensSegment && !isScope) return fail("has no name");
  const version = at === -1 || isScope ? "" : percentDecode(rest.slice(at + 1));
  if (version === undefined) return fail("bad percent-encoding in the version");
  const path = decodeSegments(at === -1 || isScope ? rest : rest.slice(0, at), false);
  if (path === undefined) return fail("bad percent-encoding in the name or namespace");
  const name = path.pop();
  if (name === undefined) return fail("has no name");
  return settle(type, path, name, version, qualifiers.value, subpath.join("/"));
}

/** The canonical spelling of a purl, or why there is none. */
export function canonicalizePurl(text: string): Result<string, PurlFailure> {
  const parsed = parsePurl(text);
  if (!parsed.ok) return parsed;
  const { type, namespace, name, version, qualifiers, subpath } = parsed.value;
  return ok(buildPurl(type, namespace, name, version, qualifiers, subpath));
}

function settle(
  type: string,
  namespace: readonly string[],
  name: string,
  version: string,
  qualifiers: ReadonlyMap<string, string>,
  subpath: string,
): Result<Purl, PurlFailure> {
  const rules = rulesOfType(type);
  if (rules.namespaceIs === "required" && namespace.length === 0) return fail(`${type} needs a namespace`);
  if (rules.namespaceIs === "prohibited" && namespace.length > 0) return fail(`${type} has no namespaces`);
  const objection = rules.objectToName?.(name);
  if (objection !== undefined) return fail(objection);
  const folded = namespace.map((segment) => (rules.namespace ? rules.namespace(segment) : segment)).join("/");
  const lowered = type === "mlflow" && qualifiers.get("repository_url")?.includes("databricks");
  return ok({
    type,
    ...(folded === "" ? {} : { namespace: folded }),
    name: lowered ? name.toLowerCase() : rules.name ? rules.name(name) : name,
    ...(version === "" ? {} : { version: rules.version ? rules.version(version) : version }),
    qualifiers,
    ...(subpath === "" ? {} : { subpath }),
  });
}

/** Decoded segments without the empty ones; "." and ".." fall away in a subpath only. */
function decodeSegments(text: string, isSubpath = true): string[] | undefined {
  const segments: string[] = [];
  for (const raw of text.split("/")) {
    const segment = percentDecode(raw);
    if (segment === undefined) return undefined;
    if (segment === "" || (isSubpath && (segment === "." || segment === ".."))) continue;
    segments.push(segment);
  }
  return segments;
}

function parseQualifiers(text: string): Result<Map<string, string>, PurlFailure> {
  const pairs: [string, string][] = [];
  for (const pair of text.split("&")) {
    if (pair === "") continue;
    const equals = pair.indexOf("=");
    const key = (equals === -1 ? pair : pair.slice(0, equals)).toLowerCase();
    const value = equals === -1 ? "" : percentDecode(pair.slice(equals + 1));
    if (!QUALIFIER_KEY.test(key)) return fail("a qualifier's key is not made of letters, digits, dots and dashes");
    if (value === undefined) return fail("bad percent-encoding in a qualifier");
    if (value !== "") pairs.push([key, value]);
  }
  pairs.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));
  return ok(new Map(pairs));
}

function fail(reason: string): { readonly ok: false; readonly error: PurlFailure } {
  return err({ reason });
}
