// Writes the text of a new policy: a preset, the facts that were told, exceptions for what is there, and comments for the reader.
import { writeScalar } from "../formats/yaml-edit.ts";
import type { Component, Scope } from "../model/index.ts";
import type { Distribution } from "./policy.ts";

export interface PolicyDraft {
  readonly preset: string;
  readonly distribution: readonly Distribution[];
  /** SPDX expression of the product's own license. */
  readonly outbound?: string;
  readonly hasModels: boolean;
  readonly exceptions: readonly DraftException[];
  /** Place of the JSON Schema, for editors. */
  readonly schema: string;
}

export interface DraftException {
  readonly id: string;
  readonly package: string;
  readonly versions?: string;
  readonly licenses: readonly string[];
  readonly scopes?: readonly Scope[];
  readonly reason: string;
  readonly approvedBy?: string;
  readonly ticket?: string;
  readonly granted: string;
  /** Absent = permanent. */
  readonly expires?: string;
}

const ABOUT: Readonly<Record<string, string>> = {
  distributed: "for products that reach others as a program: strong copyleft is denied, weak copyleft is shown",
  hosted: "for services: network copyleft is denied, the plain GPL is shown",
  internal: "for what never leaves the house: copyleft is fine, limits on use are looked at",
  permissive: "for libraries that others build on: no copyleft at all",
  models: "for models and data sets: what their licenses ask is held against your facts",
};

export function writePolicy(draft: PolicyDraft): string {
  const { preset, distribution, outbound, hasModels, exceptions, schema } = draft;
  const parents = hasModels ? ["models", preset] : [preset];
  const lines = [
    `# yaml-language-server: $schema=${schema}`,
    "# Which licenses this project accepts, and why. Checked by `licet check`; every key: docs/policy.md.",
    "version: 1",
    "",
    "extends:",
    ...parents.map((name) => `  - preset: ${name.padEnd(14)} # ${ABOUT[name] ?? ""}`),
    "",
    "project:",
    `  distribution: [${distribution.join(", ")}]   # how it reaches others: internal, saas, binary, source, embedded, weights`,
    outbound === undefined
      ? "  # license: Apache-2.0     # what it goes out under; then every license is held against it"
      : `  license: ${writeScalar(outbound)}   # what it goes out under`,
    ...(outbound === undefined
      ? []
      : ["", "compatibility:", "  check: true             # may each license go into a work under ours?"]),
    ...(hasModels ? factLines() : []),
    "",
    "# Your own rules come before those of the preset; the first that matches decides, for each license of an expression.",
    "# A rule with the id of one of the preset's takes its place.",
    "rules: []",
    "#  - id: our-own-packages",
    '#    packages: ["pkg:npm/@acme/*"]',
    "#    action: allow",
    "",
    "gate:",
    "  fail-on: review         # deny | review | warn; a missing fact always fails",
    "",
  ];
  const text = lines.join("\n");
  return exceptions.length === 0 ? text : `${text}\n${exceptionLines(exceptions)}`;
}

function factLines(): string[] {
  return [
    "",
    "facts:                    # what licenses of models ask about; null = not known yet",
    "  commercial-use: null",
    "  group.monthly-active-users: null   # { 2023-06: 120000, 2026-06: 2500000 }",
    "  trains-other-models: null",
  ];
}

function exceptionLines(exceptions: readonly DraftException[]): string {
  const lines = [
    "# What was there before this policy. Each ends by itself; solve it, or renew it with a reason.",
    "exceptions:",
  ];
  for (const entry of exceptions) {
    const pairs = exceptionEntry(entry).flatMap(([key, value]) => {
      if (value === undefined) return [];
      return [typeof value === "string" ? `${key}: ${writeScalar(value)}` : `${key}: ${listOrFlag(value)}`];
    });
    lines.push(...pairs.map((pair, at) => `${at === 0 ? "  - " : "    "}${pair}`));
  }
  return `${lines.join("\n")}\n`;
}

function listOrFlag(value: boolean | readonly string[]): string {
  return typeof value === "boolean" ? String(value) : `[${value.map(writeScalar).join(", ")}]`;
}

/** The keys of an exception in the order people read them. */
export function exceptionEntry(
  entry: DraftException,
): readonly (readonly [string, string | boolean | readonly string[] | undefined])[] {
  return [
    ["id", entry.id],
    ["package", entry.package],
    ["versions", entry.versions],
    ["licenses", entry.licenses],
    ["scopes", entry.scopes],
    ["reason", entry.reason],
    ["approved-by", entry.approvedBy],
    ["ticket", entry.ticket],
    ["granted", entry.granted],
    ["expires", entry.expires],
    ["permanent", entry.expires === undefined ? true : undefined],
  ];
}

/** "EXC-0007" after "EXC-0006"; ids of other forms do not count. */
export function nextId(prefix: string, taken: Iterable<string>): string {
  let last = 0;
  for (const id of taken) {
    const match = new RegExp(`^${prefix}-(\\d{1,8})$`).exec(id);
    if (match !== null) last = Math.max(last, Number(match[1]));
  }
  return `${prefix}-${String(last + 1).padStart(4, "0")}`;
}

/** Versions from the ones found up to the next that may break: the range an exception is bound to. */
export function rangeAround(
  components: readonly Component[],
  compare: (a: string, b: string) => number,
): string | undefined {
  const versions = components.flatMap(({ version }) => version ?? []).sort(compare);
  const [first, last] = [versions[0], versions.at(-1)];
  if (first === undefined || last === undefined || versions.length < components.length) return undefined;
  const match = /^v?(\d+)(?:\.(\d+))?/.exec(last);
  if (match === null) return first === last ? first : `>=${first} <=${last}`;
  const [major, minor] = [Number(match[1]), Number(match[2] ?? 0)];
  const next = major === 0 ? `0.${minor + 1}` : String(major + 1);
  return `>=${first.replace(/^v/, "")} <${next}`;
}

/** YYYY-MM-DD, some days after another day. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
