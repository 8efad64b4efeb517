// Reads the license issues that a .snyk file ignores. License policies themselves are kept by Snyk's server.
// https://docs.snyk.io/manage-risk/policies/the-.snyk-file
import type { DraftException } from "../draft.ts";
import { readPackagePattern } from "../patterns.ts";
import { type ImportedPolicy, mapOf, NOTHING, readLicenses, textsOf } from "./imported.ts";
import type { ImportDates } from "./tools.ts";

const TYPES: Readonly<Record<string, string>> = {
  cocoapods: "cocoapods",
  composer: "composer",
  golang: "golang",
  gomodules: "golang",
  hex: "hex",
  maven: "maven",
  npm: "npm",
  nuget: "nuget",
  pip: "pypi",
  rubygems: "gem",
};

export function importSnyk(data: unknown, dates: ImportDates): ImportedPolicy {
  const notes = [
    "Snyk keeps license policies on its server; only what .snyk ignores was carried over, start from a preset",
  ];
  const exceptions: DraftException[] = [];
  for (const [id, entries] of Object.entries(mapOf(mapOf(data)["ignore"]))) {
    const parts = id.split(":");
    if (parts[0] !== "snyk" || parts[1] !== "lic") continue;
    const pattern = packageOf(parts);
    const licenses = readLicenses([(parts.at(-1) ?? "").replaceAll("_", " ")], notes);
    if (pattern === undefined || licenses.length === 0) {
      notes.push(`"${id}" names no package or license that can be written here`);
      continue;
    }
    const { reason, expires } = firstEntry(entries);
    if (expires === undefined) notes.push(`${pattern}: Snyk ignores it without an end; here it ends after half a year`);
    exceptions.push({
      id: `EXC-${String(exceptions.length + 1).padStart(4, "0")}`,
      package: pattern,
      licenses,
      reason: reason ?? "Ignored in Snyk, which names no reason.",
      granted: dates.granted,
      expires: expires ?? dates.expires,
    });
  }
  const stale = exceptions.filter(({ expires = "" }) => expires < dates.granted);
  for (const { id } of stale) notes.push(`${id} has expired; renew it or take it out`);
  // An exception cannot end before it begins.
  return { ...NOTHING, tool: "Snyk", exceptions: exceptions.filter((one) => !stale.includes(one)), notes };
}

/** "snyk:lic:maven:group:artifact:LGPL-2.1". */
function packageOf(parts: readonly string[]): string | undefined {
  const type = Object.hasOwn(TYPES, parts[2] ?? "") ? TYPES[parts[2] ?? ""] : undefined;
  const path = parts.slice(3, -1).join("/");
  if (type === undefined || path === "" || !readPackagePattern(`pkg:${type}/${path}`).ok) return undefined;
  return `pkg:${type}/${path}`;
}

/** Entries are by dependency path; the one that ends first is taken. */
function firstEntry(entries: unknown): { readonly reason?: string; readonly expires?: string } {
  const all = textsOf(entries).flatMap((one) => Object.values(mapOf(one)).map(mapOf));
  const days = all.flatMap(
    ({ expires }) => /^\d{4}-\d{2}-\d{2}/.exec(typeof expires === "string" ? expires : "")?.[0] ?? [],
  );
  const reason = all.map((one) => one["reason"]).find((one) => typeof one === "string" && one.trim() !== "");
  const [expires] = days.length < all.length ? [] : [...days].sort();
  return {
    ...(typeof reason === "string" ? { reason: reason.trim() } : {}),
    ...(expires === undefined ? {} : { expires }),
  };
}
