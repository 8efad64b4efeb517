// The nouns, in one place.
export * from "./comparison.ts";
export * from "./component.ts";
export * from "./condition.ts";
export * from "./diagnostic.ts";
export * from "./extraction.ts";
export * from "./gate-result.ts";
export * from "./glob.ts";
export * from "./license.ts";
export * from "./location.ts";
export * from "./paths.ts";
export * from "./report.ts";
export * from "./reporter.ts";
export * from "./result.ts";
export * from "./spread-scopes.ts";
export * from "./terms.ts";
export * from "./tree.ts";
export * from "./verdict.ts";
