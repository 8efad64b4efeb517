// Writes schemas/policy.schema.json from the validator. After a change to src/policy/schema.ts: npx tsc -p tsconfig.build.json,
// then node scripts/make-policy-schema.mjs. A test compares the two.
import { writeFileSync } from "node:fs";
import { toJsonSchema } from "@valibot/to-json-schema";

const root = new URL("../", import.meta.url);

/** Text of the JSON Schema (draft 7, which editors understand). */
export function renderPolicySchema(policySchema) {
  const schema = {
    $schema: "http://json-schema.org/draft-07/schema#",
    ...toJsonSchema(policySchema, { target: "draft-07", errorMode: "ignore" }),
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

if (process.argv[1] === import.meta.filename) {
  const { policySchema } = await import(new URL("dist/lib/policy/schema.js", root));
  writeFileSync(new URL("schemas/policy.schema.json", root), renderPolicySchema(policySchema));
}
