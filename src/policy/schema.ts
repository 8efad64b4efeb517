// The policy file's shape, once: checked against it by the loader, and published from it as JSON Schema for editors.
import * as v from "valibot";
import { ACTIONS, DISTRIBUTIONS } from "./policy.ts";

function text(description: string) {
  return v.pipe(v.string(), v.minLength(1), v.description(description));
}
function texts(description: string) {
  return v.pipe(v.array(v.pipe(v.string(), v.minLength(1))), v.minLength(1), v.description(description));
}
function oneOf<const T extends readonly string[]>(values: T, description: string) {
  return v.pipe(v.picklist(values), v.description(description));
}

export const SCOPE_WORDS = [
  "runtime",
  "prod",
  "optional",
  "peer",
  "build",
  "test",
  "development",
  "dev",
  "unknown",
] as const;
export const KIND_WORDS = ["package", "library", "application", "model", "dataset", "action", "image", "file"] as const;

const action = oneOf(ACTIONS, "allow: fine · warn: fine, but shown · review: a person must decide · deny: not fine");
const date = text("A day, YYYY-MM-DD");
const sha256 = text("SHA-256 digest, 64 hexadecimal digits");
const singleValue = v.union([v.boolean(), v.number(), v.string()]);

const comparison = v.strictObject({
  is: v.optional(singleValue),
  over: v.optional(v.pipe(v.number(), v.description("True when the number is greater"))),
  "at-least": v.optional(v.pipe(v.number(), v.description("True when the number is greater or equal"))),
  at: v.optional(text("Month the number is taken at, YYYY-MM")),
});
const when = v.pipe(
  v.record(v.string(), v.union([singleValue, v.array(singleValue), comparison])),
  v.description("Facts that must hold, by name; a list means any of these"),
);
const facts = v.pipe(
  v.record(
    v.string(),
    v.nullable(v.union([singleValue, v.array(v.string()), v.record(v.string(), v.union([v.boolean(), v.number()]))])),
  ),
  v.description("What is true of our use; numbers that change are given by month. null = declared, but not known"),
);

const selector = {
  packages: v.optional(texts("Package URLs; * stands for anything, as in pkg:npm/@acme/*")),
  versions: v.optional(text('Version range, such as ">=1.2 <2 || 3.x"')),
  scopes: v.optional(v.pipe(v.array(v.picklist(SCOPE_WORDS)), v.minLength(1), v.description("How it is used"))),
  direct: v.optional(v.pipe(v.boolean(), v.description("true: only what the project asks for itself"))),
  kinds: v.optional(v.pipe(v.array(v.picklist(KIND_WORDS)), v.minLength(1), v.description("What it is"))),
  paths: v.optional(texts("Files that bring it in, as globs from the scanned folder")),
  registries: v.optional(texts("Where its archive comes from, as globs on the URL")),
  via: v.optional(texts("Only what is reached through these packages and no other way")),
};
const licenses = texts(
  "SPDX ids (sets: GPL-2.0-or-later covers every later version), id WITH exception, LicenseRef-x, LicenseRef-*, category:x, flag:x, NONE, NOASSERTION, or * for every known license",
);

const rule = v.strictObject({
  id: text("Name of the rule, quoted in reports"),
  ...selector,
  licenses: v.optional(licenses),
  when: v.optional(when),
  action,
  locked: v.optional(v.pipe(v.boolean(), v.description("A policy that extends this one cannot override the rule"))),
  why: v.optional(text("The reason, shown with every finding")),
  fix: v.optional(text("What to do about it")),
  conditions: v.optional(texts("Facts that a reviewer must confirm")),
  obligations: v.optional(texts("Duties to list in addition to those of the license")),
});

const project = v.strictObject({
  license: v.optional(text("License under which the product goes out, an SPDX expression")),
  distribution: v.optional(
    v.pipe(v.array(v.picklist(DISTRIBUTIONS)), v.minLength(1), v.description("How the product reaches others")),
  ),
  owners: v.optional(texts("Who decides about this policy")),
});

const test = v.strictObject({
  name: text("What is tested"),
  license: text("The package's license, as it would state it"),
  package: v.optional(text("A package URL with version")),
  kind: v.optional(v.picklist(KIND_WORDS)),
  scope: v.optional(v.picklist(SCOPE_WORDS)),
  direct: v.optional(v.boolean()),
  path: v.optional(text("File that brings it in")),
  date: v.optional(date),
  facts: v.optional(facts),
  expect: oneOf(["allow", "warn", "review", "undetermined", "deny"] as const, "The answer"),
  chosen: v.optional(text("The branch that must be taken")),
  rule: v.optional(text("The rule that must decide")),
});

const defaults = v.strictObject({
  unlisted: v.optional(action),
  unknown: v.optional(action),
  unreadable: v.optional(action),
  absent: v.optional(action),
  "not-installed": v.optional(action),
  none: v.optional(action),
  "lookup-failed": v.optional(
    oneOf(["error", "review", "deny"] as const, "error: undetermined, the scan is incomplete"),
  ),
  "with-exception": v.optional(
    oneOf(["inherit", "exact"] as const, "inherit: a permission-adding exception falls back to the license's own rule"),
  ),
  "deprecated-ids": v.optional(oneOf(["normalize"] as const, "Old ids are read as their successors")),
});

const clarification = v.strictObject({
  id: text("Name of the entry"),
  package: text("Package URL"),
  versions: v.optional(text("Version range")),
  license: text("What the license is, an SPDX expression"),
  evidence: v.optional(v.array(v.strictObject({ path: text("File in the package"), sha256 }))),
  "on-mismatch": v.optional(oneOf(["error", "warn"] as const, "What a changed file means")),
  reason: text("Why the package's own statement does not do"),
  by: v.optional(text("Who found out")),
});

const choice = v.strictObject({
  id: text("Name of the entry"),
  package: v.optional(text("Package URL; absent = every package with this expression")),
  versions: v.optional(text("Version range")),
  given: text("The expression with OR"),
  choose: text("The branch taken"),
  reason: text("Why this branch"),
});

const exception = v.strictObject({
  id: text("Name of the entry, quoted in reports and SBOMs"),
  package: text("Package URL; * stands for anything"),
  versions: v.optional(text("Version range")),
  licenses,
  scopes: selector.scopes,
  action: v.optional(oneOf(["allow", "warn"] as const, "What the accepted finding becomes")),
  reason: text("Why this is acceptable"),
  "approved-by": v.optional(text("Who accepted it")),
  ticket: v.optional(text("Where that was discussed")),
  granted: v.optional(date),
  expires: v.optional(date),
  permanent: v.optional(v.pipe(v.literal(true), v.description("Never expires; said on purpose"))),
});

const gate = v.strictObject({
  "fail-on": v.optional(
    oneOf(
      ["deny", "undetermined", "review", "warn"] as const,
      "The mildest answer that fails; undetermined always does",
    ),
  ),
  report: v.optional(oneOf(["new", "all"] as const, "In a comparison, such as a pull request: what fails")),
  baseline: v.optional(text("File with findings that are accepted for now")),
  "review-cleared-by": v.optional(
    v.pipe(
      text("The label of a change that clears reviews, such as label:license-approved"),
      v.regex(/^label:\S.*$/, "It is written like label:license-approved."),
    ),
  ),
  "unused-entries": v.optional(oneOf(["ignore", "warn", "error"] as const, "Entries that match nothing any more")),
  "expiry-notice": v.optional(text("How long before its end an exception is announced, such as 30d")),
  "max-exception-age": v.optional(text("Longest time an exception may run, such as 400d")),
});

const compatibility = v.strictObject({
  check: v.optional(v.pipe(v.boolean(), v.description("Compare every license with project.license"))),
  "unknown-pair": v.optional(action),
  incompatible: v.optional(action),
});

export const policySchema = v.pipe(
  v.strictObject({
    $schema: v.optional(v.string()),
    version: v.pipe(v.literal(1), v.description("Version of this format")),
    extends: v.optional(
      v.pipe(
        v.union([
          v.string(),
          v.array(
            v.union([
              v.string(),
              v.strictObject({ preset: text("Name of a preset that comes with licet") }),
              v.strictObject({
                from: text("Path, npm:package/file, https URL or github:owner/repo//file@ref"),
                sha256: v.optional(sha256),
              }),
            ]),
          ),
        ]),
        v.description("Policies to build on"),
      ),
    ),
    project: v.optional(v.pipe(project, v.description("What we make, and how it goes out"))),
    facts: v.optional(facts),
    defaults: v.optional(v.pipe(defaults, v.description("What is answered where no rule speaks"))),
    categories: v.optional(v.pipe(v.record(v.string(), licenses), v.description("Our own groups of licenses"))),
    rules: v.optional(v.pipe(v.array(rule), v.description("In order; the first that matches decides, per license"))),
    prefer: v.optional(texts("Which side of an OR to take when several are equally good")),
    compatibility: v.optional(v.pipe(compatibility, v.description("May each license go into a work under ours?"))),
    clarifications: v.optional(v.pipe(v.array(clarification), v.description("Facts: what a package's license is"))),
    choices: v.optional(v.pipe(v.array(choice), v.description("Which side of an OR we take"))),
    exceptions: v.optional(v.pipe(v.array(exception), v.description("Accepted risks"))),
    overlays: v.optional(
      v.pipe(
        v.array(
          v.strictObject({
            paths: texts("Folders, as globs"),
            project: v.optional(project),
            facts: v.optional(facts),
            rules: v.optional(v.array(rule)),
          }),
        ),
        v.description("What else holds in a part of the tree"),
      ),
    ),
    gate: v.optional(v.pipe(gate, v.description("What fails, and how loud the rest is"))),
    tests: v.optional(v.pipe(v.array(test), v.description("Run by `licet policy test`"))),
  }),
  v.title("licet policy"),
  v.description("What licenses a project accepts, and why."),
);
export type PolicyFile = v.InferOutput<typeof policySchema>;
