// Demands that several regimes share, and the shape of them all.

import type { ScoredBom, ScoredComponent } from "./bom.ts";
import {
  allHashes,
  isInstant,
  isNamed,
  isReachable,
  isStrong,
  isTold,
  judgeGraph,
  type Outcome,
  saysUnknown,
  share,
  whole,
} from "./judge.ts";

export interface Demand {
  readonly id: string;
  /** In plain words, to be read after "missing: ". */
  readonly title: string;
  /** Where to fill it in. */
  readonly field: string;
  /** How licet gets it filled, where that is not by itself. */
  readonly advice?: string;
  /** Counts only if some of it is there: the regime asks for it "if it exists". */
  readonly isConditional?: boolean;
  judge(bom: ScoredBom, context: ScoreContext): Outcome;
}

export interface ScoreContext {
  /** A detached signature lies beside the file. */
  readonly isSigned: boolean;
}

export interface ScoreProfile {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly demands: readonly Demand[];
}

export const AUTHOR_ADVICE = "name it in the supplement file (author) or in the project's manifest";
export const SUPPLIER_ADVICE = "scan with the packages installed, or name it in the supplement file (components)";

export function demand(
  id: string,
  title: string,
  field: string,
  judge: Demand["judge"],
  more: Partial<Demand> = {},
): Demand {
  return { id, title, field, judge, ...more };
}

export const timestamp = demand("timestamp", "when it was made", "metadata.timestamp", (bom) =>
  whole(isInstant(bom.timestamp), "no instant in RFC 3339"),
);
export const author = demand(
  "author",
  "who made the SBOM",
  "metadata.authors, metadata.manufacturer",
  (bom) => whole(bom.authors.some(isNamed) || isNamed(bom.manufacturer), "nobody is named"),
  { advice: AUTHOR_ADVICE },
);
export const toolName = demand("tool-name", "the tool", "metadata.tools.components[].name", (bom) =>
  whole(
    bom.tools.some(({ name }) => name !== ""),
    "no tool",
  ),
);
export const name = demand("name", "component name", "components[].name", (bom) =>
  share(bom, (component) => component.name !== ""),
);
export const version = demand("version", "component version", "components[].version", (bom) =>
  share(
    bom,
    (component) => isTold(component.version),
    (component) => saysUnknown(component.version),
  ),
);
export const identifiers = demand("identifiers", "an identifier (purl, CPE, SWID …)", "components[].purl", (bom) =>
  share(bom, (component) => component.identifiers.length > 0),
);
export const isSupplied = (component: ScoredComponent) =>
  isNamed(component.supplier) || isNamed(component.manufacturer);
export const isSupplierUnknown = (component: ScoredComponent) => saysUnknown(component.supplier?.name ?? "");
export const supplier = demand(
  "supplier",
  "who supplies the component",
  "components[].supplier.name",
  (bom) => share(bom, isSupplied, isSupplierUnknown),
  { advice: SUPPLIER_ADVICE },
);
export const graph = demand("dependencies", "what depends on what", "dependencies[]", judgeGraph);
export const license = demand("license", "a license", "components[].licenses", (bom) =>
  share(
    bom,
    (component) => component.licenses.some(({ expression }) => isTold(expression)),
    (component) => component.licenses.some(({ expression }) => saysUnknown(expression)),
  ),
);
export const strongHash = demand("hash", "a hash of SHA-224 strength or better", "components[].hashes", (bom) =>
  share(bom, (component) => allHashes(component).some(isStrong)),
);

const TAXONOMY: readonly (readonly [string, readonly string[]])[] = [
  ["bsi:component:executable", ["executable", "non-executable"]],
  ["bsi:component:archive", ["archive", "no archive"]],
  ["bsi:component:structured", ["structured", "unstructured"]],
];

export const fileDemands = TAXONOMY.map(([property, values]) =>
  demand(
    property.slice("bsi:component:".length),
    `whether the file is ${values.join(" or ")}`,
    `components[].properties ${property}`,
    (bom) =>
      share(bom, (component) => {
        const stated = component.properties.get(property) ?? [];
        return stated.length === 1 && values.includes(stated[0] ?? "");
      }),
  ),
);

export function reference(types: readonly string[]) {
  return (bom: ScoredBom) =>
    share(bom, (component) =>
      component.references.some(({ type, url }) => types.includes(type) && isReachable({ name: "", email: "", url })),
    );
}
