// How POMs and jar manifests write licences. https://maven.apache.org/pom.html#Licenses · OSGi Core 8, 3.2.1.8 Bundle-License
import type { Dialect, Statement } from "../../model/index.ts";

/** "If multiple licenses are listed, it is assumed that the user can select any of them" (model reference of Maven). */
export const dialect: Dialect = (statement: Statement) => {
  const raw = statement.raw.trim();
  // Of the list in an OSGi manifest nobody says that it is a choice.
  if (!raw.startsWith('["') || statement.location.path.endsWith("MANIFEST.MF")) return undefined;
  let names: unknown;
  try {
    names = JSON.parse(raw);
  } catch {
    return undefined;
  }
  if (!Array.isArray(names) || names.some((name) => typeof name !== "string" || name.trim() === "")) return undefined;
  return {
    anyOf: names as string[],
    note: "several licenses in a POM are a choice, by Maven's reference; some projects mean all of them",
  };
};
