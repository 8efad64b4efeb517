// Licences that are only known by a model's name: said as hints, and told in the report, so that nothing rests on a name unseen.
import type { LookUp } from "../model/index.ts";

/** Starts the statement of a hint; the dialect reads what follows. */
export const HINT = "model known by name: ";

/** `license` is one of our ids. The diagnostic says what would be better than a name. */
export function hintLicense(source: string, purl: string, license: string): LookUp {
  return {
    installed: false,
    statements: [{ as: "name", raw: `${HINT}${license}`, source, location: { path: "licet:known-models" } }],
    diagnostics: [
      {
        code: "LIC205",
        gravity: "problem",
        args: {
          reason: `the license of ${purl}, ${license}, is known by its name only: put its card or license text beside it, download it on this machine, or record it under clarifications`,
        },
      },
    ],
  };
}

/** What a statement hints at, or undefined. */
export function readHint(raw: string): string | undefined {
  return raw.startsWith(HINT) ? raw.slice(HINT.length) : undefined;
}
