// Adds to each model what it inherits from the models it was made from, as findings of their own and in what is judged.
import { expressionOf, type Inherited, type LineageNode, traceLineage } from "../licenses/lineage.ts";
import type { Component, Diagnostic, LicenseFinding, LicenseTerms } from "../model/index.ts";
import { join } from "../spdx/expression.ts";
import { parseExpression } from "../spdx/parse.ts";
import { printExpression } from "../spdx/print.ts";
import { simplify } from "../spdx/simplify.ts";
import { cachedBasesOf } from "./ancestors.ts";
import type { Concluded } from "./read-findings.ts";

const SOURCE = "lineage";

/** `ancestors` are models that only cached cards name. The same rows in the same order; those with inherited terms carry one more finding for each. */
export function addLineage<Row extends Concluded>(
  rows: readonly Row[],
  findTerms: (license: string) => LicenseTerms | undefined,
  ancestors: readonly Concluded[] = [],
): { readonly rows: readonly Row[]; readonly diagnostics: readonly Diagnostic[] } {
  const models = [...rows.filter(({ component }) => component.kind === "model"), ...ancestors];
  const find = makePinnedFinder(models);
  const nodes = models.map((row) => toNode(row, find));
  const lineages = traceLineage(nodes, findTerms);
  const diagnostics = nodes.flatMap(({ purl }) => lineages.get(purl)?.diagnostics ?? []);
  return {
    diagnostics,
    rows: rows.map((row) => {
      const inherited = lineages.get(row.component.purl)?.inherited ?? [];
      return inherited.length === 0 ? row : { ...row, ...inherit(row, inherited) };
    }),
  };
}

/** True for a finding that no statement of a file or source stands behind. */
export function isInherited({ statement }: LicenseFinding): boolean {
  return statement.source === SOURCE;
}

/** A base without a revision, whose licence is not known, stands for the one revision of it that is known here. */
function makePinnedFinder(models: readonly Concluded[]): (purl: string) => string {
  const isKnown = ({ conclusion }: Concluded) => expressionOf(conclusion) !== undefined;
  const known = new Set(models.filter(isKnown).map(({ component }) => component.purl));
  const pinned = new Map<string, string[]>();
  for (const purl of known) {
    const at = purl.lastIndexOf("@");
    if (at > 0) pinned.set(purl.slice(0, at), [...(pinned.get(purl.slice(0, at)) ?? []), purl]);
  }
  return (purl) => {
    const only = known.has(purl) ? undefined : pinned.get(purl);
    return only?.length === 1 ? (only[0] as string) : purl;
  };
}

function toNode({ component, conclusion }: Concluded, find: (purl: string) => string): LineageNode {
  const { purl, name, about, occurrences } = component;
  const list = (key: string): readonly string[] => {
    const value = about.properties?.[key];
    return value === undefined ? [] : typeof value === "string" ? [value] : value;
  };
  const [publishedName, relation, architecture] = ["model:name", "model:base-relation", "model:architecture"].map(
    (key) => list(key)[0],
  );
  const { path, line } = occurrences[0];
  return {
    purl,
    name,
    conclusion,
    bases: [...new Set([...list("model:base"), ...cachedBasesOf(component)].map(find))].filter((base) => base !== purl),
    unresolved: list("model:base-unresolved"),
    isShipped: occurrences.some(({ presence }) => presence === "shipped"),
    location: line === undefined ? { path } : { path, line },
    ...(publishedName === undefined ? {} : { publishedName }),
    ...(relation === undefined ? {} : { relation }),
    ...(architecture === undefined ? {} : { architecture }),
  };
}

/** What is judged is the own licence together with every inherited one; an own licence nobody knows stays unknown. */
function inherit(
  { component, findings, conclusion }: Concluded,
  inherited: readonly Inherited[],
): Pick<Concluded, "findings" | "conclusion"> {
  const own = expressionOf(conclusion);
  const added = inherited.map((one) => toFinding(component, one));
  if (own === undefined) return { findings: [...findings, ...added], conclusion };
  const parts = inherited
    .map(({ expression }) => parseExpression(expression))
    .flatMap((parsed) => (parsed.ok ? [parsed.value] : []));
  const whole = join("and", [own, ...parts]);
  if (whole === undefined || (conclusion.kind !== "agreed" && conclusion.kind !== "conflict"))
    return { findings: [...findings, ...added], conclusion };
  const expression = printExpression(simplify(whole));
  const fresh = added.map((_, at) => findings.length + at);
  return {
    findings: [...findings, ...added],
    conclusion:
      conclusion.kind === "agreed"
        ? { kind: "agreed", expression, from: [...conclusion.from, ...fresh] }
        : { ...conclusion, expression },
  };
}

function toFinding(component: Component, { expression, path }: Inherited): LicenseFinding {
  const { path: file, line } = component.occurrences[0];
  const names = path.slice(1).map((purl) => purl.replace(/^pkg:[^/]+\//, ""));
  return {
    statement: {
      purl: component.purl,
      as: "expression",
      raw: expression,
      source: SOURCE,
      location: line === undefined ? { path: file } : { path: file, line },
    },
    voice: "declared",
    reading: "exact",
    expression,
    confidence: 1,
    note: `inherited from ${names.join(", made from ")}`,
  };
}
