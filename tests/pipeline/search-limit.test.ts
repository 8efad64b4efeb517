// How large a file may be to be searched: source code of megabytes is a bundle, a notebook of megabytes has pictures in it.
import { expect, test } from "vitest";
import { makeMemoryTree } from "../../src/io/memory-tree.ts";
import { scan } from "../../src/scan.ts";
import { policyOf } from "../policy/make.ts";

const CELL = { cell_type: "code", source: ["m = AutoModel.from_pretrained('BAAI/bge-m3')  # huggingface\n"] };

async function scanOne(path: string, content: string) {
  const result = await scan({
    tree: makeMemoryTree(new Map([[path, content]]), "project"),
    policy: policyOf("extends: [ai-models]\n"),
    today: "2026-06-01",
  });
  if (!result.ok) throw new Error(result.error.detail);
  const names = result.value.assessments.map(({ component }) => component.name);
  const notes = result.value.diagnostics.filter(({ code }) => code === "LIC201").map(({ location }) => location?.path);
  return { names, notes };
}

function notebook(megabytes: number): string {
  const outputs = [{ data: { "image/png": "A".repeat(megabytes * 1024 * 1024) } }];
  return JSON.stringify({ cells: [{ ...CELL, outputs }], nbformat: 4 });
}

test("a notebook with megabytes of pictures is searched", async () => {
  expect(await scanOne("train.ipynb", notebook(5))).toEqual({ names: ["BAAI/bge-m3"], notes: [] });
});

test("a notebook beyond the limit is told, not passed over in silence", async () => {
  expect(await scanOne("huge.ipynb", notebook(33))).toEqual({ names: [], notes: ["huge.ipynb"] });
});

test("source code of megabytes is generated: it is neither searched nor told", async () => {
  const code = `m = AutoModel.from_pretrained("BAAI/bge-m3")\n${"# huggingface\n".repeat(200_000)}`;
  expect(await scanOne("bundle.py", code)).toEqual({ names: [], notes: [] });
});
