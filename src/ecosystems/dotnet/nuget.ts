// Ids and versions as NuGet compares them. https://learn.microsoft.com/nuget/concepts/package-versioning#normalized-version-numbers
import { buildPurl } from "../../purl/index.ts";

export function nugetPurl(id: string, version: string | undefined): string {
  return buildPurl("nuget", undefined, id, version);
}

/** "1.0.0.0" and "1.0" are "1.0.0"; what stands behind "+" does not count. */
export function normalizeVersion(version: string): string {
  const [, numbers = version, rest = ""] = /^(\d+(?:\.\d+)*)(-[^+]*)?(?:\+.*)?$/.exec(version.trim()) ?? [];
  const parts = numbers.split(".").map((part) => part.replace(/^0+(?=\d)/, ""));
  while (parts.length < 3) parts.push("0");
  if (parts.length === 4 && parts[3] === "0") parts.pop();
  return `${parts.join(".")}${rest}`;
}

/** The version a requirement comes to: NuGet takes the lowest that fits; ranges and floating versions tell none. */
export function versionOfRequirement(requirement: string | undefined): string | undefined {
  const text = requirement?.trim() ?? "";
  const exact = /^\[([^,\][()]+)\]$/.exec(text)?.[1]?.trim() ?? text;
  return /^\d+(?:\.\d+)*(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/.test(exact) ? exact : undefined;
}
