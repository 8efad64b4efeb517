// Ancestors that only cached cards name: their terms bind, through the whole chain, without a row of their own.
import { describe, expect, test } from "vitest";
import { makeMemoryTree } from "../../src/io/memory-tree.ts";
import type { Report } from "../../src/model/index.ts";
import { scan } from "../../src/scan.ts";
import { policyOf } from "../policy/make.ts";

const SHA = "0123456789abcdef0123456789abcdef01234567";
const LLAMA_3_1 = "LicenseRef-scancode-llama-3.1-license-2024";

type Cards = Readonly<Record<string, string>>;

async function scanWith(files: Readonly<Record<string, string>>, cards: Cards): Promise<Report> {
  const entries = Object.entries(cards).flatMap(([id, card]): [string, string][] => {
    const folder = `models--${id.replace("/", "--")}`;
    return [
      [`${folder}/refs/main`, SHA],
      [`${folder}/snapshots/${SHA}/README.md`, card],
    ];
  });
  const cache = makeMemoryTree(new Map(entries), "cache");
  const result = await scan({
    tree: makeMemoryTree(new Map(Object.entries(files)), "project"),
    policy: policyOf("extends: [ai-models]\n"),
    today: "2026-06-01",
    machine: { folder: (variable) => (variable === "HF_HUB_CACHE" ? cache : undefined) },
  });
  if (!result.ok) throw new Error(result.error.detail);
  return result.value;
}

const ADAPTER = {
  "adapter/adapter_config.json": '{"base_model_name_or_path": "tunerco/llama-chat", "peft_type": "LORA"}',
  "adapter/README.md": "---\nlicense: mit\nbase_model: tunerco/llama-chat\nlibrary_name: peft\n---\n",
};
const CHAIN: Cards = {
  "tunerco/llama-chat": "---\nlicense: apache-2.0\nbase_model: tunerco/llama-mid\n---\n",
  "tunerco/llama-mid": "---\nlicense: apache-2.0\nbase_model:\n- meta-llama/Llama-3.1-8B\n---\n",
  "meta-llama/Llama-3.1-8B": "---\nlicense: llama3.1\n---\n",
};
const rowOf = (report: Report, name: string) => report.assessments.find(({ component }) => component.name === name);
const expressionOf = (report: Report, name: string) => {
  const conclusion = rowOf(report, name)?.conclusion;
  return conclusion?.kind === "agreed" || conclusion?.kind === "conflict" ? conclusion.expression : conclusion?.kind;
};

describe("ancestors in the hub's cache", () => {
  test("bind a model through cards that the scanned files do not name", async () => {
    const report = await scanWith(ADAPTER, CHAIN);
    expect(report.assessments.map(({ component }) => component.name)).toEqual(["adapter", "tunerco/llama-chat"]);
    expect(expressionOf(report, "adapter")).toBe(`${LLAMA_3_1} AND MIT`);
    expect(expressionOf(report, "tunerco/llama-chat")).toBe(`Apache-2.0 AND ${LLAMA_3_1}`);
    const note = rowOf(report, "adapter")?.findings.find(({ statement }) => statement.source === "lineage")?.note;
    expect(note).toBe(
      "inherited from tunerco/llama-chat, made from tunerco/llama-mid, made from meta-llama/Llama-3.1-8B",
    );
    expect(report.diagnostics.map(({ code }) => code)).toContain("LIC401");
  });

  test("that are not known are told with the whole chain", async () => {
    const { "meta-llama/Llama-3.1-8B": _, ...rest } = CHAIN;
    const cards = { ...rest, "tunerco/llama-mid": "---\nlicense: apache-2.0\nbase_model: nobody/knows-it\n---\n" };
    const report = await scanWith(ADAPTER, cards);
    const reasons = report.diagnostics.filter(({ code }) => code === "LIC404").map(({ args }) => args["reason"]);
    expect(reasons).toEqual([
      "adapter is made from tunerco/llama-chat, made from tunerco/llama-mid, made from nobody/knows-it, whose license is not known here",
    ]);
  });

  test("that are made from each other end the chain where it closes", async () => {
    const cards = { ...CHAIN, "tunerco/llama-mid": "---\nlicense: llama3.1\nbase_model: tunerco/llama-chat\n---\n" };
    expect(expressionOf(await scanWith(ADAPTER, cards), "adapter")).toBe(`${LLAMA_3_1} AND MIT`);
  });

  test("of which the tree holds one revision are known by it", async () => {
    const files = {
      "adapter/adapter_config.json": '{"base_model_name_or_path": "meta-llama/Llama-3.1-8B"}',
      "adapter/README.md": "---\nlicense: mit\nbase_model: meta-llama/Llama-3.1-8B\n---\n",
      [`hub/models--meta-llama--Llama-3.1-8B/snapshots/${SHA}/README.md`]: "---\nlicense: llama3.1\n---\n",
    };
    expect(expressionOf(await scanWith(files, {}), "adapter")).toBe(`${LLAMA_3_1} AND MIT`);
  });
});
