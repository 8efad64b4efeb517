// Licences of an SPDX 3 document, each expression and each text once. https://spdx.github.io/spdx-spec/v3.0.1/model/SimpleLicensing/SimpleLicensing/
import { licenseRefs } from "../bom/claims.ts";
import type { ExtractedLicense } from "./licensing.ts";

export interface LicenseList {
  /** The element's IRI; NONE and NOASSERTION are elements of SPDX itself. */
  idOf(expression: string): string;
  /** Custom texts, then expressions in the order in which they were first asked for. */
  elements(): Iterable<object>;
}

const INDIVIDUALS: ReadonlyMap<string, string> = new Map([
  ["NOASSERTION", "expandedlicensing_NoAssertionLicense"],
  ["NONE", "expandedlicensing_NoneLicense"],
]);

export function makeLicenseList(
  namespace: string,
  creationInfo: string,
  custom: readonly ExtractedLicense[],
): LicenseList {
  const known = new Map<string, string>();
  const customIds = new Set(custom.map(({ id }) => id));
  return {
    idOf(expression) {
      const id =
        INDIVIDUALS.get(expression) ?? known.get(expression) ?? `${namespace}SPDXRef-License-${known.size + 1}`;
      if (!INDIVIDUALS.has(expression)) known.set(expression, id);
      return id;
    },
    *elements() {
      for (const { id, text } of custom) {
        yield {
          type: "simplelicensing_SimpleLicensingText",
          spdxId: `${namespace}${id}`,
          creationInfo,
          name: id,
          simplelicensing_licenseText: text,
        };
      }
      for (const [expression, spdxId] of known) {
        const refs = licenseRefs(expression).filter((id) => customIds.has(id));
        yield {
          type: "simplelicensing_LicenseExpression",
          spdxId,
          creationInfo,
          simplelicensing_licenseExpression: expression,
          ...(refs.length === 0 ? {} : { simplelicensing_customIdToUri: refs.map((id) => entry(id, namespace)) }),
        };
      }
    },
  };
}

function entry(id: string, namespace: string): object {
  return { type: "DictionaryEntry", key: id, value: `${namespace}${id}` };
}
