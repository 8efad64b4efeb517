// Reads the configurations of other tools that gate on licenses: their lists and exceptions, and what we cannot carry over.

import { canonicalizeExpression } from "../../spdx/parse.ts";
import type { DraftException } from "../draft.ts";
import { readPackagePattern } from "../patterns.ts";
import { type ImportedClarification, type ImportedPolicy, mapOf, NOTHING, readLicenses, textsOf } from "./imported.ts";

/** The day that imported exceptions are granted, and the day they end. */
export interface ImportDates {
  readonly granted: string;
  readonly expires: string;
}

/** deny.toml. https://embarkstudios.github.io/cargo-deny/checks/licenses/cfg.html */
export function importCargoDeny(data: unknown, dates: ImportDates): ImportedPolicy {
  const licenses = mapOf(mapOf(data)["licenses"]);
  const notes: string[] = [];
  const exceptions = textsOf(licenses["exceptions"]).flatMap((one, at): DraftException[] => {
    const entry = mapOf(one);
    const crate = readCrate(entry);
    if (crate === undefined) return [];
    return [
      {
        id: `EXC-${String(at + 1).padStart(4, "0")}`,
        ...crate,
        licenses: readLicenses(textsOf(entry["allow"]), notes),
        reason: "An exception in cargo-deny, which keeps no reasons.",
        ...dates,
      },
    ];
  });
  const clarifications = textsOf(licenses["clarify"]).flatMap((one): ImportedClarification[] => {
    const entry = mapOf(one);
    const crate = readCrate(entry);
    const license = readText(entry["expression"], notes);
    if (crate === undefined || license === undefined) return [];
    notes.push(
      `the file digests of ${crate.package} are 32 bits there and were not carried over; add sha256 under evidence`,
    );
    return [{ ...crate, license }];
  });
  for (const key of ["copyleft", "allow-osi-fsf-free", "default", "unlicensed"]) {
    if (key in licenses) notes.push(`"${key}" of cargo-deny has no counterpart here; use categories and defaults`);
  }
  if (exceptions.length > 0) notes.push("exceptions end on the same day; give each its reason and its own end");
  return {
    ...NOTHING,
    tool: "cargo-deny",
    allow: readLicenses(textsOf(licenses["allow"]), notes),
    deny: readLicenses(textsOf(licenses["deny"]), notes),
    exceptions: exceptions.filter((one) => one.licenses.length > 0),
    clarifications,
    notes,
  };
}

function readCrate(entry: Readonly<Record<string, unknown>>): { package: string; versions?: string } | undefined {
  const spec = [entry["crate"], entry["name"]].find((one) => typeof one === "string") as string | undefined;
  const match = spec === undefined ? null : /^([A-Za-z0-9_-]+)(?:[@:]\s*(.+))?$/.exec(spec.trim());
  if (match === null) return undefined;
  const version = match[2] ?? (typeof entry["version"] === "string" ? entry["version"] : undefined);
  const isAny = version === undefined || version.trim() === "*";
  return isAny
    ? { package: `pkg:cargo/${match[1]}` }
    : { package: `pkg:cargo/${match[1]}`, versions: caretOf(version) };
}

/** Cargo and cargo-deny read a bare version as "compatible with". */
function caretOf(version: string): string {
  const text = version.replaceAll(",", " ").trim();
  return /^\d/.test(text) ? `^${text}` : text;
}

function readText(value: unknown, notes: string[]): string | undefined {
  if (typeof value !== "string") return undefined;
  const read = canonicalizeExpression(value);
  if (read.ok) return read.value.text;
  notes.push(`"${value}" cannot be read as a license expression`);
  return undefined;
}

/** dependency-review-action's configuration. https://github.com/actions/dependency-review-action */
export function importDependencyReview(data: unknown): ImportedPolicy {
  const file = mapOf(data);
  const get = (key: string): readonly unknown[] => textsOf(file[key] ?? file[key.replaceAll("-", "_")]);
  const notes: string[] = [];
  const accepted = get("allow-dependencies-licenses").flatMap((one) => {
    const pattern = typeof one === "string" ? readPackagePattern(one.trim()) : undefined;
    if (pattern?.ok) return [`pkg:${pattern.value.type}/${pattern.value.path}`];
    notes.push(`"${String(one)}" is no package URL and was left out`);
    return [];
  });
  if (accepted.length > 0)
    notes.push("accepted-packages are allowed whatever their license; exceptions bound to a license are safer");
  if (get("fail-on-scopes").length > 0)
    notes.push(
      "scopes: dependency-review skips development by default, here every scope is judged; use --omit or rules with scopes",
    );
  notes.push("packages without a license are denied here; dependency-review only lists them");
  return {
    ...NOTHING,
    tool: "dependency-review",
    allow: readLicenses(get("allow-licenses"), notes),
    deny: readLicenses(get("deny-licenses"), notes),
    accepted,
    notes,
  };
}

const LICENSED_TYPES: Readonly<Record<string, string>> = {
  bundler: "gem",
  cargo: "cargo",
  composer: "composer",
  go: "golang",
  gradle: "maven",
  maven: "maven",
  mix: "hex",
  npm: "npm",
  nuget: "nuget",
  pip: "pypi",
  pipenv: "pypi",
  pnpm: "npm",
  yarn: "npm",
};

/** .licensed.yml. https://github.com/licensee/licensed */
export function importLicensed(data: unknown): ImportedPolicy {
  const file = mapOf(data);
  const notes: string[] = [];
  const accepted = ["reviewed", "ignored"].flatMap((key) =>
    Object.entries(mapOf(file[key])).flatMap(([source, names]) => {
      const type = LICENSED_TYPES[source];
      if (type === undefined) notes.push(`${key} of "${source}": this source has no package URL type here`);
      return type === undefined ? [] : textsOf(names).flatMap((name) => readLicensedName(type, name, notes));
    }),
  );
  if (accepted.length > 0)
    notes.push(
      "reviewed and ignored packages are allowed whatever their license; exceptions bound to a license are safer",
    );
  if ("additional_terms" in file)
    notes.push("additional_terms were not carried over; record bought licenses as exceptions");
  return { ...NOTHING, tool: "licensed", allow: readLicenses(textsOf(file["allowed"]), notes), accepted, notes };
}

function readLicensedName(type: string, name: unknown, notes: string[]): string[] {
  if (typeof name !== "string") return [];
  const at = name.lastIndexOf("@");
  const bare = at > 0 ? name.slice(0, at) : name;
  if (at > 0) notes.push(`the version in "${name}" was left out; bind an exception to it instead`);
  const pattern = readPackagePattern(`pkg:${type}/${bare}`);
  if (pattern.ok) return [`pkg:${type}/${bare}`];
  notes.push(`"${name}" cannot be written as a package URL: ${pattern.error}`);
  return [];
}

/** Flags of license-checker and its successors, as one line. */
export function importLicenseChecker(line: string): ImportedPolicy {
  const notes: string[] = [];
  const flagValue = (flag: string): readonly unknown[] => {
    const match = new RegExp(`--${flag}(?:=|\\s+)(?:\\\\?"([^"\\\\]*)\\\\?"|'([^']*)'|(\\S+))`).exec(line);
    return textsOf(match?.[1] ?? match?.[2] ?? match?.[3]);
  };
  const accepted = [...flagValue("excludePackages")].flatMap((name) => {
    const bare = typeof name === "string" ? name.trim().replace(/(.)@[^@/]*$/, "$1") : "";
    return bare === "" ? [] : [`pkg:npm/${bare}`];
  });
  if (/--production\b/.test(line)) notes.push("--production: run licet check --omit dev");
  if (/--(?:exclude|onlyAllow|failOn)\b/.test(line))
    notes.push("license-checker compares text; here expressions are worked out, so answers may differ");
  return {
    ...NOTHING,
    tool: "license-checker",
    allow: readLicenses([...flagValue("onlyAllow"), ...flagValue("exclude")], notes),
    deny: readLicenses(flagValue("failOn"), notes),
    accepted,
    notes,
  };
}

const ORT_TYPES: Readonly<Record<string, string>> = {
  Crate: "cargo",
  Gem: "gem",
  Go: "golang",
  Maven: "maven",
  NPM: "npm",
  NuGet: "nuget",
  PyPI: "pypi",
};

/** .ort.yml: its license choices. https://oss-review-toolkit.org/ort/docs/configuration/ort-yml */
export function importOrt(data: unknown): ImportedPolicy {
  const file = mapOf(data);
  const choices = mapOf(file["license_choices"]);
  const notes = ["ORT's rules are code and were not carried over; start from a preset"];
  const read = (list: unknown, pkg?: string): ImportedPolicy["choices"] =>
    textsOf(list).flatMap((one) => {
      const { given, choice } = mapOf(one);
      const from = readText(given, notes);
      const choose = readText(choice, notes);
      if (from === undefined || choose === undefined) {
        notes.push("a choice without `given` holds for any expression there; here it names one");
        return [];
      }
      return [pkg === undefined ? { given: from, choose } : { package: pkg, given: from, choose }];
    });
  const ofPackages = textsOf(choices["package_license_choices"]).flatMap((one) => {
    const { package_id: id, license_choices: list } = mapOf(one);
    const [type = "", namespace = "", name = ""] = String(id).split(":");
    const pkg = ORT_TYPES[type];
    if (pkg === undefined) notes.push(`choices for "${String(id)}": the type has no counterpart here`);
    return pkg === undefined ? [] : read(list, `pkg:${pkg}/${namespace === "" ? name : `${namespace}/${name}`}`);
  });
  if ("excludes" in file) notes.push("excludes: use --omit and --exclude, or rules with scopes and paths");
  if ("resolutions" in file)
    notes.push("resolutions match messages of ORT; record exceptions bound to package and license instead");
  return { ...NOTHING, tool: "ORT", choices: [...ofPackages, ...read(choices["repository_license_choices"])], notes };
}
