// Python dependency specifiers: "name[extra] >=1,<2 ; marker" or "name @ url". https://packaging.python.org/en/latest/specifications/dependency-specifiers/

export interface Requirement {
  /** As written; `normalizePythonName` makes it comparable. */
  readonly name: string;
  readonly extras: readonly string[];
  /** Version clauses as written, "" if any version will do. */
  readonly specifier: string;
  readonly url?: string;
  readonly marker?: string;
}

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*/;

/** Undefined for what is no specifier. */
export function parseRequirement(text: string): Requirement | undefined {
  const trimmed = text.trim();
  const name = NAME.exec(trimmed)?.[0].replace(/[._-]+$/, "");
  if (name === undefined || name === "") return undefined;
  let rest = trimmed.slice(name.length).trimStart();
  let extras: readonly string[] = [];
  if (rest.startsWith("[")) {
    const end = rest.indexOf("]");
    if (end < 0) return undefined;
    extras = rest
      .slice(1, end)
      .split(",")
      .map((extra) => extra.trim())
      .filter((extra) => extra !== "");
    rest = rest.slice(end + 1).trimStart();
  }
  if (rest.startsWith("@")) {
    const place = rest.slice(1).trim();
    // A semicolon is part of an address unless white space stands before it.
    const end = place.search(/\s;/);
    const url = (end < 0 ? place : place.slice(0, end)).trim();
    if (url === "") return undefined;
    return { name, extras, specifier: "", url, ...markerOf(end < 0 ? "" : place.slice(end + 2)) };
  }
  const semicolon = rest.indexOf(";");
  const clauses = (semicolon < 0 ? rest : rest.slice(0, semicolon)).trim();
  const specifier = clauses.startsWith("(") && clauses.endsWith(")") ? clauses.slice(1, -1).trim() : clauses;
  if (specifier !== "" && !/^[<>=!~]/.test(specifier)) return undefined;
  return { name, extras, specifier, ...markerOf(semicolon < 0 ? "" : rest.slice(semicolon + 1)) };
}

function markerOf(text: string): { readonly marker?: string } {
  const marker = text.trim();
  return marker === "" ? {} : { marker };
}

/** The one version that "==1.0" (or "===1.0") allows; undefined for ranges and wildcards. */
export function exactVersion(specifier: string): string | undefined {
  return /^={2,3}\s*([A-Za-z0-9][A-Za-z0-9._+!-]*)$/.exec(specifier.trim())?.[1];
}

/** https://packaging.python.org/en/latest/specifications/name-normalization/ */
export function normalizePythonName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, "-");
}
