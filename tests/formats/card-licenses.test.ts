// Which words of a card name its licence, and that none of several gets lost.
import { describe, expect, test } from "vitest";
import { listCardLicenses } from "../../src/formats/card-licenses.ts";
import type { JsonObject } from "../../src/formats/json.ts";

const raws = (values: JsonObject) => listCardLicenses(values).map(({ raw }) => raw);

describe("licences of a card", () => {
  test("one tag, or several that all are known, are quoted as they stand", () => {
    expect(raws({ license: "mit" })).toEqual(["mit"]);
    expect(raws({ license: ["cc-by-sa-3.0", "gpl-3.0"] })).toEqual(["cc-by-sa-3.0", "gpl-3.0"]);
    expect(raws({})).toEqual([]);
  });

  test('a name stands for "other", and only for that', () => {
    expect(raws({ license: "other", license_name: "yi-license" })).toEqual(["yi-license"]);
    expect(raws({ license_name: "yi-license" })).toEqual(["yi-license"]);
    expect(raws({ license: "apache-2.0", license_name: "Apache" })).toEqual(["apache-2.0"]);
    expect(raws({ license: ["mit", "other"], license_name: "llama3.1" })).toEqual(["mit", "llama3.1"]);
  });

  test("several of which one says nothing are one statement, which cannot be read", () => {
    expect(raws({ license: ["cc-by-4.0", "other"] })).toEqual(['["cc-by-4.0","other"]']);
    expect(raws({ license: ["cc-by-sa-3.0", "gfdl"] })).toEqual(['["cc-by-sa-3.0","gfdl"]']);
    expect(raws({ license: ["mit", "other"], license_name: "our-terms" })).toEqual(['["mit","our-terms"]']);
  });

  test('early cards of data sets have "licenses"', () => {
    expect(listCardLicenses({ licenses: ["mit"] })).toEqual([{ raw: "mit", key: "licenses", index: 0 }]);
  });
});
