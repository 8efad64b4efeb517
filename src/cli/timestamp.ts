// The instant a document states: SOURCE_DATE_EPOCH where it is set, so that builds are reproducible, else now.
import { UsageError } from "./usage-error.ts";

/** ISO 8601 in UTC, to the second. https://reproducible-builds.org/specs/source-date-epoch/ */
export function statedInstant(env: Readonly<Record<string, string | undefined>>): string {
  const epoch = env["SOURCE_DATE_EPOCH"];
  if (epoch === undefined || epoch === "") return toSecond(new Date());
  const instant = new Date(Number(epoch) * 1000);
  if (!/^\d+$/.test(epoch) || Number.isNaN(instant.getTime())) {
    throw new UsageError(`SOURCE_DATE_EPOCH is "${epoch}"`, "it must be a number of seconds since 1970");
  }
  return toSecond(instant);
}

function toSecond(instant: Date): string {
  return `${instant.toISOString().slice(0, 19)}Z`;
}
