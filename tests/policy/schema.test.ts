import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { policySchema } from "../../src/policy/schema.ts";

const root = join(import.meta.dirname, "..", "..");
const { renderPolicySchema } = (await import(join(root, "scripts", "make-policy-schema.mjs"))) as {
  renderPolicySchema(schema: unknown): string;
};
const published = readFileSync(join(root, "schemas", "policy.schema.json"), "utf8");
const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(JSON.parse(published) as object);

test("the published schema is the validator's", () => {
  expect(renderPolicySchema(policySchema)).toBe(published);
});

describe("the published schema", () => {
  const good = [
    ...readdirSync(join(root, "policies")).map((name) => join("policies", name)),
    join("fixtures", "policies", "worked-example.yml"),
  ];
  test.each(good)("accepts %s", (path) => {
    expect(validate(parse(readFileSync(join(root, path), "utf8"))) ? [] : validate.errors).toEqual([]);
  });

  test.each(["LIC302-unknown-keys", "LIC303-bad-values", "LIC304-missing-keys", "LIC303-list-for-mapping"])(
    "refuses %s",
    (name) => {
      expect(validate(parse(readFileSync(join(root, "fixtures", "policies", "mistakes", `${name}.yml`), "utf8")))).toBe(
        false,
      );
    },
  );

  test("describes every key at the top", () => {
    const { properties } = JSON.parse(published) as { properties: Record<string, { description?: string }> };
    const silent = Object.entries(properties).filter(([key, value]) => key !== "$schema" && !value.description);
    expect(silent.map(([key]) => key)).toEqual([]);
  });
});
