// Fields of cards and configurations that may hold one value or a list.
import { isArray, type JsonValue } from "../../formats/json.ts";

/** Strings of a field that may hold one or a list. */
export function listStrings(value: JsonValue | undefined): readonly string[] {
  if (typeof value === "string") return value.trim() === "" ? [] : [value.trim()];
  if (!isArray(value)) return [];
  return value
    .filter((item): item is string => typeof item === "string" && item.trim() !== "")
    .map((item) => item.trim());
}
