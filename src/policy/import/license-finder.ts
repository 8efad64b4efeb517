// Reads the decisions of LicenseFinder (doc/dependency_decisions.yml): a log, of which later lines take back earlier ones.
// https://github.com/pivotal/LicenseFinder#decisions-file

import { findName } from "../../licenses/aliases.ts";
import { canonicalizeExpression } from "../../spdx/parse.ts";
import { readPackagePattern } from "../patterns.ts";
import { type ImportedClarification, type ImportedPolicy, mapOf, NOTHING, readLicenses, textsOf } from "./imported.ts";

interface Log {
  readonly allow: Set<string>;
  readonly deny: Set<string>;
  /** Package URL with version → why. */
  readonly approved: Map<string, string>;
  readonly ignored: Set<string>;
  readonly groups: Set<string>;
  readonly clarifications: Map<string, ImportedClarification>;
  readonly notes: string[];
}

export function importLicenseFinder(data: unknown): ImportedPolicy {
  const log: Log = {
    allow: new Set(),
    deny: new Set(),
    approved: new Map(),
    ignored: new Set(),
    groups: new Set(),
    clarifications: new Map(),
    notes: [],
  };
  for (const line of textsOf(data)) if (Array.isArray(line)) readLine(log, line);
  const { notes } = log;
  if (log.groups.size > 0)
    notes.push(
      `ignored groups (${[...log.groups].join(", ")}): run licet check --omit dev,test, or write rules with scopes`,
    );
  if (log.approved.size + log.ignored.size > 0)
    notes.push(
      "approved and ignored packages are allowed whatever their license, in every ecosystem; exceptions bound to a license are safer",
    );
  return {
    ...NOTHING,
    tool: "LicenseFinder",
    allow: readLicenses([...log.allow], notes),
    deny: readLicenses([...log.deny], notes),
    accepted: [...log.ignored],
    approved: groupByWhy(log.approved),
    clarifications: [...log.clarifications.values()],
    isDenialFirst: true,
    notes,
  };
}

function readLine(log: Log, line: readonly unknown[]): void {
  const [first, subject, second] = line;
  const action = typeof first === "string" ? first.replace(/^:/, "") : "";
  const details = mapOf(line.at(-1));
  const name = typeof subject === "string" || typeof subject === "number" ? String(subject) : "";
  switch (action) {
    case "permit":
    case "whitelist":
      log.allow.add(name);
      return;
    case "unpermit":
    case "unwhitelist":
      log.allow.delete(name);
      return;
    case "restrict":
    case "blacklist":
      log.deny.add(name);
      return;
    case "unrestrict":
    case "unblacklist":
      log.deny.delete(name);
      return;
    case "approve":
    case "unapprove":
      readApproval(log, action, name, details);
      return;
    case "ignore":
      for (const one of packagesOf(log, name, [])) log.ignored.add(one);
      return;
    case "heed":
      for (const one of packagesOf(log, name, [])) log.ignored.delete(one);
      return;
    case "ignore_group":
      log.groups.add(name);
      return;
    case "heed_group":
      log.groups.delete(name);
      return;
    case "license":
      readClarification(log, name, second, details);
      return;
    case "unlicense":
      for (const one of packagesOf(log, name, [])) log.clarifications.delete(one);
      return;
    case "name_project":
    case "unname_project":
    case "homepage":
      return;
    case "inherit_from":
      log.notes.push(`decisions inherited from ${name} were not read: import them, too`);
      return;
    default:
      log.notes.push(`"${action}" of ${name === "" ? "something" : name} has no counterpart here`);
  }
}

type Details = Readonly<Record<string, unknown>>;

function readApproval(log: Log, action: string, name: string, details: Details): void {
  for (const one of packagesOf(log, name, textsOf(details[":versions"]))) {
    if (action === "approve")
      log.approved.set(one, whyOf(details) ?? "Approved in LicenseFinder, which names no reason.");
    else
      for (const known of [...log.approved.keys()])
        if (known === one || known.startsWith(`${one}@`)) log.approved.delete(known);
  }
}

/** Decisions name no ecosystem, so they hold for a name in any of them. */
function packagesOf(log: Log, name: string, versions: readonly unknown[]): readonly string[] {
  const path = name.trim();
  const read = readPackagePattern(`pkg:*/${path}`);
  if (path === "" || path.includes("*") || !read.ok) {
    log.notes.push(`"${name}" cannot be written as a package URL and was left out`);
    return [];
  }
  const plain = versions.filter((version) => typeof version === "string" || typeof version === "number");
  return plain.length === 0 ? [`pkg:*/${path}`] : plain.map((version) => `pkg:*/${path}@${version}`);
}

function whyOf(details: Details): string | undefined {
  const [who, why] = [details[":who"], details[":why"]].map((one) => (typeof one === "string" ? one.trim() : ""));
  if (!who && !why) return undefined;
  return [who, why].filter((one) => one !== "").join(": ");
}

function readClarification(log: Log, name: string, license: unknown, details: Details): void {
  if (typeof license !== "string") return;
  const alias = findName(/^\s*DWTFYW?T?PL\s*$/i.test(license) ? "WTFPL" : license);
  const read = canonicalizeExpression(alias?.kind === "exact" ? alias.expression : license);
  if (!read.ok) {
    log.notes.push(`the license "${license}" of ${name} cannot be read; say which it is`);
    return;
  }
  const [who, why] = [details[":who"], details[":why"]].map((one) => (typeof one === "string" ? one.trim() : ""));
  for (const one of packagesOf(log, name, [])) {
    log.clarifications.set(one, {
      package: one,
      license: read.value.text,
      ...(why ? { reason: why } : {}),
      ...(who ? { by: who } : {}),
    });
  }
}

function groupByWhy(approved: ReadonlyMap<string, string>): ImportedPolicy["approved"] {
  const groups = new Map<string, string[]>();
  for (const [name, why] of approved) groups.set(why, [...(groups.get(why) ?? []), name]);
  return [...groups].map(([why, packages]) => ({ packages, why }));
}
