// Where the licence of a model is found offline: beside its files, in the hub's cache, and as a last resort by its name.
import { describe, expect, test } from "vitest";
import { lookUp as lookUpCache } from "../../src/ecosystems/huggingface/cache.ts";
import { dialect } from "../../src/ecosystems/huggingface/dialect.ts";
import { lookUp as lookUpKnown } from "../../src/ecosystems/huggingface/known-models.ts";
import { lookUp as lookUpFolder } from "../../src/ecosystems/huggingface/model-folder.ts";
import { makeMemoryTree } from "../../src/io/memory-tree.ts";
import type { FileTree, LookUpContext, LookUpSubject, Statement } from "../../src/model/index.ts";
import { parseHubId } from "../../src/purl/hub-id.ts";

const SHA = "f5db02db724555f92da89c216ac04704f23d4590";
const EMPTY = makeMemoryTree(new Map());

function subject(purl: string, more: Partial<LookUpSubject> = {}): LookUpSubject {
  return { purl, name: purl, installPaths: [], folders: [""], mayBeMissing: false, ...more };
}

function context(tree: FileTree, cache?: FileTree): LookUpContext {
  const folder = (variable: string) => (variable === "HF_HUB_CACHE" ? cache : undefined);
  return { tree, machine: { folder }, keepText: (text) => `kept:${text.length}` };
}

function read(raw: string) {
  const statement: Statement = { purl: "pkg:huggingface/a/b", as: "name", raw, source: "t", location: { path: "x" } };
  return dialect(statement);
}

describe("the hub's cache", () => {
  const cache = makeMemoryTree(
    new Map([
      ["models--meta-llama--Llama-2-7b-hf/refs/main", `${SHA}\n`],
      [`models--meta-llama--Llama-2-7b-hf/snapshots/${SHA}/README.md`, "---\nlanguage: en\nlicense: llama2\n---\n"],
      [`models--meta-llama--Llama-2-7b-hf/snapshots/${SHA}/LICENSE.txt`, "LLAMA 2 COMMUNITY LICENSE AGREEMENT"],
      [`models--tiiuae--falcon-40b/snapshots/${SHA}/README.md`, "---\nlicense: other\nlicense_name: x\n---\n"],
      [`datasets--squad/snapshots/${SHA}/README.md`, "---\nlicense: cc-by-sa-4.0\n---\n"],
    ]),
  );

  test("tells the licence and the revision of what was downloaded", () => {
    const found = lookUpCache(subject("pkg:huggingface/meta-llama/Llama-2-7b-hf"), context(EMPTY, cache));
    if (!found.ok) throw new Error(found.error.reason);
    expect(found.value.installed).toBe(true);
    expect(found.value.statements.map(({ as, raw, location }) => [as, raw, location.line])).toEqual([
      ["name", "llama2", 3],
      ["text", "LICENSE.txt", undefined],
    ]);
    expect(found.value.about?.properties?.["model:cached-revision"]).toBe(SHA);
  });

  test("a revision that is not there is not answered by another one", () => {
    const asked = subject("pkg:huggingface/meta-llama/Llama-2-7b-hf@abc1234", { version: "abc1234" });
    const found = lookUpCache(asked, context(EMPTY, cache));
    expect(found).toEqual({ ok: true, value: { installed: false, statements: [] } });
  });

  test("of several licences one that cannot be read is not lost", () => {
    const path = `models--acme--both/snapshots/${SHA}/README.md`;
    const tree = makeMemoryTree(new Map([[path, "---\nlicense:\n- mit\n- other\nlicense_name: our-terms\n---\n"]]));
    const found = lookUpCache(subject("pkg:huggingface/acme/both"), context(EMPTY, tree));
    expect(found.ok && found.value.statements.map(({ raw }) => raw)).toEqual(['["mit","our-terms"]']);
  });

  test("an abbreviated commit finds its snapshot, and data sets are found too", () => {
    const pinned = subject("pkg:huggingface/tiiuae/falcon-40b@f5db02d", { version: "f5db02d" });
    const model = lookUpCache(pinned, context(EMPTY, cache));
    expect(model.ok && model.value.statements.map(({ raw }) => raw)).toEqual(["x"]);
    const data = lookUpCache(subject("pkg:generic/huggingface.co/datasets/squad"), context(EMPTY, cache));
    expect(data.ok && data.value.statements.map(({ raw }) => raw)).toEqual(["cc-by-sa-4.0"]);
  });

  test("is not asked without a machine", () => {
    const found = lookUpCache(subject("pkg:huggingface/meta-llama/Llama-2-7b-hf"), context(EMPTY));
    expect(found).toEqual({ ok: true, value: { installed: false, statements: [] } });
  });
});

describe("the folder of a model", () => {
  test("where code and weights have a text each, the text for the weights counts", () => {
    const tree = makeMemoryTree(
      new Map([
        ["m/LICENSE-CODE", "MIT License"],
        ["m/LICENSE-MODEL", "DEEPSEEK LICENSE AGREEMENT"],
        ["m/config.json", "{}"],
      ]),
    );
    const found = lookUpFolder(subject("pkg:generic/m", { installPaths: ["m"] }), context(tree));
    expect(found.ok && found.value.statements.map(({ raw }) => raw)).toEqual(["LICENSE-MODEL"]);
  });

  test("the agreement and its notice are both quoted", () => {
    const tree = makeMemoryTree(
      new Map([
        ["m/LICENSE.txt", "LLAMA 2 COMMUNITY LICENSE AGREEMENT"],
        ["m/Notice", "Llama 2 is licensed under the LLAMA 2 Community License, Copyright (c) Meta Platforms, Inc."],
      ]),
    );
    const found = lookUpFolder(subject("pkg:generic/m", { installPaths: ["m"] }), context(tree));
    expect(found.ok && found.value.statements.map(({ raw }) => raw)).toEqual(["LICENSE.txt", "Notice"]);
  });
});

describe("names as the last resort", () => {
  const raws = (id: string) => {
    const found = lookUpKnown(subject(`pkg:huggingface/${id}`), context(EMPTY));
    return found.ok ? found.value.statements.map(({ raw }) => raw) : [];
  };

  test("a well-known model with one licence is hinted at, as a hint", () => {
    const [raw] = raws("meta-llama/Llama-2-13b-chat-hf");
    expect(read(raw!)).toEqual({
      expression: "LicenseRef-scancode-llama-2-license-2023",
      note: "only a hint: the model's name is well known, its text was not seen",
    });
  });

  test("Falcon-40B depends on the revision, so no licence is read from its name", () => {
    const [raw] = raws("tiiuae/falcon-40b");
    expect(raw).toContain("depends on the revision");
    expect(raw).toContain("LicenseRef-TII-Falcon-LLM-1.0");
    expect(read(raw!)).toBeUndefined();
  });

  test("nothing is said of models under a permissive licence or of strangers", () => {
    expect(raws("mistralai/Mistral-7B-v0.1")).toEqual([]);
    expect(raws("somebody/llama-2-finetune")).toEqual([]);
  });

  test("Qwen2.5 has three licences, by size", () => {
    expect(raws("Qwen/Qwen2.5-3B-Instruct")[0]).toContain("LicenseRef-Qwen-Research-2024");
    expect(raws("Qwen/Qwen2.5-72B")[0]).toContain("LicenseRef-scancode-qwen-2024");
    expect(raws("Qwen/Qwen2.5-7B")).toEqual([]);
  });
});

describe("the names of licences on cards", () => {
  test("tags stand for their licence", () => {
    expect(read("llama3.1")?.expression).toBe("LicenseRef-scancode-llama-3.1-license-2024");
    expect(read("apache-2.0")?.expression).toBe("Apache-2.0");
    expect(read("license:gemma")?.expression).toBe("LicenseRef-scancode-gemma-tou-2025-03-24");
  });

  test("families, and names of several licences, are not read as one of them", () => {
    for (const raw of ["openrail-family", "cc", "gpl", "other", "unknown", "modified-mit", "yi-34b"]) {
      expect(read(raw), raw).toBeUndefined();
    }
  });
});

describe("names on the hub", () => {
  test("placeholders, paths, files and URLs are no models", () => {
    for (const text of [
      "your-org/your-model",
      "username/my-model",
      "path/to",
      "models/llama",
      "./llama",
      "a/b/c",
      "https://huggingface.co/docs",
      "org/model.json",
      "data/train",
      "<org>/<name>",
      "{org}/{name}",
      "meta-llama/",
      "gpt-4",
      "",
    ]) {
      expect(parseHubId(text), text).toBeUndefined();
    }
  });

  test("organisations and the short names of old are", () => {
    expect(parseHubId("meta-llama/Llama-2-7b-hf")).toEqual({ namespace: "meta-llama", name: "Llama-2-7b-hf" });
    expect(parseHubId("gpt2")).toEqual({ namespace: "openai-community", name: "gpt2" });
    expect(parseHubId("constructor")).toBeUndefined();
  });
});
