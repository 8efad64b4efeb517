// What models inherit: the terms of every ancestor that bind what is made from it, and what does not fit together.
import type { Conclusion, Diagnostic, LicenseTerms, Location } from "../model/index.ts";
import { type Expression, join } from "../spdx/expression.ts";
import { parseExpression } from "../spdx/parse.ts";
import { printExpression } from "../spdx/print.ts";
import { leavesOf } from "../spdx/simplify.ts";
import { classify } from "./catalogue.ts";
import { findIncompatible, findMissingPrefix } from "./lineage-checks.ts";

/** A model as far as its descent goes. */
export interface LineageNode {
  readonly purl: string;
  readonly name: string;
  /** Name it is published under, where that is told. */
  readonly publishedName?: string;
  readonly conclusion: Conclusion;
  /** Purls of the models it was made from. */
  readonly bases: readonly string[];
  /** Words that name a base but lead to no repository. */
  readonly unresolved: readonly string[];
  /** "adapter", "merge", "quantized", "finetune", where the files say so. */
  readonly relation?: string;
  readonly architecture?: string;
  /** True if its files are in the tree: only then can something be said about them. */
  readonly isShipped: boolean;
  readonly location: Location;
}

/** Terms of an ancestor that bind a model. */
export interface Inherited {
  /** The part of the ancestor's licence that flows down. */
  readonly expression: string;
  readonly ancestor: string;
  /** Purls from the model to the ancestor, both included. */
  readonly path: readonly [string, ...string[]];
}

export interface Lineage {
  readonly inherited: readonly Inherited[];
  readonly diagnostics: readonly Diagnostic[];
}

export type FindTerms = (license: string) => LicenseTerms | undefined;

/** Longer chains are not followed; a cycle ends where it closes. */
const LONGEST_CHAIN = 20;

export function traceLineage(nodes: readonly LineageNode[], findTerms: FindTerms): ReadonlyMap<string, Lineage> {
  const byPurl = new Map(nodes.map((node) => [node.purl, node]));
  const lineages = new Map<string, Lineage>();
  for (const node of nodes) {
    const ancestors = ancestorsOf(node, byPurl);
    const inherited = ancestors.flatMap((path) => inheritFrom(node, path, byPurl, findTerms));
    const diagnostics = node.isShipped ? diagnose(node, ancestors, inherited, byPurl, findTerms) : [];
    if (inherited.length + diagnostics.length > 0) lineages.set(node.purl, { inherited, diagnostics });
  }
  return lineages;
}

/** A path to each ancestor, the shortest first; what two parents share is listed once. */
function ancestorsOf(node: LineageNode, byPurl: ReadonlyMap<string, LineageNode>): (readonly [string, ...string[]])[] {
  const seen = new Set([node.purl]);
  const found: [string, ...string[]][] = [];
  let front: [string, ...string[]][] = [[node.purl]];
  for (let depth = 0; depth < LONGEST_CHAIN && front.length > 0; depth++) {
    const next: [string, ...string[]][] = [];
    for (const path of front) {
      for (const base of byPurl.get(path.at(-1) ?? "")?.bases ?? []) {
        if (seen.has(base)) continue;
        seen.add(base);
        next.push([...path, base]);
      }
    }
    found.push(...next);
    front = next;
  }
  return found;
}

function inheritFrom(
  node: LineageNode,
  path: readonly [string, ...string[]],
  byPurl: ReadonlyMap<string, LineageNode>,
  findTerms: FindTerms,
): Inherited[] {
  const ancestor = byPurl.get(path.at(-1) ?? "");
  const stated = ancestor === undefined ? undefined : expressionOf(ancestor.conclusion);
  if (ancestor === undefined || stated === undefined) return [];
  // An owner may put a descendant of its own model under other terms, and says so on its card.
  if (expressionOf(node.conclusion) !== undefined && isSameOwner(node.purl, ancestor.purl)) return [];
  const flowing = flowingPart(stated, findTerms);
  return flowing === undefined ? [] : [{ expression: printExpression(flowing), ancestor: ancestor.purl, path }];
}

export function expressionOf(conclusion: Conclusion): Expression | undefined {
  if (conclusion.kind !== "agreed" && conclusion.kind !== "conflict") return undefined;
  const parsed = parseExpression(conclusion.expression);
  return parsed.ok ? parsed.value : undefined;
}

/** pkg:huggingface/deepseek-ai/…: the same organisation published both. */
function isSameOwner(a: string, b: string): boolean {
  const owner = /^pkg:huggingface\/([^/]+)\//;
  const [first, second] = [owner.exec(a)?.[1], owner.exec(b)?.[1]];
  return first !== undefined && first === second;
}

/** What of an expression binds descendants; a choice that offers a free branch binds nobody. */
function flowingPart(expression: Expression, findTerms: FindTerms): Expression | undefined {
  if (expression.kind === "license") return flowsDown(expression.id, findTerms) ? expression : undefined;
  const parts = expression.operands.map((operand) => flowingPart(operand, findTerms));
  const binding = parts.filter((part) => part !== undefined);
  if (expression.kind === "or") return binding.length === parts.length ? join("or", binding) : undefined;
  return join("and", binding);
}

/** By our table of terms, else by class: permissive licences only want their notice kept, all others bind. */
function flowsDown(license: string, findTerms: FindTerms): boolean {
  const terms = findTerms(license);
  if (terms !== undefined) return terms.flowsDown;
  const { category } = classify(license);
  return category !== "permissive" && category !== "public-domain" && category !== "unknown";
}

/** A model made from another one's owes what its own licence asks of such models, also where the other is not known here. */
function ownOfDerived(node: LineageNode, own: Expression | undefined): Inherited[] {
  const isDerived = [...node.bases, ...node.unresolved].some((base) => !isSameOwner(node.purl, base));
  if (own === undefined || !isDerived) return [];
  return [{ expression: printExpression(own), ancestor: node.purl, path: [node.purl] }];
}

function diagnose(
  node: LineageNode,
  ancestors: readonly (readonly string[])[],
  inherited: readonly Inherited[],
  byPurl: ReadonlyMap<string, LineageNode>,
  findTerms: FindTerms,
): Diagnostic[] {
  const found: Diagnostic[] = [];
  const add = (code: "LIC401" | "LIC402" | "LIC403" | "LIC404", gravity: "problem" | "note", reason: string) =>
    found.push({ code, gravity, purl: node.purl, location: node.location, args: { reason } });
  const nameOf = (purl: string) => byPurl.get(purl)?.name ?? purl;
  const own = expressionOf(node.conclusion);
  if (own !== undefined) {
    const stated = leavesOf(own).map(({ id }) => id);
    for (const { expression, path } of inherited) {
      const parsed = parseExpression(expression);
      const isStated =
        parsed.ok &&
        leavesOf(parsed.value)
          .map(({ id }) => id)
          .some((id) => stated.includes(id));
      if (isStated) continue;
      const chain = path.slice(1).map(nameOf).join(" from ");
      add(
        "LIC401",
        "problem",
        `${node.name} says ${printExpression(own)}, but is made from ${chain}, whose ${expression} binds it as well`,
      );
    }
  }
  const prefix = findMissingPrefix(node, [...inherited, ...ownOfDerived(node, own)], findTerms);
  for (const reason of prefix.reasons) add("LIC402", prefix.isPublished ? "problem" : "note", reason);
  for (const reason of findIncompatible(node, inherited, byPurl, findTerms)) add("LIC403", "problem", reason);
  for (const base of node.unresolved) {
    add(
      "LIC404",
      "problem",
      `${node.name} is made from "${base.slice(0, 80)}", which leads to no repository: its terms are not known`,
    );
  }
  for (const path of ancestors) {
    const known = byPurl.get(path.at(-1) ?? "");
    if (known !== undefined && expressionOf(known.conclusion) !== undefined) continue;
    const chain = path.slice(1).map(nameOf).join(", made from ");
    add("LIC404", "problem", `${node.name} is made from ${chain}, whose license is not known here`);
  }
  // An architecture is no descent: many models that were trained from scratch are built like Llama.
  if (node.bases.length + node.unresolved.length === 0 && own === undefined && node.architecture !== undefined) {
    add(
      "LIC404",
      "note",
      `${node.name} names no model it was made from; its architecture (${node.architecture.slice(0, 60)}) proves none`,
    );
  }
  return found;
}
