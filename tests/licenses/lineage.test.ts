// What a model inherits from the models it was made from, and what does not fit.
import { beforeAll, describe, expect, test } from "vitest";
import { type LineageNode, traceLineage } from "../../src/licenses/lineage.ts";
import { loadTerms, type TermsTable } from "../../src/licenses/terms/index.ts";
import type { Conclusion } from "../../src/model/index.ts";

const LLAMA_2 = "LicenseRef-scancode-llama-2-license-2023";
const LLAMA_3_1 = "LicenseRef-scancode-llama-3.1-license-2024";
const FALCON = "LicenseRef-TII-Falcon-LLM-1.0";

let terms: TermsTable;
beforeAll(async () => {
  terms = await loadTerms();
});

function model(
  name: string,
  license: string | undefined,
  bases: readonly string[] = [],
  more: Partial<LineageNode> = {},
): LineageNode {
  const conclusion: Conclusion =
    license === undefined
      ? { kind: "absent", because: "not-installed" }
      : { kind: "agreed", expression: license, from: [0] };
  const purl = name.includes("/") ? `pkg:huggingface/${name}` : `pkg:generic/${name}`;
  const location = { path: `${name}/README.md`, line: 1 };
  const purls = bases.map((base) => (base.includes("/") ? `pkg:huggingface/${base}` : `pkg:generic/${base}`));
  return { purl, name, conclusion, bases: purls, unresolved: [], isShipped: true, location, ...more };
}

function trace(...nodes: LineageNode[]) {
  const found = traceLineage(nodes, (license) => terms.find(license)).get(nodes[0]!.purl);
  return {
    inherited: (found?.inherited ?? []).map(({ expression, path }) => [
      expression,
      path.map((purl) => purl.replace(/^pkg:\w+\//, "")),
    ]),
    codes: (found?.diagnostics ?? []).map(({ code }) => code),
    reasons: (found?.diagnostics ?? []).map(({ args }) => String(args["reason"])),
  };
}

const llama2 = model("meta-llama/Llama-2-7b-hf", LLAMA_2, [], { isShipped: false });
const llama31 = model("meta-llama/Llama-3.1-8B", LLAMA_3_1, [], { isShipped: false });
const mistral = model("mistralai/Mistral-7B-v0.1", "Apache-2.0", [], { isShipped: false });

describe("inherited terms", () => {
  test("a permissive tag on a restricted ancestor loses nothing: the ancestor's terms bind, and the loss is told", () => {
    const tuned = model("support-chat", "Apache-2.0", ["meta-llama/Llama-2-7b-hf"]);
    const { inherited, codes, reasons } = trace(tuned, llama2);
    expect(inherited).toEqual([[LLAMA_2, ["support-chat", "meta-llama/Llama-2-7b-hf"]]]);
    expect(codes).toEqual(["LIC401"]);
    expect(reasons[0]).toContain("says Apache-2.0");
  });

  test("terms come down a chain, with the whole path", () => {
    const middle = model("acme/llama-2-chat", "MIT", ["meta-llama/Llama-2-7b-hf"], { isShipped: false });
    const { inherited } = trace(model("chat-q4", LLAMA_2, ["acme/llama-2-chat"]), middle, llama2);
    expect(inherited).toEqual([[LLAMA_2, ["chat-q4", "acme/llama-2-chat", "meta-llama/Llama-2-7b-hf"]]]);
  });

  test("a permissive ancestor passes nothing on, and its licence need not be repeated", () => {
    expect(trace(model("tuned", "MIT", ["mistralai/Mistral-7B-v0.1"]), mistral)).toEqual({
      inherited: [],
      codes: [],
      reasons: [],
    });
  });

  test("an ancestor that offers a free choice binds nobody; one whose choices all bind does", () => {
    const free = model("a/free", "GPL-3.0-only OR MIT");
    expect(trace(model("x", "MIT", ["a/free"]), free).inherited).toEqual([]);
    const bound = model("a/bound", `GPL-3.0-only OR ${LLAMA_2}`);
    expect(trace(model("x", "MIT", ["a/bound"]), bound).inherited[0]?.[0]).toBe(`GPL-3.0-only OR ${LLAMA_2}`);
  });

  test("an owner may put a descendant of its own under other terms", () => {
    const deepseek = "LicenseRef-scancode-deepseek-la-1.0";
    const v3 = model("deepseek-ai/DeepSeek-V3", deepseek);
    expect(trace(model("deepseek-ai/DeepSeek-R1", "MIT", ["deepseek-ai/DeepSeek-V3"]), v3).inherited).toEqual([]);
    expect(trace(model("acme/r1", "MIT", ["deepseek-ai/DeepSeek-V3"]), v3).inherited).toHaveLength(1);
  });

  test("a cycle and a long chain come to an end", () => {
    const a = model("a/a", LLAMA_2, ["b/b"]);
    const b = model("b/b", FALCON, ["a/a"]);
    expect(trace(a, b).inherited).toHaveLength(1);
    const chain = Array.from({ length: 100 }, (_, at) =>
      model(`c/${at}`, FALCON, [`c/${at + 1}`], { isShipped: false }),
    );
    expect(trace(...chain).inherited).toHaveLength(0);
    const mixed = chain.map((node, at) => ({ ...node, purl: `pkg:generic/${at}`, bases: [`pkg:generic/${at + 1}`] }));
    expect(traceLineage(mixed, (license) => terms.find(license)).get("pkg:generic/0")?.inherited).toHaveLength(20);
  });
});

describe("names", () => {
  test("a model made with Llama 3.1 must be called Llama…", () => {
    const { codes, reasons } = trace(model("support-chat", LLAMA_3_1, ["meta-llama/Llama-3.1-8B"]), llama31);
    expect(codes).toEqual(["LIC402"]);
    expect(reasons[0]).toContain('must begin with "Llama" (LicenseRef-scancode-llama-3.1-license-2024, 1.b.i)');
  });

  test("case, dashes and the folder do not matter; the published name counts", () => {
    for (const name of ["llama-support", "acme/Llama_3.1_support"]) {
      expect(trace(model(name, LLAMA_3_1, ["meta-llama/Llama-3.1-8B"]), llama31).codes).toEqual([]);
    }
    const named = model("folder", LLAMA_3_1, ["meta-llama/Llama-3.1-8B"], { publishedName: "Llama 3.1 Support" });
    expect(trace(named, llama31).codes).toEqual([]);
  });

  test("its own licence asks as well, where the model it was made from is not known here", () => {
    const tuned = model("acme/support-chat", LLAMA_3_1, ["stranger/llama-tune"]);
    expect(trace(tuned).codes).toEqual(["LIC402", "LIC404"]);
    // Nobody's descendant, or the owner's own.
    expect(trace(model("acme/support-chat", LLAMA_3_1)).codes).toEqual([]);
    expect(trace(model("meta-llama/Meta-Llama-3.1", LLAMA_3_1, ["meta-llama/unknown"])).codes).toEqual(["LIC404"]);
  });

  test("Llama 2 asks for no name, and a mere quantisation keeps the one it has", () => {
    expect(trace(model("support-chat", LLAMA_2, ["meta-llama/Llama-2-7b-hf"]), llama2).codes).toEqual([]);
    const quantized = model("meta-llama-q4", LLAMA_3_1, ["meta-llama/Llama-3.1-8B"], { relation: "quantized" });
    expect(trace(quantized, llama31).codes).toEqual([]);
  });
});

describe("what does not go together", () => {
  test("share-alike and a limited licence", () => {
    const shared = model("a/shared", "CC-BY-SA-4.0");
    const { codes, reasons } = trace(
      model("both", `CC-BY-SA-4.0 AND ${LLAMA_3_1}`, ["a/shared", "meta-llama/Llama-3.1-8B"], {
        publishedName: "Llama both",
      }),
      shared,
      llama31,
    );
    expect(codes).toEqual(["LIC403"]);
    expect(reasons[0]).toContain("CC-BY-SA-4.0 wants the result under itself");
  });

  test("a merge of Llama 2 with another family improves another model: 1.b.v", () => {
    const merged = model("merged", LLAMA_2, ["meta-llama/Llama-2-7b-hf", "mistralai/Mistral-7B-v0.1"], {
      relation: "merge",
    });
    const { codes, reasons } = trace(merged, llama2, mistral);
    expect(codes).toEqual(["LIC403"]);
    expect(reasons[0]).toContain("1.b.v");
  });

  test("a merge within the family is fine", () => {
    const sibling = model("acme/llama-2-math", LLAMA_2, ["meta-llama/Llama-2-7b-hf"], { isShipped: false });
    const merged = model("merged", LLAMA_2, ["meta-llama/Llama-2-7b-hf", "acme/llama-2-math"], { relation: "merge" });
    expect(trace(merged, llama2, sibling).codes).toEqual([]);
  });
});

describe("what is not known", () => {
  test("a base that leads nowhere, and one whose licence nobody knows here", () => {
    const lost = model("tuned", "MIT", ["who/knows"], { unresolved: ["./checkpoints/base"] });
    expect(trace(lost).codes).toEqual(["LIC404", "LIC404"]);
  });

  test("an architecture proves no descent: Yi is built like Llama and was trained from scratch", () => {
    const yi = model("yi-34b", "Apache-2.0", [], { architecture: "LlamaForCausalLM" });
    expect(trace(yi)).toEqual({ inherited: [], codes: [], reasons: [] });
    const bare = model("mystery", undefined, [], { architecture: "LlamaForCausalLM" });
    expect(trace(bare).inherited).toEqual([]);
    expect(trace(bare).reasons[0]).toContain("proves none");
  });

  test("nothing is said of models that are only referenced", () => {
    expect(trace(model("a/b", "MIT", ["who/knows"], { isShipped: false })).codes).toEqual([]);
  });
});

describe("the name of a folder", () => {
  const gravities = (node: LineageNode) =>
    (traceLineage([node, llama31], (license) => terms.find(license)).get(node.purl)?.diagnostics ?? [])
      .filter(({ code }) => code === "LIC402")
      .map(({ gravity }) => gravity);

  test("that lacks the prefix is worth a note, a published name that lacks it is a problem", () => {
    const base = ["meta-llama/Llama-3.1-8B"];
    expect(gravities(model("support-lora", LLAMA_3_1, base))).toEqual(["note"]);
    expect(gravities(model("support-lora", LLAMA_3_1, base, { publishedName: "support-lora" }))).toEqual(["problem"]);
    expect(gravities(model("x", LLAMA_3_1, base, { publishedName: "Llama-support" }))).toEqual([]);
  });
});
