// The main section of META-INF/MANIFEST.MF. https://docs.oracle.com/en/java/javase/21/docs/specs/jar/jar.html#jar-manifest

/** Header names in lower case; a value may be broken over lines that begin with a space. */
export function readManifest(text: string): Map<string, string> {
  const headers = new Map<string, string>();
  let last: string | undefined;
  for (const raw of text.split(/\r\n|\n|\r/)) {
    if (raw === "") {
      if (headers.size > 0) break;
      continue;
    }
    if (raw.startsWith(" ") && last !== undefined) {
      headers.set(last, (headers.get(last) ?? "") + raw.slice(1));
      continue;
    }
    const colon = raw.indexOf(":");
    if (colon <= 0) continue;
    last = raw.slice(0, colon).trim().toLowerCase();
    if (!headers.has(last)) headers.set(last, raw.slice(colon + 1).trim());
  }
  return headers;
}

/** The licences of an OSGi `Bundle-License` header: ids or addresses, each with attributes behind ";". */
export function readBundleLicense(value: string): string[] {
  return splitOutsideQuotes(value, ",")
    .map((clause) => (splitOutsideQuotes(clause, ";")[0] ?? "").trim().replace(/^"(.*)"$/s, "$1"))
    .filter((name) => name !== "" && name !== "<<EXTERNAL>>");
}

function splitOutsideQuotes(text: string, separator: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"') isQuoted = !isQuoted;
    else if (sign === separator && !isQuoted) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}
