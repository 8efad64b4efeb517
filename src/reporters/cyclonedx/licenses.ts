// Licences in CycloneDX: declared and concluded side by side as far as a version's schema lets them stand, and every finding as evidence.

import { showLocation } from "../../model/index.ts";
import { type Claim, claimOf, isSingleLicense } from "../bom/claims.ts";
import type { Part } from "../bom/part.ts";
import { Enums, Models } from "./library.ts";
import { isLicenseId, type SpecVersion } from "./license-ids.ts";

type Voice = "declared" | "concluded";

export interface LicenseChoice {
  /** For the library. */
  readonly models: readonly Models.License[];
  /** In its place where the library would drop one of several: from 1.7 on expressions may stand beside others. */
  readonly mixed?: readonly object[];
}

export function licenseChoice(part: Part, version: SpecVersion): LicenseChoice {
  const concluded: Claim = part.concluded === undefined ? { words: "NOASSERTION" } : { expression: part.concluded };
  // Before 1.6 nobody can tell who speaks, and readers take a licence for concluded: then the conclusion alone stands here.
  const spoken: readonly (readonly [Claim, Voice])[] =
    version === "1.5"
      ? [[part.concluded === undefined && part.declared[0] !== undefined ? part.declared[0] : concluded, "concluded"]]
      : [...part.declared.map((claim) => [claim, "declared"] as const), [concluded, "concluded"]];
  const lone = spoken.length === 1;
  if (!spoken.some(([claim]) => needsExpression(claim, version, lone))) {
    return { models: spoken.map(([claim, voice]) => singleLicense(claim, voice, version)) };
  }
  if (version === "1.7" && !lone) {
    return {
      models: [],
      mixed: spoken.map(([claim, voice]) =>
        needsExpression(claim, version, true) && "expression" in claim
          ? { expression: claim.expression, acknowledgement: voice }
          : singleObject(claim, voice, version),
      ),
    };
  }
  // One expression is all that 1.5 and 1.6 have room for. It is the conclusion; the declarations stand in the evidence.
  return { models: [loneLicense(lone && spoken[0] !== undefined ? spoken[0][0] : concluded, version)] };
}

/** Compound expressions always; new ids only where they stand alone, since in a list they can go by name. */
function needsExpression(claim: Claim, version: SpecVersion, lone: boolean): boolean {
  if (!("expression" in claim)) return false;
  if (!isSingleLicense(claim.expression)) return true;
  return lone && !isNamed(claim.expression) && !isLicenseId(claim.expression, version);
}

/** Not on the SPDX list and never will be. */
function isNamed(license: string): boolean {
  return license === "NONE" || license === "NOASSERTION" || /^(?:DocumentRef-|LicenseRef-)/.test(license);
}

function loneLicense(concluded: Claim, version: SpecVersion): Models.License {
  if (!("expression" in concluded) || !needsExpression(concluded, version, true)) {
    return singleLicense(concluded, "concluded", version);
  }
  const license = new Models.LicenseExpression(concluded.expression);
  if (version !== "1.5") license.acknowledgement = acknowledgement("concluded");
  return license;
}

function singleLicense(claim: Claim, voice: Voice, version: SpecVersion): Models.DisjunctiveLicense {
  const options = version === "1.5" ? {} : { acknowledgement: acknowledgement(voice) };
  const label = labelOf(claim);
  return "expression" in claim && isLicenseId(label, version)
    ? new Models.SpdxLicense(label, options)
    : new Models.NamedLicense(label, options);
}

function singleObject(claim: Claim, voice: Voice, version: SpecVersion): object {
  const label = labelOf(claim);
  const isId = "expression" in claim && isLicenseId(label, version);
  return { license: { ...(isId ? { id: label } : { name: label }), acknowledgement: voice } };
}

/** The conclusion alone, as JSON; empty where there is none. */
export function concludedChoice(part: Part, version: SpecVersion): readonly object[] {
  if (part.concluded === undefined) return [];
  const claim: Claim = { expression: part.concluded };
  const voice = version === "1.5" ? {} : { acknowledgement: "concluded" };
  if (needsExpression(claim, version, true)) return [{ expression: part.concluded, ...voice }];
  const isId = isLicenseId(part.concluded, version);
  return [{ license: { ...(isId ? { id: part.concluded } : { name: part.concluded }), ...voice } }];
}

function acknowledgement(voice: Voice): Enums.LicenseAcknowledgement {
  return voice === "declared" ? Enums.LicenseAcknowledgement.Declared : Enums.LicenseAcknowledgement.Concluded;
}

function labelOf(claim: Claim): string {
  if ("expression" in claim) return claim.expression;
  const words = claim.words.trim();
  return words === "" ? "NOASSERTION" : words.length > 1000 ? `${words.slice(0, 1000)}…` : words;
}

/** Hands out each licence text once: to the first component that carries it; all others name its digest. */
export type TextGiver = (digest: string) => string | undefined;

export function textGiver(texts: ReadonlyMap<string, string>, withTexts: boolean): TextGiver {
  const given = new Set<string>();
  return (digest) => {
    if (!withTexts || given.has(digest)) return undefined;
    given.add(digest);
    return texts.get(digest);
  };
}

/** Every finding as an observed licence: what it reads, in whose voice, from where, and its text if this is the first to carry it. */
export function evidenceLicenses(part: Part, version: SpecVersion, giveText: TextGiver): readonly object[] {
  return (part.assessment?.findings ?? []).map((finding) => {
    const { statement, voice, reading, expression } = finding;
    const label = labelOf(claimOf(finding));
    const properties = [
      { name: "licet:source", value: statement.source },
      { name: "licet:location", value: showLocation(statement.location) },
    ];
    // The plain case goes without saying: a declaration, read as it stands.
    if (voice !== "declared" || version === "1.5") properties.push({ name: "licet:voice", value: voice });
    if (reading !== "exact") properties.push({ name: "licet:reading", value: reading });
    if (expression !== undefined && statement.as !== "text" && statement.raw !== expression) {
      properties.push({ name: "licet:raw", value: statement.raw.slice(0, 1000) });
    }
    const { digest } = statement;
    if (digest !== undefined) properties.push({ name: "licet:text", value: digest });
    const content = digest === undefined ? undefined : giveText(digest);
    return {
      license: {
        ...(expression !== undefined && isLicenseId(label, version) ? { id: label } : { name: label }),
        ...(version === "1.5" || voice !== "declared" ? {} : { acknowledgement: "declared" }),
        ...(content === undefined ? {} : { text: { content, contentType: "text/plain" } }),
        properties,
      },
    };
  });
}
