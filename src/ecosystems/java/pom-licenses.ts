// Quotes the <licenses> of a POM. https://maven.apache.org/ref/current/maven-model/maven.html#project
import type { OwnStatement } from "../../model/index.ts";
import type { Pom } from "./pom-model.ts";

/** Names and addresses are quoted apart, since either may be the clearer one; several licences make one statement of each kind. */
export function quotePomLicenses({ licenses }: Pom, source: string, path: string): OwnStatement[] {
  const statements: OwnStatement[] = [];
  const named = licenses.filter(({ name }) => name !== undefined);
  const linked = licenses.filter(({ url }) => url !== undefined);
  const quote = (as: "name" | "url", texts: readonly string[], line: number) => {
    const [first] = texts;
    if (first === undefined || texts.length !== licenses.length) return;
    const raw = texts.length === 1 ? first : JSON.stringify(texts);
    statements.push({ as, raw, source, location: { path, line } });
  };
  quote(
    "name",
    named.map(({ name }) => name as string),
    named[0]?.nameLine ?? 1,
  );
  quote(
    "url",
    linked.map(({ url }) => url as string),
    linked[0]?.urlLine ?? 1,
  );
  if (statements.length > 0) return statements;
  // Some licences have only a name and others only an address.
  const either = licenses.map(({ name, url }) => name ?? url).filter((text) => text !== undefined);
  const [first] = either;
  if (first === undefined) return [];
  const raw = either.length === 1 ? first : JSON.stringify(either);
  return [{ as: "name", raw, source, location: { path, line: licenses[0]?.nameLine ?? 1 } }];
}
