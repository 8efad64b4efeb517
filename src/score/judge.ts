// How well one demand of a profile is met: from 0 (not at all) to 10 (by all), with those that fail it.
import { parseExpression } from "../spdx/parse.ts";
import { leavesOf } from "../spdx/simplify.ts";
import type { ScoredBom, ScoredComponent, ScoredHash, ScoredLicense, ScoredParty } from "./bom.ts";

export interface Outcome {
  /** 0 to 10. */
  readonly score: number;
  /** Labels of components that lack it, or one line on the document. */
  readonly missing: readonly string[];
  /** Components whose value is stated to be unknown: half a point each, since saying so is asked for, too. */
  readonly unknown: readonly string[];
}

export function whole(isMet: boolean, missing: string): Outcome {
  return { score: isMet ? 10 : 0, missing: isMet ? [] : [missing], unknown: [] };
}

/** The share of components that meet it; a document without components meets nothing. */
export function share(
  bom: ScoredBom,
  isMet: (component: ScoredComponent) => boolean,
  isUnknown?: (component: ScoredComponent) => boolean,
): Outcome {
  const missing: string[] = [];
  const unknown: string[] = [];
  let points = 0;
  for (const component of bom.components) {
    if (isMet(component)) points += 10;
    else if (isUnknown?.(component)) {
      points += 5;
      unknown.push(component.label);
    } else missing.push(component.label);
  }
  if (bom.components.length === 0) return { score: 0, missing: ["no components"], unknown };
  return { score: points / bom.components.length, missing, unknown };
}

/** Of several ways to do it, the best. */
export function best(...outcomes: readonly [Outcome, ...Outcome[]]): Outcome {
  return outcomes.reduce((a, b) => (b.score > a.score ? b : a));
}

export const isTold = (value: string): boolean => value !== "" && !saysUnknown(value);

export function saysUnknown(value: string): boolean {
  return /^(?:noassertion|unknown)$/i.test(value);
}

export function isInstant(value: string): boolean {
  return (
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(value) && !Number.isNaN(Date.parse(value))
  );
}

export function isNamed(party: ScoredParty | undefined): boolean {
  return party !== undefined && (isTold(party.name) || party.url !== "");
}

/** BSI: an e-mail address, or else an address on the web. */
export function isReachable(party: ScoredParty | undefined): boolean {
  return party !== undefined && (party.email.includes("@") || /^[a-z][a-z0-9+.-]*:\/\/[^/]+/i.test(party.url));
}

const STRONG = /^(?:SHA(?:224|256|384|512)|SHA3(?:224|256|384|512)|BLAKE2B(?:256|384|512)|BLAKE3)$/;

export function isStrong({ algorithm, value }: ScoredHash): boolean {
  return STRONG.test(algorithm) && /^[0-9a-f]{56,}$/i.test(value);
}

export function allHashes(component: ScoredComponent): readonly ScoredHash[] {
  return [
    ...component.hashes,
    ...component.references.filter(({ type }) => type.includes("distribution")).flatMap(({ hashes }) => hashes),
  ];
}

/** Made of listed ids, exceptions and LicenseRef- only. */
export function isReadable({ expression }: ScoredLicense): boolean {
  return expression !== "NONE" && isTold(expression) && parseExpression(expression).ok;
}

/** Ids on the SPDX list only. */
export function isListedLicense({ expression }: ScoredLicense): boolean {
  const parsed = parseExpression(expression);
  return parsed.ok && leavesOf(parsed.value).every(({ id }) => !/^(?:DocumentRef-|LicenseRef-)/.test(id));
}

export function licensesBy(component: ScoredComponent, voice: ScoredLicense["voice"]): readonly ScoredLicense[] {
  return component.licenses.filter((license) => license.voice === voice);
}

/** Whole: every component hangs on the primary one and no reference leads nowhere. */
export function judgeGraph(bom: ScoredBom): Outcome {
  const start = bom.primary?.ref ?? "";
  if (start === "") return whole(false, "no primary component with a bom-ref");
  const known = new Map(bom.components.map((component) => [component.ref, component]));
  const broken = [...bom.needs].flatMap(([from, needs]) => [from, ...needs]).find((ref) => !known.has(ref));
  if (broken !== undefined) return whole(false, `a reference to ${broken}, which is not in the document`);
  const reached = new Set<string>();
  const waiting = [start];
  for (let ref = waiting.pop(); ref !== undefined; ref = waiting.pop()) {
    if (reached.has(ref)) continue;
    reached.add(ref);
    waiting.push(...(bom.needs.get(ref) ?? []));
  }
  if (reached.size === 1 && bom.components.length > 1) return whole(false, "the primary component depends on nothing");
  const orphans = bom.components.filter(({ ref }) => !reached.has(ref)).map(({ label }) => label);
  return { score: orphans.length === 0 ? 10 : 5, missing: orphans, unknown: [] };
}

export function isCompletenessStated(bom: ScoredBom, component: ScoredComponent): boolean {
  return bom.compositions.some(
    ({ aggregate, refs }) => aggregate !== "" && (refs.size === 0 || refs.has(component.ref)),
  );
}
