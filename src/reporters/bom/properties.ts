// Facts that BOM formats have no field for, as name-value pairs: verdict, rule, branch, waiver in our namespace (docs/sbom.md), and the BSI taxonomy.
import { ANSWERS, type Assessment, type Limit, showLocation, type VerdictStep } from "../../model/index.ts";
import type { Part } from "./part.ts";
import type { Profile } from "./settings.ts";

export type Property = readonly [name: string, value: string];

/** In a fixed order; a name may occur several times. */
export function propertiesOf(part: Part, profile: Profile | undefined): readonly Property[] {
  const unknown = unknownFields(part, profile);
  return [
    ...(part.assessment === undefined ? [["licet:role", "project"] as const] : assessmentProperties(part.assessment)),
    ...(part.supplier === undefined || part.supplierBasis === "stated"
      ? []
      : [["licet:supplier-basis", part.supplierBasis] as const]),
    ...(part.derivedFrom === undefined ? [] : [["licet:derived-from", part.derivedFrom] as const]),
    ...(unknown.length === 0 ? [] : [["licet:unknown-fields", unknown.join(",")] as const]),
    ...bsiProperties(part, profile),
    ...aboutProperties(part),
    ...part.stated,
  ];
}

function assessmentProperties(assessment: Assessment): readonly Property[] {
  const { component, conclusion, verdict } = assessment;
  const properties: Property[] = [
    ["licet:verdict", verdict.answer],
    ["licet:scope", component.scope],
    ["licet:direct", component.direct === undefined ? "unknown" : String(component.direct)],
    ["licet:conclusion", conclusion.kind],
  ];
  if (conclusion.kind === "absent") properties.push(["licet:absent-because", conclusion.because]);
  for (const category of new Set(verdict.steps.filter(({ chosen }) => chosen).map((step) => step.category))) {
    properties.push(["licet:category", category]);
  }
  if (verdict.chosen !== undefined) properties.push(["licet:chosen", verdict.chosen]);
  for (const step of decidingSteps(verdict.steps)) properties.push(["licet:rule", showRule(step)]);
  for (const { fact, ask } of verdict.questions) properties.push(["licet:question", `${fact}: ${ask}`]);
  for (const { id, license, summary } of verdict.obligations) {
    properties.push(["licet:obligation", `${license} ${id}: ${summary}`]);
  }
  for (const limit of verdict.limits ?? []) properties.push(["licet:limit", showLimit(limit)]);
  const { waiver } = verdict;
  if (waiver !== undefined) {
    const until = waiver.expires === undefined ? "" : ` until ${waiver.expires}`;
    const by = waiver.approvedBy === undefined ? "" : ` by ${waiver.approvedBy}`;
    properties.push(["licet:waiver", `${waiver.id}${by}${until}: ${waiver.reason}`]);
    if (verdict.unwaived !== undefined) properties.push(["licet:verdict-without-waiver", verdict.unwaived]);
  }
  return properties;
}

/** The chosen leaves with the worst answer: what the verdict hangs on. */
function decidingSteps(steps: readonly VerdictStep[]): readonly VerdictStep[] {
  const chosen = steps.filter((step) => step.chosen);
  const worst = Math.max(...chosen.map((step) => ANSWERS.indexOf(step.answer)));
  const seen = new Set<string>();
  return chosen.filter((step) => {
    if (ANSWERS.indexOf(step.answer) !== worst || seen.has(showRule(step))) return false;
    seen.add(showRule(step));
    return true;
  });
}

function showRule({ license, answer, rule, clause }: VerdictStep): string {
  const place = rule.location === undefined ? (rule.origin ?? "") : showLocation(rule.location);
  return [license, answer, rule.id, place, clause ?? ""].filter((text) => text !== "").join(" ");
}

const APPLIES = { true: "applies", false: "does not apply", unknown: "not decided" } as const;

/** id, clause, what follows, whether it bites, and what it says. */
function showLimit({ id, clause, effect, applies, summary }: Limit): string {
  return `${id} ${clause} ${effect}, ${APPLIES[`${applies}`]}: ${summary}`;
}

/** CISA 2026: what the author of a BOM does not know is named, never left out in silence. */
export function unknownFields(part: Part, profile: Profile | undefined): readonly string[] {
  const isOurs = part.assessment === undefined;
  const unknown: string[] = [];
  if (part.version === undefined) unknown.push("version");
  if (part.supplier === undefined) unknown.push("supplier");
  if (part.concluded === undefined) unknown.push("license");
  if (part.hashes.length === 0) unknown.push("hash");
  if (!isOurs && part.filename === undefined) unknown.push("filename");
  if (profile === "cert-in") {
    unknown.push("vulnerabilities", "patch-status", "release-date", "end-of-life-date", "criticality", "comments");
    if (part.description === undefined) unknown.push("description");
  }
  return unknown;
}

const ARCHIVE = /\.(?:tgz|tar\.(?:gz|bz2|xz|zst)|whl|jar|war|aar|crate|gem|nupkg|zip|conda|phar|egg|deb|rpm|apk)$/i;

/** https://github.com/BSI-Bund/tr-03183-cyclonedx-property-taxonomy: a package archive is an archive, structured, and not executable as it is. */
function bsiProperties(part: Part, profile: Profile | undefined): readonly Property[] {
  const properties: Property[] = [];
  if (part.filename !== undefined) {
    properties.push(["bsi:component:filename", part.filename.replace(/^.*[\\/]/, "")]);
    if (ARCHIVE.test(part.filename)) {
      properties.push(
        ["bsi:component:executable", "non-executable"],
        ["bsi:component:archive", "archive"],
        ["bsi:component:structured", "structured"],
      );
    }
  }
  const chosen = part.assessment?.verdict.chosen;
  if (profile === "bsi" && chosen !== undefined) properties.push(["bsi:component:effectiveLicence", chosen]);
  return properties;
}

function aboutProperties(part: Part): readonly Property[] {
  const properties: Property[] = [];
  for (const [name, value] of Object.entries(part.properties ?? {})) {
    for (const text of typeof value === "string" ? [value] : value) properties.push([name, text]);
  }
  return properties;
}
