// Reads a bill of materials, ours or another tool's, or a report of ours, as rows to compare.
import { basename, resolve } from "node:path";
import { type ComparedRow, rowsOfReport } from "../compare.ts";
import { sbom } from "../ecosystems/sbom/index.ts";
import {
  getObject,
  getString,
  isArray,
  isObject,
  type JsonObject,
  type JsonValue,
  parseJson,
} from "../formats/json.ts";
import { makeMemoryTree } from "../io/memory-tree.ts";
import type { Answer, Report } from "../model/index.ts";
import { ANSWERS } from "../model/index.ts";
import { findPreset } from "../policy/presets.ts";
import { showLoss } from "../reporters/bom/describe.ts";
import { scan } from "../scan.ts";
import { readText } from "./read-input.ts";
import { UsageError } from "./usage-error.ts";

/** Throws a UsageError where the file is none of these or is broken: half a BOM compared is a wrong answer. */
export async function readBomRows(cwd: string, path: string): Promise<readonly ComparedRow[]> {
  const text = readText(cwd, path);
  const own = rowsOfOwnReport(text);
  if (own !== undefined) return own;
  const name = nameByContent(text, basename(path));
  if (name === undefined)
    throw new UsageError(`${path} is no SBOM`, "CycloneDX, SPDX and licet's own --json reports are read");
  const report = await scanBom(name, text, resolve(cwd, path));
  const loss = report.diagnostics.find(({ gravity }) => gravity === "loss");
  if (loss !== undefined) throw new UsageError(`${path}: ${showLoss(loss)}`);
  return rowsOfReport(report);
}

async function scanBom(name: string, text: string, label: string): Promise<Report> {
  const policy = findPreset("distributed");
  if (policy === undefined) throw new Error("the preset distributed is missing");
  const tree = makeMemoryTree(new Map([[name, text]]), label);
  const result = await scan({ tree, policy, today: "1970-01-01", ecosystems: [sbom] });
  if (!result.ok) throw new Error(result.error.detail);
  return result.value;
}

/** A name that the readers of SBOMs go by, whatever the file is called. */
function nameByContent(text: string, name: string): string | undefined {
  const start = text.slice(0, 4096);
  if (/^\s*[{[]/.test(start)) return /"(?:bomFormat|spdxVersion|@context|SPDXID)"/.test(text) ? "bom.json" : undefined;
  if (/^\s*</.test(start)) return /cyclonedx\.org/.test(start) ? "bom.xml" : undefined;
  if (/^SPDXVersion:/m.test(start)) return "bom.spdx";
  if (/^(?:spdxVersion|SPDXID):/m.test(start)) return "bom.spdx.yaml";
  return /\.(?:spdx|cdx)/.test(name) ? name : undefined;
}

function rowsOfOwnReport(text: string): readonly ComparedRow[] | undefined {
  if (!text.trimStart().startsWith("{") || !/"schemaVersion"/.test(text.slice(0, 200))) return undefined;
  const parsed = parseJson(text);
  if (!parsed.ok || !isObject(parsed.value) || getString(getObject(parsed.value, "tool") ?? {}, "name") !== "licet")
    return undefined;
  const components = parsed.value["components"];
  return isArray(components) ? components.filter(isObject).map(rowOf) : undefined;
}

function rowOf(component: JsonObject): ComparedRow {
  const version = getString(component, "version");
  const license = getString(getObject(component, "conclusion") ?? {}, "expression");
  const answer = answerOf(getObject(component, "verdict")?.["answer"]);
  return {
    purl: getString(component, "purl") ?? "",
    name: getString(component, "name") ?? "",
    ...(version === undefined ? {} : { version }),
    ...(license === undefined ? {} : { license }),
    ...(answer === undefined ? {} : { answer }),
  };
}

function answerOf(value: JsonValue | undefined): Answer | undefined {
  return ANSWERS.find((answer) => answer === value);
}
