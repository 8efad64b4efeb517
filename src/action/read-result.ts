// Holds a result that another job wrote against its schema (schemas/gate.schema.json): it is a stranger's data until then.
import {
  ANSWERS,
  err,
  type GateCounts,
  type GateResult,
  type GateRow,
  type GateTrouble,
  isBreach,
  ok,
  type Result,
} from "../model/index.ts";

export const RESULT_LIMIT = 20 * 1024 * 1024;
const TEXT_LIMIT = 20_000;
const LIST_LIMIT = 200_000;

const ROW_KINDS: readonly GateRow["kind"][] = ["added", "removed", "upgraded", "relicensed", "rescoped", "present"];
const ROW_TEXTS = ["version", "versionBefore", "licenseBefore", "code", "rule", "ruleAt", "fix", "waiver"] as const;
const COUNTS: readonly (keyof GateCounts)[] = [
  "components",
  "violations",
  "warnings",
  "unknown",
  "losses",
  "waived",
  "added",
  "upgraded",
  "relicensed",
  "rescoped",
  "removed",
  "unchanged",
];

type Fields = Readonly<Record<string, unknown>>;

class Mismatch extends Error {}

/** The error says what is wrong, without quoting the data. Keys nobody knows are refused. */
export function readGateResult(text: string): Result<GateResult, string> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return err("not JSON");
  }
  try {
    return ok(readResult(value));
  } catch (error) {
    if (error instanceof Mismatch) return err(error.message);
    throw error;
  }
}

function readResult(value: unknown): GateResult {
  const root = fieldsOf(value, "the result", [
    "schemaVersion",
    "kind",
    "tool",
    "result",
    "base",
    "caution",
    "untouched",
    "policy",
    "counts",
    "rows",
    "losses",
    "problems",
  ]);
  if (root["schemaVersion"] !== 1 || root["kind"] !== "licet-gate") throw new Mismatch("not a result of licet's gate");
  const tool = fieldsOf(root["tool"], "tool", ["name", "version"]);
  const policy = fieldsOf(root["policy"], "policy", ["kind", "name", "failOn"]);
  const rows = listOf(root["rows"], "rows").map(readRow);
  const losses = listOf(root["losses"], "losses").map(readTrouble);
  const counts = readCounts(root["counts"]);
  const result = oneOf(root["result"], ["pass", "fail", "incomplete"] as const, "result");
  const problems = listOf(root["problems"], "problems").map(readTrouble);
  const failing = rows.filter(({ fails }) => fails).length;
  const isBreached = root["base"] === undefined && problems.some(({ code }) => isBreach({ code, gravity: "problem" }));
  const expected = failing > 0 || isBreached ? "fail" : losses.length > 0 ? "incomplete" : "pass";
  if (result !== expected || counts.violations !== failing || counts.losses !== losses.length)
    throw new Mismatch("result and counts do not agree with the rows");
  return {
    schemaVersion: 1,
    kind: "licet-gate",
    tool: { name: oneOf(tool["name"], ["licet"] as const, "tool.name"), version: textOf(tool["version"], "version") },
    result,
    ...textIf(root, "base"),
    ...textIf(root, "caution"),
    ...(readUntouched(root["untouched"]) ? { untouched: true } : {}),
    policy: {
      kind: oneOf(policy["kind"], ["file", "preset"] as const, "policy.kind"),
      name: textOf(policy["name"], "policy.name"),
      failOn: oneOf(policy["failOn"], ANSWERS, "policy.failOn"),
    },
    counts,
    rows,
    losses,
    problems,
  };
}

function readUntouched(value: unknown): boolean {
  if (value !== undefined && value !== true) throw new Mismatch("untouched is not true");
  return value === true;
}

function readRow(value: unknown): GateRow {
  const row = fieldsOf(value, "a row", [
    "kind",
    "name",
    "license",
    "answer",
    "fails",
    "at",
    "via",
    "conditions",
    ...ROW_TEXTS,
  ]);
  const texts = Object.assign({}, ...ROW_TEXTS.map((key) => textIf(row, key))) as Partial<GateRow>;
  if (typeof row["fails"] !== "boolean") throw new Mismatch("fails is not true or false");
  return {
    kind: oneOf(row["kind"], ROW_KINDS, "kind"),
    name: textOf(row["name"], "name"),
    license: textOf(row["license"], "license"),
    answer: oneOf(row["answer"], ANSWERS, "answer"),
    fails: row["fails"],
    at: textOf(row["at"], "at"),
    ...texts,
    ...(row["conditions"] === undefined
      ? {}
      : { conditions: listOf(row["conditions"], "conditions").map((text) => textOf(text, "conditions")) }),
    ...(row["via"] === undefined ? {} : { via: listOf(row["via"], "via").map((name) => textOf(name, "via")) }),
  };
}

function readTrouble(value: unknown): GateTrouble {
  const trouble = fieldsOf(value, "an entry", ["code", "at", "message", "remedy"]);
  const code = textOf(trouble["code"], "code");
  if (!/^LIC\d{3}$/.test(code)) throw new Mismatch("a code that is none");
  return {
    code,
    ...textIf(trouble, "at"),
    message: textOf(trouble["message"], "message"),
    remedy: textOf(trouble["remedy"], "remedy"),
  };
}

function readCounts(value: unknown): GateCounts {
  const counts = fieldsOf(value, "counts", COUNTS);
  const numbers = COUNTS.map((key) => {
    const count = counts[key];
    if (typeof count !== "number" || !Number.isSafeInteger(count) || count < 0)
      throw new Mismatch(`counts.${key} is not a count`);
    return [key, count] as const;
  });
  return Object.fromEntries(numbers) as unknown as GateCounts;
}

function fieldsOf(value: unknown, what: string, known: readonly string[]): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Mismatch(`${what} is no object`);
  if (Object.keys(value).some((key) => !known.includes(key))) throw new Mismatch(`${what} has a key nobody knows`);
  return value as Fields;
}

function listOf(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value) || value.length > LIST_LIMIT) throw new Mismatch(`${what} is no list, or too long`);
  return value;
}

function textOf(value: unknown, what: string): string {
  if (typeof value !== "string" || value.length > TEXT_LIMIT) throw new Mismatch(`${what} is no text, or too long`);
  return value;
}

function textIf<K extends string>(fields: Fields, key: K): { readonly [P in K]?: string } {
  return fields[key] === undefined ? {} : ({ [key]: textOf(fields[key], key) } as { [P in K]: string });
}

function oneOf<T extends string>(value: unknown, choices: readonly T[], what: string): T {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw new Mismatch(`${what} is none of ${choices.join(", ")}`);
  return found;
}
