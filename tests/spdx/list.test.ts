// Our copy of the SPDX list against the packages that publish it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isDeprecatedId, listedExceptionIds, listedLicenseIds, successorOf } from "../../src/spdx/identifiers.ts";
import { parseExpression } from "../../src/spdx/parse.ts";
import { printExpression } from "../../src/spdx/print.ts";

const require = createRequire(import.meta.url);
const current = require("spdx-license-ids") as readonly string[];
const deprecated = require("spdx-license-ids/deprecated") as readonly string[];
const schemaFile = join(
  import.meta.dirname,
  "../../node_modules/@cyclonedx/cyclonedx-library/res/schema/spdx.SNAPSHOT.schema.json",
);
const schema = JSON.parse(readFileSync(schemaFile, "utf8")) as { enum: readonly string[] };

function canonical(raw: string): string | undefined {
  const read = parseExpression(raw);
  return read.ok ? printExpression(read.value) : undefined;
}

describe("the SPDX list", () => {
  it("has exactly the licence ids of spdx-license-ids", () => {
    expect(listedLicenseIds()).toEqual([...current, ...deprecated].sort());
    expect(listedLicenseIds().filter(isDeprecatedId)).toEqual([...deprecated].sort());
  });

  it("has exactly the exceptions of the CycloneDX schema's copy of the list", () => {
    const licenses = new Set([...current, ...deprecated, ...deprecated.map((id) => `${id}+`)]);
    const exceptions = schema.enum.filter((id) => !licenses.has(id));
    expect(listedExceptionIds()).toEqual([...exceptions].sort());
    expect(exceptions).toHaveLength(86);
  });

  it("reads every current id as itself, in any letter case", () => {
    expect(current.filter((id) => canonical(id) !== id)).toEqual([]);
    expect(current.filter((id) => canonical(id.toLowerCase()) !== id || canonical(id.toUpperCase()) !== id)).toEqual(
      [],
    );
  });

  it("reads every deprecated id as one that is not deprecated, or keeps it where the list names no equal", () => {
    const kept = deprecated.filter((id) => canonical(id) === id);
    expect(kept).toEqual(["BSD-2-Clause-FreeBSD", "Net-SNMP"]);
    for (const id of deprecated) {
      const text = canonical(id);
      expect(text).toBe(successorOf(id) ?? id);
      expect(canonical(text as string)).toBe(text);
    }
  });

  it("reads every exception after WITH, in any letter case", () => {
    for (const id of listedExceptionIds()) {
      const expected = `GPL-2.0-only WITH ${successorOf(id) ?? id}`;
      expect(canonical(`GPL-2.0-only WITH ${id}`)).toBe(expected);
      expect(canonical(`gpl-2.0-only with ${id.toLowerCase()}`)).toBe(expected);
      expect(canonical(id)).toBeUndefined();
    }
  });
});
