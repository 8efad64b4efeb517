// Words that CycloneDX and SPDX use for kinds, hashes and licence texts, in ours.
import { type ComponentKind, type Hash, type HashAlgorithm, SCOPES, type Scope } from "../../model/index.ts";

/** CycloneDX component types (https://cyclonedx.org/docs/1.6/json/#components_items_type) that are no plain library. */
const KINDS: ReadonlyMap<string, ComponentKind> = new Map<string, ComponentKind>([
  ["application", "application"],
  ["operating-system", "application"],
  ["device", "application"],
  ["device-driver", "application"],
  ["firmware", "application"],
  ["platform", "application"],
  ["container", "image"],
  ["machine-learning-model", "model"],
  ["data", "dataset"],
  ["file", "file"],
]);

export function kindOfType(type: string | undefined): ComponentKind {
  return KINDS.get(type ?? "") ?? "library";
}

/** SPDX package purposes (https://spdx.github.io/spdx-spec/v2.3/package-information/#724-primary-package-purpose-field). */
const PURPOSES: ReadonlyMap<string, ComponentKind> = new Map<string, ComponentKind>([
  ["application", "application"],
  ["operatingsystem", "application"],
  ["device", "application"],
  ["devicedriver", "application"],
  ["firmware", "application"],
  ["container", "image"],
  ["model", "model"],
  ["data", "dataset"],
  ["file", "file"],
]);

export function kindOfPurpose(purpose: string | undefined): ComponentKind {
  return PURPOSES.get((purpose ?? "").toLowerCase().replaceAll("_", "").replaceAll("-", "")) ?? "library";
}

const ALGORITHMS: ReadonlyMap<string, HashAlgorithm> = new Map<string, HashAlgorithm>([
  ["MD5", "MD5"],
  ["SHA1", "SHA-1"],
  ["SHA256", "SHA-256"],
  ["SHA384", "SHA-384"],
  ["SHA512", "SHA-512"],
  ["BLAKE2B256", "BLAKE2b-256"],
]);

/** A hash in our terms; undefined for other algorithms and for what is no hexadecimal number. */
export function toHash(algorithm: string | undefined, value: string | undefined): Hash | undefined {
  const known = ALGORITHMS.get((algorithm ?? "").toUpperCase().replace(/[-_]/g, ""));
  const digits = value?.trim().toLowerCase();
  if (known === undefined || digits === undefined || !/^[0-9a-f]+$/.test(digits)) return undefined;
  return { algorithm: known, value: digits };
}

/** "Organization: Example (mail@example.org)" without its first word; undefined for NOASSERTION. */
export function agentName(text: string | undefined): string | undefined {
  const name = text?.replace(/^(?:Organization|Person|Tool):\s*/, "").trim();
  return name === undefined || name === "" || name === "NOASSERTION" ? undefined : name;
}

/** A value that says something: not empty, not NOASSERTION. */
export function stated(value: string | undefined): string | undefined {
  const text = value?.trim();
  return text === undefined || text === "" || text === "NOASSERTION" ? undefined : text;
}

/** Properties that are facts about the component: not our own verdicts, and not claims that are made anew with each SBOM. */
export function factualProperties(
  properties: ReadonlyMap<string, readonly string[]>,
): Readonly<Record<string, string | readonly string[]>> | undefined {
  const kept = [...properties].filter(([key]) => key.includes(":") && !/^(?:licet|bsi):/.test(key));
  if (kept.length === 0) return undefined;
  return Object.fromEntries(kept.map(([key, values]) => [key, values.length === 1 ? (values[0] ?? "") : values]));
}

/** Our own SBOMs mark what is the project's. */
export function isMarkedAsProject(properties: ReadonlyMap<string, readonly string[]>): boolean {
  return properties.get("licet:role")?.[0] === "project";
}

/** The scope in our own words. */
export function scopeStated(properties: ReadonlyMap<string, readonly string[]>): Scope | undefined {
  const said = properties.get("licet:scope")?.[0];
  return SCOPES.find((scope) => scope === said);
}
