// Types of the untyped SPDX packages, as far as we use them.
declare module "spdx-expression-parse" {
  /** Throws on anything it does not understand, TypeErrors included. */
  function parse(source: string): unknown;
  export = parse;
}

declare module "spdx-satisfies" {
  /** Throws on ids it does not know. */
  function satisfies(expression: string, allowed: readonly string[]): boolean;
  export = satisfies;
}
