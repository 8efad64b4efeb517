// Builds canonical package URLs. https://github.com/package-url/purl-spec/blob/main/docs/specification/how-to-build.md
import { withoutCredentials } from "./credentials.ts";
import { percentEncode } from "./encode.ts";
import { rulesOfType } from "./types.ts";

export type Qualifiers = Readonly<Record<string, string | undefined>> | ReadonlyMap<string, string>;

/**
 * A canonical purl: parts are given as they are (not encoded) and folded as the type demands.
 * Never throws on untrusted names and versions; a name of nothing but slashes becomes "unnamed", so that the component stays visible.
 * Qualifier keys are the caller's own words (lower-case letters, digits, ".", "-", "_"); pairs without a value are left out.
 */
export function buildPurl(
  type: string,
  namespace: string | undefined,
  name: string,
  version?: string | undefined,
  qualifiers?: Qualifiers | undefined,
  subpath?: string | undefined,
): string {
  const kind = type.toLowerCase();
  const rules = rulesOfType(kind);
  let purl = `pkg:${kind}/`;
  if (namespace) {
    for (const segment of namespace.split("/")) {
      if (segment !== "") purl += `${percentEncode(rules.namespace ? rules.namespace(segment) : segment)}/`;
    }
  }
  const bare = withoutOuterSlashes(name);
  const folded = kind === "mlflow" ? mlflowName(bare, qualifiers) : rules.name ? rules.name(bare) : bare;
  purl += folded === "" ? "unnamed" : percentEncode(folded);
  if (version) purl += `@${percentEncode(rules.version ? rules.version(version) : version)}`;
  if (qualifiers) purl += writeQualifiers(qualifiers);
  if (subpath) purl += writeSubpath(subpath);
  return purl;
}

/** Splits "a/b/name" at its last slash: for npm ("@scope/name"), golang, composer, github, swift, huggingface … */
export function purlOfPath(
  type: string,
  path: string,
  version?: string | undefined,
  qualifiers?: Qualifiers | undefined,
  subpath?: string | undefined,
): string {
  const bare = withoutOuterSlashes(path);
  const slash = bare.lastIndexOf("/");
  if (slash === -1) return buildPurl(type, undefined, bare, version, qualifiers, subpath);
  return buildPurl(type, bare.slice(0, slash), bare.slice(slash + 1), version, qualifiers, subpath);
}

function withoutOuterSlashes(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) === 47) start += 1;
  while (end > start && text.charCodeAt(end - 1) === 47) end -= 1;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}

function entriesOf(qualifiers: Qualifiers): [string, string | undefined][] {
  return qualifiers instanceof Map ? [...qualifiers] : Object.entries(qualifiers);
}

function writeQualifiers(qualifiers: Qualifiers): string {
  const pairs: [string, string][] = [];
  for (const [key, value] of entriesOf(qualifiers))
    if (value) pairs.push([key.toLowerCase(), withoutCredentials(value)]);
  if (pairs.length === 0) return "";
  pairs.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));
  return `?${pairs.map(([key, value]) => `${key}=${percentEncode(value)}`).join("&")}`;
}

function writeSubpath(subpath: string): string {
  const segments = subpath.split("/").filter((segment) => segment !== "" && segment !== "." && segment !== "..");
  return segments.length === 0 ? "" : `#${segments.map(percentEncode).join("/")}`;
}

/** Model names of a Databricks server are not case-sensitive, all others are. */
function mlflowName(name: string, qualifiers: Qualifiers | undefined): string {
  if (qualifiers === undefined) return name;
  const server = entriesOf(qualifiers).find(([key]) => key === "repository_url")?.[1];
  return server?.includes("databricks") ? name.toLowerCase() : name;
}
