// Adds to each model what it inherits from the models it was made from, as findings of their own and in what is judged.
import { expressionOf, type Inherited, type LineageNode, traceLineage } from "../licenses/lineage.ts";
import type { Component, Diagnostic, LicenseFinding, LicenseTerms } from "../model/index.ts";
import { join } from "../spdx/expression.ts";
import { parseExpression } from "../spdx/parse.ts";
import { printExpression } from "../spdx/print.ts";
import { simplify } from "../spdx/simplify.ts";
import type { Concluded } from "./read-findings.ts";

const SOURCE = "lineage";

/** The same rows in the same order; those with inherited terms carry one more finding for each. */
export function addLineage<Row extends Concluded>(
  rows: readonly Row[],
  findTerms: (license: string) => LicenseTerms | undefined,
): { readonly rows: readonly Row[]; readonly diagnostics: readonly Diagnostic[] } {
  const nodes = rows.filter(({ component }) => component.kind === "model").map(toNode);
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

function toNode({ component, conclusion }: Concluded): LineageNode {
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
    bases: list("model:base"),
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
