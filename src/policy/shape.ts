// Holds a policy file against the schema and words what is wrong for people: each unknown key, each bad value, in its place.
import * as v from "valibot";
import type { DataPath } from "../formats/yaml-document.ts";
import { err, ok, type Result } from "../model/index.ts";
import type { MistakeCode } from "./mistakes.ts";
import { noteKeyMistake, noteMistake, type PolicyReading } from "./reading.ts";
import { type PolicyFile, policySchema } from "./schema.ts";
import { nearestWord } from "./suggest.ts";

interface AnySchema {
  readonly type: string;
  readonly entries?: Readonly<Record<string, AnySchema>>;
  readonly wrapped?: AnySchema;
  readonly item?: AnySchema;
  readonly value?: AnySchema;
  readonly options?: readonly unknown[];
}
type PlainMap = Readonly<Record<string, unknown>>;

/** The file's data with its type known; a failure means that mistakes were noted. */
export function checkShape(reading: PolicyReading): Result<PolicyFile, undefined> {
  const data = withoutEmpty(reading.document.data);
  if (data === null || data === "") {
    noteMistake(reading, "LIC304", [], { message: "the policy is empty", remedy: "Start it with `version: 1`." });
    return err(undefined);
  }
  if (!isMap(data)) {
    const message = `a policy is a mapping of keys to values, this is ${nameKind(data)}`;
    noteMistake(reading, "LIC303", [], { message, remedy: "Start it with `version: 1`." });
    return err(undefined);
  }
  const before = reading.mistakes.length;
  walk(reading, policySchema as unknown as AnySchema, data, []);
  const checked = v.safeParse(policySchema, data);
  if (!checked.success) noteProblems(reading, checked.issues as unknown as readonly Issue[]);
  return checked.success && reading.mistakes.length === before ? ok(checked.output) : err(undefined);
}

/** A section with nothing in it but comments is one that is not there. */
function withoutEmpty(data: unknown): unknown {
  if (!isMap(data)) return data;
  const kept: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [key, value] of Object.entries(data)) if (value !== null) kept[key] = value;
  return kept;
}

function noteProblems(reading: PolicyReading, issues: readonly Issue[]): void {
  const said = new Set<string>();
  for (const issue of issues) {
    const problem = describeIssue(issue);
    if (problem === undefined || said.has(`${problem.path.join("/")} ${problem.message}`)) continue;
    said.add(`${problem.path.join("/")} ${problem.message}`);
    noteMistake(reading, problem.code, problem.path, problem);
  }
}

function isMap(value: unknown): value is PlainMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Notes every unknown key, and every list or mapping that is the other. */
function walk(reading: PolicyReading, schema: AnySchema, data: unknown, path: DataPath): void {
  if (schema.wrapped !== undefined) {
    walk(reading, schema.wrapped, data, path);
  } else if (schema.type === "union") {
    const options = schema.options as readonly AnySchema[];
    const fitting = options.filter((option) => fits(option, data));
    const only = pickOption(fitting, data);
    if (only !== undefined) walk(reading, only, data, path);
  } else if (schema.entries !== undefined && isMap(data)) {
    const known = Object.keys(schema.entries);
    for (const [key, value] of Object.entries(data)) {
      const inner = Object.hasOwn(schema.entries, key) ? schema.entries[key] : undefined;
      if (inner === undefined) noteUnknownKey(reading, key, known, [...path, key]);
      else walk(reading, inner, value, [...path, key]);
    }
  } else if (schema.item !== undefined && Array.isArray(data)) {
    for (const [at, one] of data.entries()) walk(reading, schema.item, one, [...path, at]);
  } else if (schema.type === "record" && schema.value !== undefined && isMap(data)) {
    for (const [key, value] of Object.entries(data)) walk(reading, schema.value, value, [...path, key]);
  }
}

function fits(schema: AnySchema, data: unknown): boolean {
  if (schema.entries !== undefined || schema.type === "record") return isMap(data);
  return schema.item !== undefined && Array.isArray(data);
}

/** Of several mappings, the one that shares most keys with the data. */
function pickOption(options: readonly AnySchema[], data: unknown): AnySchema | undefined {
  if (options.length < 2 || !isMap(data)) return options[0];
  const shared = (option: AnySchema): number =>
    Object.keys(data).filter((key) => option.entries !== undefined && Object.hasOwn(option.entries, key)).length;
  return options.reduce((best, option) => (shared(option) > shared(best) ? option : best));
}

function noteUnknownKey(reading: PolicyReading, key: string, known: readonly string[], path: DataPath): void {
  if (key === MERGE) {
    const message = "merge keys (<<) are not part of YAML 1.2";
    noteKeyMistake(reading, "LIC302", path, {
      message,
      remedy: "Write the keys out; lists may be shared by an alias.",
    });
    return;
  }
  const near = nearestWord(key, known);
  const remedy = near === undefined ? `Known here: ${known.join(", ")}.` : `Did you mean "${near}"?`;
  const where = path.length === 1 ? "in a policy" : `in ${nameContainer(path)}`;
  noteKeyMistake(reading, "LIC302", path, { message: `there is no key "${shorten(key)}" ${where}`, remedy });
}

const MERGE = "<<";

const SINGULAR: Readonly<Record<string, string>> = {
  rules: "a rule",
  clarifications: "a clarification",
  choices: "a choice",
  exceptions: "an exception",
  tests: "a test",
  overlays: "an overlay",
  extends: "an entry of extends",
};

function nameContainer(path: DataPath): string {
  const names = path.slice(0, -1).filter((part) => typeof part === "string");
  const last = names.at(-1) ?? "";
  return (typeof path.at(-2) === "number" ? SINGULAR[last] : undefined) ?? `"${last}"`;
}

interface Issue {
  readonly type: string;
  readonly expected: string | null;
  readonly input: unknown;
  readonly path?: readonly { readonly key: string | number; readonly origin: string; readonly input: unknown }[];
  readonly issues?: readonly Issue[];
  readonly requirement?: unknown;
}

interface Problem {
  readonly code: MistakeCode;
  readonly path: DataPath;
  readonly message: string;
  readonly remedy?: string | undefined;
}

function describeIssue(issue: Issue): Problem | undefined {
  const path: DataPath = (issue.path ?? []).map(({ key }) => key);
  const last = issue.path?.at(-1);
  // Unknown keys are found by the walk, all of them and with a suggestion.
  if (issue.type === "strict_object" && issue.expected === "never") return undefined;
  if (issue.type === "strict_object" && last?.origin === "key")
    return describeMissing(path, String(last.key), last.input);
  const inner = issue.type === "union" ? innermost(issue) : undefined;
  if (inner !== undefined) return describeIssue({ ...inner, path: [...(issue.path ?? []), ...(inner.path ?? [])] });
  if (issue.type === "picklist") return describeNotInList(path, issue);
  if (issue.type === "min_length") {
    const message =
      typeof issue.input === "string" ? "empty text says nothing here" : "an empty list says nothing here";
    return { code: "LIC303", path, message, remedy: "Fill it in, or remove the key." };
  }
  if (issue.type === "literal" && path[0] === "version") {
    const message = `version ${show(issue.input)} of the policy format is not known`;
    return { code: "LIC303", path, message, remedy: "Write `version: 1`." };
  }
  return describeWrongKind(path, nameExpected(issue), issue.input);
}

function describeMissing(path: DataPath, key: string, container: unknown): Problem | undefined {
  // What is merged in would have had it; the merge itself is the mistake.
  if (isMap(container) && Object.hasOwn(container, MERGE)) return undefined;
  // A list where a mapping should be lacks every key; that is said once, about the list.
  if (Array.isArray(container)) return describeWrongKind(path.slice(0, -1), "a mapping of keys to values", container);
  const who = path.length === 1 ? "the policy" : nameContainer(path);
  return { code: "LIC304", path: path.slice(0, -1), message: `${who} lacks "${key}"`, remedy: remedyForMissing(key) };
}

/** The alternative of a union that got furthest, if it failed inside. */
function innermost(issue: Issue): Issue | undefined {
  const inside = (issue.issues ?? []).filter((one) => (one.path?.length ?? 0) > 0 && one.expected !== "never");
  // A mapping that has other keys of its own is meant as another alternative.
  return inside.find((one) => one.path?.at(-1)?.origin !== "key") ?? (inside.length === 1 ? inside[0] : undefined);
}

function describeNotInList(path: DataPath, issue: Issue): Problem {
  const allowed = (issue.expected ?? "").replace(/[()"]/g, "").split(" | ");
  if (typeof issue.input !== "string") return describeWrongKind(path, `one of ${allowed.join(", ")}`, issue.input);
  const near = nearestWord(issue.input, allowed);
  const remedy = near === undefined ? `Use one of: ${allowed.join(", ")}.` : `Did you mean "${near}"?`;
  const what = String(path.filter((part) => typeof part === "string").at(-1) ?? "value");
  return { code: "LIC303", path, message: `"${shorten(issue.input)}" is no value of "${what}"`, remedy };
}

const DAYS: readonly string[] = ["expires", "granted", "date"];

function describeWrongKind(path: DataPath, expected: string, input: unknown): Problem {
  const isText = typeof input === "string" || typeof input === "number";
  const isDay = DAYS.includes(String(path.at(-1)));
  const remedy =
    expected === "true or false"
      ? "Write true or false; yes, no, on and off are plain text."
      : isDay
        ? "Write it as YYYY-MM-DD."
        : expected === "a list"
          ? isText
            ? `Write [${shorten(String(input))}].`
            : "Start each entry with a dash."
          : expected === "a mapping of keys to values"
            ? "Write `key: value` lines, without dashes."
            : "Put it in quotes if it is text, or see docs/policy.md.";
  return { code: "LIC303", path, message: `${expected} is expected here, this is ${nameKind(input)}`, remedy };
}

function nameExpected(issue: Issue): string {
  const names: Readonly<Record<string, string>> = {
    string: "text",
    number: "a number",
    boolean: "true or false",
    array: "a list",
    strict_object: "a mapping of keys to values",
    record: "a mapping of keys to values",
    literal: String(issue.expected),
    union: "another kind of value",
  };
  return names[issue.type] ?? "another kind of value";
}

function nameKind(value: unknown): string {
  if (value === null || value === undefined) return "empty";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a mapping";
  return `${typeof value === "string" ? "text" : typeof value === "number" ? "the number" : "the word"} ${show(value)}`;
}

function show(value: unknown): string {
  return typeof value === "string" ? `"${shorten(value)}"` : shorten(String(value));
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function remedyForMissing(key: string): string {
  if (key === "version") return "Write `version: 1` at the top.";
  if (key === "reason") return "Say why, so that the next reader need not ask.";
  if (key === "id") return "Give it a name; reports quote it.";
  return `Add \`${key}:\`.`;
}
