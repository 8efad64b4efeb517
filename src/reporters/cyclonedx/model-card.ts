// Model cards and lineage of AI models, from what their own files state (`model:*` properties of About).
import { parsePurl } from "../../purl/index.ts";
import type { Part } from "../bom/part.ts";
import type { SpecVersion } from "./license-ids.ts";
import { concludedChoice } from "./licenses.ts";

/** Part by purl, for ancestors that are components themselves. */
export type FindPart = (purl: string) => Part | undefined;

export function modelCardOf(part: Part): { readonly modelCard?: object } {
  if (part.kind !== "model") return {};
  const task = first(part, "model:task");
  const family = first(part, "model:type");
  const architecture = first(part, "model:architecture");
  const datasets = list(part, "model:datasets").map((name) => ({ type: "dataset", name: nameOf(name) }));
  const parameters = {
    ...(task === undefined ? {} : { task }),
    ...(family === undefined ? {} : { architectureFamily: family }),
    ...(architecture === undefined ? {} : { modelArchitecture: architecture }),
    ...(datasets.length === 0 ? {} : { datasets }),
  };
  return { modelCard: Object.keys(parameters).length === 0 ? {} : { modelParameters: parameters } };
}

/** What a fine-tune, adapter, merge or quantisation was made from, with its own licence where it is known. */
export function pedigreeOf(part: Part, version: SpecVersion, findPart: FindPart): { readonly pedigree?: object } {
  if (part.kind !== "model") return {};
  const known = list(part, "model:base");
  const named = list(part, "model:base-unresolved");
  if (known.length + named.length === 0) return {};
  const relation = first(part, "model:base-relation");
  return {
    pedigree: {
      ancestors: [
        ...known.map((purl) => {
          const ancestor = findPart(purl);
          const licenses = ancestor === undefined ? [] : concludedChoice(ancestor, version);
          return {
            type: "machine-learning-model",
            name: ancestor?.name ?? nameOf(purl),
            ...(licenses.length === 0 ? {} : { licenses }),
            ...(parsePurl(purl).ok ? { purl } : {}),
          };
        }),
        ...named.map((name) => ({ type: "machine-learning-model", name })),
      ],
      ...(relation === undefined ? {} : { notes: relation }),
    },
  };
}

/** "organisation/name" of a purl; other names stay as they are. */
function nameOf(text: string): string {
  const purl = parsePurl(text);
  if (!purl.ok) return text;
  return purl.value.namespace === undefined ? purl.value.name : `${purl.value.namespace}/${purl.value.name}`;
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
