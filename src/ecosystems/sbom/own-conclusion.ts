// Our own SBOMs say what we concluded (docs/sbom.md): read back, that stands, and the evidence for it is not weighed a second time.
import type { OwnStatement } from "../../model/index.ts";
import { stated } from "./facts.ts";

export type Properties = ReadonlyMap<string, readonly string[]>;

/** `concluded` is the concluded licence as the document gives it. Documents of others, which make no such statement, keep their statements. */
export function keepConclusion(
  statements: readonly OwnStatement[],
  properties: Properties,
  concluded: string | undefined,
  base: Pick<OwnStatement, "source" | "location">,
): readonly OwnStatement[] {
  const kind = properties.get("licet:conclusion")?.[0];
  const expression = stated(concluded);
  if (kind === "absent") {
    // The package was looked at and says nothing, which is more than not knowing.
    const isSilent = properties.get("licet:absent-because")?.[0] === "says-nothing";
    return isSilent ? [{ ...base, as: "expression", raw: "NONE" }] : [];
  }
  if ((kind === "agreed" || kind === "conflict") && expression !== undefined) {
    const texts = statements.filter(({ as }) => as === "text");
    return [{ ...base, as: "expression", raw: expression }, ...(kind === "agreed" ? texts : [])];
  }
  if (kind === "conflict" || kind === "agreed") return [{ ...base, as: "expression", raw: "NOASSERTION" }];
  if (kind === "unreadable") {
    const names = statements.filter(({ as }) => as === "name");
    return names.length > 0 ? names : [{ ...base, as: "name", raw: concluded ?? "NOASSERTION" }];
  }
  return statements;
}

/** Lines "name=value" of an annotation. */
export function propertiesInLines(comments: readonly string[]): Properties {
  const properties = new Map<string, string[]>();
  for (const line of comments.flatMap((comment) => comment.split("\n"))) {
    const equals = line.indexOf("=");
    const name = line.slice(0, equals);
    if (equals < 1 || !/^[\w.-]+(?::[\w.-]+)+$/.test(name)) continue;
    const known = properties.get(name);
    if (known === undefined) properties.set(name, [line.slice(equals + 1)]);
    else known.push(line.slice(equals + 1));
  }
  return properties;
}
