// Validates CycloneDX documents with the schemas that the library ships.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Version } from "@cyclonedx/cyclonedx-library/Spec";
import { JsonStrictValidator } from "@cyclonedx/cyclonedx-library/Validation";
import { validateXML } from "xmllint-wasm";

const schemas = join(
  dirname(createRequire(import.meta.url).resolve("@cyclonedx/cyclonedx-library/package.json")),
  "res",
  "schema",
);

const versions: Readonly<Record<string, Version>> = {
  "1.5": Version.v1dot5,
  "1.6": Version.v1dot6,
  "1.7": Version.v1dot7,
};

/** The validator lets every text pass as an IRI reference (RFC 3987). */
function badAddresses(json: string): readonly string[] {
  const bad: string[] = [];
  JSON.parse(json, (key, value) => {
    for (const text of key === "url" ? [value].flat() : []) {
      const isBad = /[\s<>"{}|\\^`]/.test(text) || (/^[^/?#]*:/.test(text) && !/^[a-z][a-z0-9+.-]*:/i.test(text));
      if (isBad) bad.push(text);
    }
    return value;
  });
  return bad;
}

/** Null when valid. */
export async function jsonTrouble(json: string): Promise<unknown> {
  const bad = badAddresses(json);
  if (bad.length > 0) return bad;
  const version = versions[JSON.parse(json).specVersion];
  if (version === undefined) return "no known specVersion";
  return await new JsonStrictValidator(version).validate(json);
}

/** Empty when valid. */
export async function xmlTrouble(xml: string, version: string): Promise<readonly string[]> {
  const result = await validateXML({
    xml: [{ fileName: "bom.xml", contents: xml }],
    schema: [
      { fileName: `bom-${version}.xsd`, contents: readFileSync(join(schemas, `bom-${version}.SNAPSHOT.xsd`), "utf8") },
    ],
    preload: [
      { fileName: "spdx.SNAPSHOT.xsd", contents: readFileSync(join(schemas, "spdx.SNAPSHOT.xsd"), "utf8") },
      {
        fileName: "http://cyclonedx.org/schema/spdx",
        contents: readFileSync(join(schemas, "spdx.SNAPSHOT.xsd"), "utf8"),
      },
    ],
    // 2 GiB in pages of 64 KiB: a large project's BOM needs more than the 32 MiB of the default.
    maxMemoryPages: 32_768,
  });
  return result.errors.map((error) => error.message);
}
