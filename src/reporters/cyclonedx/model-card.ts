// Model cards and lineage of AI models, from what their own files state (`model:*` properties of About).

import { parsePurl } from "../../purl/index.ts";
import type { Part } from "../bom/part.ts";

/** Undefined entries are left out by the caller's spread. */
export function modelCardOf(part: Part): { readonly modelCard?: object } {
  if (part.kind !== "model") return {};
  const task = first(part, "model:task");
  const architecture = first(part, "model:architecture");
  const datasets = list(part, "model:dataset").map((name) => ({ type: "dataset", name }));
  const parameters = {
    ...(task === undefined ? {} : { task }),
    ...(architecture === undefined ? {} : { modelArchitecture: architecture }),
    ...(datasets.length === 0 ? {} : { datasets }),
  };
  return { modelCard: Object.keys(parameters).length === 0 ? {} : { modelParameters: parameters } };
}

/** Ancestors by purl: what a fine-tune, adapter, merge or quantisation was made from. */
export function pedigreeOf(part: Part): { readonly pedigree?: object } {
  const ancestors = list(part, "model:base-model");
  if (part.kind !== "model" || ancestors.length === 0) return {};
  const relation = first(part, "model:base-model-relation");
  return {
    pedigree: {
      ancestors: ancestors.map((text) => {
        const purl = parsePurl(text);
        return purl.ok
          ? {
              type: "machine-learning-model",
              name: [purl.value.namespace, purl.value.name].filter(Boolean).join("/"),
              purl: text,
            }
          : { type: "machine-learning-model", name: text };
      }),
      ...(relation === undefined ? {} : { notes: relation }),
    },
  };
}

function list(part: Part, key: string): readonly string[] {
  const properties = part.properties ?? {};
  if (!Object.hasOwn(properties, key)) return [];
  const value = properties[key];
  return value === undefined ? [] : typeof value === "string" ? [value] : value;
}

function first(part: Part, key: string): string | undefined {
  return list(part, key)[0];
}
