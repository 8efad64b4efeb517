// Two checks of a model against its ancestors' terms: the name that must begin with theirs, and terms that exclude each other.
import type { LicenseTerms } from "../model/index.ts";
import { parseExpression } from "../spdx/parse.ts";
import { leavesOf } from "../spdx/simplify.ts";
import { classify } from "./catalogue.ts";
import type { FindTerms, Inherited, LineageNode } from "./lineage.ts";

function licensesOf({ expression }: Inherited): string[] {
  const parsed = parseExpression(expression);
  return parsed.ok ? leavesOf(parsed.value).map(({ id }) => id) : [];
}

/** "Llama 3" begins "Llama-3-8B-support" and "llama3_tuned": letters and digits count, nothing else. */
function beginsWith(name: string, prefix: string): boolean {
  const bare = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, "");
  return bare(name).startsWith(bare(prefix));
}

/**
 * Llama 3 and later, EXAONE and HyperCLOVA X want the names of models made with theirs to begin alike. The name of a
 * folder is not yet the name a model is given away under: what it says is only worth knowing.
 */
export function findMissingPrefix(
  node: LineageNode,
  inherited: readonly Inherited[],
  findTerms: FindTerms,
): { readonly isPublished: boolean; readonly reasons: readonly string[] } {
  // Another encoding of the same weights keeps the name its author gave it.
  if (node.relation === "quantized") return { isPublished: true, reasons: [] };
  const isPublished = node.publishedName !== undefined || node.purl.startsWith("pkg:huggingface/");
  const name = node.publishedName ?? node.name;
  const bare = name.slice(name.lastIndexOf("/") + 1);
  const reasons = new Map<string, string>();
  for (const license of inherited.flatMap(licensesOf)) {
    const duty = findTerms(license)?.obligations.find(({ kind }) => kind === "name-prefix");
    if (duty?.quote === undefined || beginsWith(bare, duty.quote)) continue;
    const subject = isPublished ? `the name "${bare}"` : `the name it is published under (its folder is "${bare}")`;
    reasons.set(duty.quote, `${subject} must begin with "${duty.quote}" (${license}, ${duty.clause})`);
  }
  return { isPublished, reasons: [...reasons.values()] };
}

/** Terms that demand the very same licence for what is made, beside terms that forbid to grant it. */
export function findIncompatible(
  node: LineageNode,
  inherited: readonly Inherited[],
  byPurl: ReadonlyMap<string, LineageNode>,
  findTerms: FindTerms,
): string[] {
  const licenses = [...new Set(inherited.flatMap(licensesOf))].sort();
  const reasons: string[] = [];
  for (const same of licenses.filter((license) => wantsSameLicense(license, findTerms))) {
    for (const other of licenses) {
      if (other === same || !limitsUse(other, findTerms)) continue;
      reasons.push(`${same} wants the result under itself, which the limits of ${other} do not allow`);
    }
  }
  if (node.relation === "merge") reasons.push(...findMergedOthers(node, inherited, byPurl, findTerms));
  return reasons;
}

function wantsSameLicense(license: string, findTerms: FindTerms): boolean {
  const { category } = classify(license);
  if (category === "strong-copyleft" || category === "network-copyleft") return true;
  if (/^CC-BY-SA-/.test(license)) return true;
  return isOwed(findTerms(license), "same-license");
}

function isOwed(terms: LicenseTerms | undefined, kind: string): boolean {
  return terms?.obligations.some((duty) => duty.kind === kind) === true;
}

function limitsUse(license: string, findTerms: FindTerms): boolean {
  const { category } = classify(license);
  const terms = findTerms(license);
  const hasLimits = terms?.terms.some(
    ({ effect, kind }) => effect !== "information" || kind === "aup" || kind === "use-restriction",
  );
  return category === "restricted" || (category === "custom-model" && hasLimits !== false);
}

/** Llama 2, 1.b.v: its weights may not improve other language models, and a merge with a stranger does just that. */
function findMergedOthers(
  node: LineageNode,
  inherited: readonly Inherited[],
  byPurl: ReadonlyMap<string, LineageNode>,
  findTerms: FindTerms,
): string[] {
  const reasons: string[] = [];
  for (const { ancestor, path, expression } of inherited) {
    if (path.length !== 2) continue;
    const license = licensesOf({ expression, ancestor, path }).find((id) =>
      findTerms(id)?.terms.some(({ kind }) => kind === "no-train-other-models"),
    );
    const clause = license && findTerms(license)?.terms.find(({ kind }) => kind === "no-train-other-models")?.clause;
    if (license === undefined) continue;
    const strangers = node.bases.filter(
      (base) =>
        base !== ancestor && !inherited.some((one) => one.path.includes(base) && licensesOf(one).includes(license)),
    );
    for (const stranger of strangers) {
      const names = [ancestor, stranger].map((purl) => byPurl.get(purl)?.name ?? purl);
      reasons.push(
        `${names[0]} may not be used to improve other models (${license}, ${clause}), and it is merged with ${names[1]}`,
      );
    }
  }
  return reasons;
}
