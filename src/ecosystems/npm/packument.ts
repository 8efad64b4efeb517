// What a registry tells of all versions of a package: version by version, with its license fields to the letter.
// https://github.com/npm/registry/blob/main/docs/responses/package-metadata.md
import { getObject, getString, isObject, parseJson } from "../../formats/json.ts";
import { err, ok, type Result } from "../../model/index.ts";
import { readLicenseFields } from "./package-facts.ts";

export interface PackumentVersion {
  readonly version: string;
  /** The license fields, verbatim; empty when it has none. */
  readonly licenses: readonly { readonly raw: string; readonly as: "expression" | "file" }[];
  readonly isDeprecated: boolean;
}

/** Fails when it is no packument, or that of another package. */
export function readPackument(text: string, name: string): Result<readonly PackumentVersion[], string> {
  const parsed = parseJson(text);
  if (!parsed.ok || !isObject(parsed.value)) return err("the answer is no JSON object");
  if (getString(parsed.value, "name") !== name) return err("the answer is about another package");
  const versions = getObject(parsed.value, "versions");
  if (versions === undefined) return err("the answer lists no versions");
  return ok(
    Object.entries(versions).flatMap(([version, manifest]): PackumentVersion[] => {
      if (!isObject(manifest) || getString(manifest, "version") !== version) return [];
      const isDeprecated = "deprecated" in manifest && manifest["deprecated"] !== false;
      return [{ version, licenses: readLicenseFields(manifest), isDeprecated }];
    }),
  );
}
