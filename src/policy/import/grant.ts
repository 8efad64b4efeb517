// Reads a policy of grant (.grant.yaml): the lists of today, and the rules of before. https://github.com/anchore/grant#configuration
import { isDeprecatedId, listedLicenseIds } from "../../spdx/identifiers.ts";
import { matchesGlob, readPackagePattern } from "../patterns.ts";
import { type ImportedPolicy, mapOf, NOTHING, readLicenses, textsOf } from "./imported.ts";

export function importGrant(data: unknown): ImportedPolicy {
  const file = mapOf(data);
  const notes: string[] = [];
  const rules = textsOf(file["rules"]).map(mapOf);
  const patternsOf = (mode: string): readonly unknown[] =>
    rules.filter((rule) => rule["mode"] === mode).map((rule) => rule["pattern"]);
  const ignored = textsOf(file["ignore-packages"]);
  const exempt = rules.flatMap((rule) => textsOf(rule["exceptions"]));
  const accepted = [...ignored, ...exempt].flatMap((name) => readPackageGlob(name, notes));
  if (accepted.length > 0)
    notes.push(
      "accepted-packages are allowed whatever their license, in every ecosystem; exceptions bound to a license are safer",
    );
  if (file["require-license"] === false || (file["require-license"] === undefined && rules.length === 0))
    notes.push("grant passes packages without a license unless require-license is set; here they are denied");
  if (file["require-known-license"] === false || file["require-known-license"] === undefined)
    notes.push("grant passes licenses off the SPDX list unless require-known-license is set; here they are denied");
  if ("import" in file) notes.push("imported policies were not read: import them one by one");
  const allow = [...textsOf(file["allow"]), ...patternsOf("allow")];
  const deny = [...textsOf(file["deny"]), ...patternsOf("deny")];
  const isEverything = (word: unknown): boolean => word === "*";
  if (deny.some(isEverything)) notes.push('"*" is denied there: what no list names is denied here, too');
  return {
    ...NOTHING,
    tool: "grant",
    allow: allow.some(isEverything) ? [] : expandGlobs(allow, notes),
    deny: expandGlobs(
      deny.filter((word) => !isEverything(word)),
      notes,
    ),
    accepted,
    isClosed: deny.some(isEverything) || (rules.length === 0 && !allow.some(isEverything)),
    notes,
  };
}

/** Globs on license names are lists of ids here, since one may cover more than its author thought of. */
function expandGlobs(words: readonly unknown[], notes: string[]): readonly string[] {
  return words.flatMap((word) => {
    if (typeof word !== "string" || !/[*?]/.test(word)) return readLicenses([word], notes);
    const pattern = word.replace(/^\./, "").replaceAll(".*", "*").toLowerCase();
    const found = listedLicenseIds().filter((id) => !isDeprecatedId(id) && matchesGlob(pattern, id.toLowerCase()));
    if (found.length === 0 || found.length > MOST) {
      notes.push(
        `the pattern "${word}" names ${found.length === 0 ? "no license" : `${found.length} licenses`} of the SPDX list; use a category`,
      );
      return [];
    }
    notes.push(`the pattern "${word}" was written out as ${found.length} licenses: take out what was not meant`);
    return found;
  });
}

const MOST = 60;

function readPackageGlob(name: unknown, notes: string[]): readonly string[] {
  const pattern = typeof name === "string" ? `pkg:*/${name.trim()}` : "";
  if (typeof name === "string" && name.trim() !== "" && readPackagePattern(pattern).ok) return [pattern];
  notes.push(`"${String(name)}" cannot be written as a package URL and was left out`);
  return [];
}
