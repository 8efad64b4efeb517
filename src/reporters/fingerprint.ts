// Names for findings that stay the same when versions and lines move, so that other tools can follow them.
import { createHash } from "node:crypto";
import type { Issue } from "./issues.ts";

/** Hexadecimal, one per issue and unique among them: of equals, the second is the second each time. */
export function fingerprintsOf(issues: readonly Issue[]): string[] {
  const seen = new Map<string, number>();
  return issues.map(({ identity }) => {
    const count = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, count);
    return createHash("sha256").update(`${identity}\0${count}`).digest("hex").slice(0, 40);
  });
}
