// Holds a policy file against the schema and words what is wrong for people: each unknown key, each bad value, in its place.
import * as v from "valibot";
import type { DataPath } from "../formats/yaml-document.ts";
import { err, ok, type Result } from "../model/index.ts";
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
  const { data } = reading.document;
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
  if (!checked.success) for (const issue of checked.issues) noteIssue(reading, issue as Issue);
  return checked.success && reading.mistakes.length === before ? ok(checked.output) : err(undefined);
}

function isMap(value: unknown): value is PlainMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Notes every unknown key, and every list or mapping that is the other. */
function walk(reading: PolicyReading, schema: AnySchema, data: unknown, path: DataPath): void {
  if (schema.wrapped !== undefined) return walk(reading, schema.wrapped, data, path);
  if (schema.type === "union") {
    const options = schema.options as readonly AnySchema[];
    const fitting = options.filter((option) => fits(option, data));
    const only = pickOption(fitting, data);
    if (only !== undefined) walk(reading, only, data, path);
    return;
  }
  if (schema.entries !== undefined && isMap(data)) {
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
  const near = nearestWord(key, known);
  const remedy = near === undefined ? `Known here: ${known.join(", ")}.` : `Did you mean "${near}"?`;
  const where = path.length === 1 ? "in a policy" : `in ${nameContainer(path)}`;
  noteKeyMistake(reading, "LIC302", path, { message: `there is no key "${shorten(key)}" ${where}`, remedy });
}

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

function noteIssue(reading: PolicyReading, issue: Issue): void {
  const path: DataPath = (issue.path ?? []).map(({ key }) => key);
  const last = issue.path?.at(-1);
  if (issue.type === "strict_object" && issue.expected === "never") return;
  if (issue.type === "strict_object" && last?.origin === "key") {
    // A list where a mapping should be lacks every key; that is said once, about the list.
    if (Array.isArray(last.input)) return noteWrongKind(reading, path.slice(0, -1), "a mapping of keys to values", last.input);
    const message = `${nameContainer(path.length === 1 ? ["", ...path] : path)} lacks "${String(last.key)}"`;
    const whole = path.length === 1 ? `the policy lacks "${String(last.key)}"` : message;
    return noteMistake(reading, "LIC304", path.slice(0, -1), { message: whole, remedy: remedyForMissing(String(last.key)) });
  }
  const inner = issue.type === "union" ? innermost(issue) : undefined;
  if (inner !== undefined) {
    return noteIssue(reading, { ...inner, path: [...(issue.path ?? []), ...(inner.path ?? [])] });
  }
  if (issue.type === "picklist") return noteNotInList(reading, path, issue);
  if (issue.type === "min_length") {
    const message = typeof issue.input === "string" ? "empty text" : "an empty list";
    return noteMistake(reading, "LIC303", path, { message: `${message} says nothing here`, remedy: "Fill it in, or remove the key." });
  }
  if (issue.type === "literal" && path[0] === "version") {
    const message = `version ${show(issue.input)} of the policy format is not known`;
    return noteMistake(reading, "LIC303", path, { message, remedy: "Write `version: 1`." });
  }
  noteWrongKind(reading, path, nameExpected(issue), issue.input);
}

/** The one alternative that got furthest, if a union failed inside it. */
function innermost(issue: Issue): Issue | undefined {
  const deep = (issue.issues ?? []).filter((one) => (one.path?.length ?? 0) > 0 && one.expected !== "never");
  return deep[0];
}

function noteNotInList(reading: PolicyReading, path: DataPath, issue: Issue): void {
  const allowed = (issue.expected ?? "").replace(/[()"]/g, "").split(" | ");
  if (typeof issue.input !== "string") return noteWrongKind(reading, path, `one of ${allowed.join(", ")}`, issue.input);
  const near = nearestWord(issue.input, allowed);
  const remedy = near === undefined ? `Use one of: ${allowed.join(", ")}.` : `Did you mean "${near}"?`;
  const what = String(path.filter((part) => typeof part === "string").at(-1) ?? "value");
  noteMistake(reading, "LIC303", path, { message: `"${shorten(issue.input)}" is no ${what}`, remedy });
}

function noteWrongKind(reading: PolicyReading, path: DataPath, expected: string, input: unknown): void {
  const message = `${expected} is expected here, this is ${nameKind(input)}`;
  const list = expected === "a list" && typeof input === "string" ? `Write [${shorten(input)}].` : undefined;
  noteMistake(reading, "LIC303", path, { message, remedy: list });
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
