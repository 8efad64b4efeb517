// Reads a file that the user names on the command line; what is wrong with it is the user's to know.
import * as fs from "node:fs";
import { relative, resolve } from "node:path";
import { isObject, type JsonValue, parseJson } from "../formats/json.ts";
import { UsageError } from "./usage-error.ts";

const LARGEST = 512 * 1024 * 1024;

export function readBytes(cwd: string, path: string): Buffer {
  const place = resolve(cwd, path);
  try {
    const { size } = fs.statSync(place);
    if (size > LARGEST) throw new UsageError(`${path} is larger than ${LARGEST / 1024 / 1024} MB`);
    return fs.readFileSync(place);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
    throw new UsageError(
      `cannot read ${relative(cwd, place) || path} (${code})`,
      "name a file that exists and can be read",
    );
  }
}

/** UTF-8 without its byte order mark. */
export function readText(cwd: string, path: string): string {
  return readBytes(cwd, path)
    .toString("utf8")
    .replace(/^\ufeff/, "");
}

export function readJson(cwd: string, path: string): JsonValue {
  const parsed = parseJson(readText(cwd, path));
  if (parsed.ok) return parsed.value;
  const { reason, position } = parsed.error;
  const place = position === undefined ? path : `${path}:${position.line}:${position.column}`;
  throw new UsageError(`${place}: ${reason}`);
}

/** YAML, of which JSON is a part. */
export async function readYamlOrJson(cwd: string, path: string): Promise<JsonValue> {
  if (path.endsWith(".json")) return readJson(cwd, path);
  const { parseYaml } = await import("../formats/yaml.ts");
  const parsed = parseYaml(readText(cwd, path));
  if (!parsed.ok) {
    const { reason, position } = parsed.error;
    throw new UsageError(`${path}${position === undefined ? "" : `:${position.line}:${position.column}`}: ${reason}`);
  }
  const [first, second] = parsed.value.documents;
  if (second !== undefined) throw new UsageError(`${path}: more than one document`);
  return first ?? {};
}

export { isObject };
