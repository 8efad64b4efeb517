// What a pyproject.toml says about its project besides name and version, by PEP 621, PEP 639 or Poetry.
// https://packaging.python.org/en/latest/specifications/pyproject-toml/
import { entriesOf, getObject, getOwn, getString, isArray, isObject, type JsonObject } from "../../formats/json.ts";
import type { About } from "../../model/index.ts";

/** `table` is `[project]` or `[tool.poetry]`. */
export function readProjectAbout(table: JsonObject): About {
  const urls = new Map(
    entriesOf(getObject(table, "urls")).flatMap(([label, url]) =>
      typeof url === "string" ? [[label.toLowerCase().replace(/[\s_-]/g, ""), url] as const] : [],
    ),
  );
  const named = (...labels: readonly string[]) => labels.map((label) => urls.get(label)).find((url) => url);
  const facts: [keyof About, string | undefined][] = [
    ["description", getString(table, "description")],
    ["homepage", getString(table, "homepage") ?? named("homepage", "home")],
    ["repository", getString(table, "repository") ?? named("repository", "source", "sourcecode", "github", "code")],
    ["author", readPeople(table)],
    // PEP 639 has an expression; before, a table with a text, which may be a name.
    ["license", getString(table, "license") ?? nameIn(getObject(table, "license"))],
  ];
  return Object.fromEntries(facts.filter(([, fact]) => fact)) as About;
}

function nameIn(license: JsonObject | undefined): string | undefined {
  const text = license && getString(license, "text")?.trim();
  return text !== undefined && text.length <= 100 && !text.includes("\n") ? text : undefined;
}

/** Tables with name and email, or Poetry's "Name <email>". */
function readPeople(table: JsonObject): string | undefined {
  const people = getOwn(table, "authors") ?? getOwn(table, "maintainers");
  const shown = (isArray(people) ? people : []).flatMap((person) => {
    if (typeof person === "string") return [person];
    if (!isObject(person)) return [];
    const [name, email] = [getString(person, "name"), getString(person, "email")];
    return email === undefined ? (name ?? []) : [`${name ?? email} <${email}>`];
  });
  return shown.length === 0 ? undefined : shown.join(", ");
}
