// Models as OCI artifacts: names, the store of Docker Model Runner on this machine, and what hostile layouts cost.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { lookUp as lookUpKnown } from "../../src/ecosystems/docker-models/known-models.ts";
import { extractLayout } from "../../src/ecosystems/docker-models/layout.ts";
import { lookUp } from "../../src/ecosystems/docker-models/machine-store.ts";
import type { ExtractContext } from "../../src/model/index.ts";
import { dockerModelComponent } from "../../src/purl/index.ts";
import { readFolder } from "../conformance/fixtures.ts";
import { type Files, makeContext, makeSubject } from "./look-up.ts";

const STORE = join(
  import.meta.dirname,
  "../../fixtures/ecosystems/docker-models/store/model-runner/input/.docker/models",
);
const place = { path: "compose.yaml" };

function storeFiles(): Files {
  return Object.fromEntries(readFolder(STORE));
}

describe("names of Docker models", () => {
  test.each([
    ["ai/smollm2", "pkg:oci/smollm2?repository_url=docker.io%2Fai%2Fsmollm2"],
    ["smollm2:latest", "pkg:oci/smollm2?repository_url=docker.io%2Fai%2Fsmollm2"],
    ["index.docker.io/ai/smollm2:360M", "pkg:oci/smollm2?repository_url=docker.io%2Fai%2Fsmollm2&tag=360M"],
    ["localhost:5000/team/a/m:1", "pkg:oci/m?repository_url=localhost:5000%2Fteam%2Fa%2Fm&tag=1"],
    ["hf.co/bartowski/Llama-3.2-1B-Instruct-GGUF:Q4", "pkg:huggingface/bartowski/Llama-3.2-1B-Instruct-GGUF"],
  ])("%s is %s", (name, purl) => {
    expect(dockerModelComponent(name, place)?.purl).toBe(purl);
  });

  test.each(["", "$MODEL", "../model", "ai/", "AI/Smol", "https://example.org/x", "a b", "x".repeat(400)])(
    "%j is none",
    (name) => {
      expect(dockerModelComponent(name, place)).toBeUndefined();
    },
  );
});

describe("the store on this machine", () => {
  const purl = "pkg:oci/llama3.2?repository_url=docker.io%2Fai%2Fllama3.2";

  test("tells the license layer of a pulled model", () => {
    const found = lookUp(makeSubject(purl, "ai/llama3.2"), makeContext({}, { MODELS_PATH: storeFiles() }));
    if (!found.ok) throw new Error(found.error.reason);
    expect(found.value.installed).toBe(true);
    expect(found.value.statements.map(({ as, raw }) => [as, raw])).toEqual([
      ["name", "llama3.2"],
      ["text", "license"],
    ]);
    expect(found.value.statements[1]?.location.path).toMatch(/^\$MODELS_PATH\/blobs\/sha256\/[0-9a-f]{64}$/);
  });

  test("knows the hub's repositories in small letters, but answers for no pinned revision", () => {
    const context = makeContext({}, { MODELS_PATH: storeFiles() });
    const hub = "pkg:huggingface/LiquidAI/LFM2-350M-GGUF";
    const found = lookUp(makeSubject(hub, "x"), context);
    expect(found.ok && found.value.statements.map(({ raw }) => raw)).toContain("lfm1.0");
    const pinned = lookUp(makeSubject(`${hub}@abc1234`, "x", "abc1234"), context);
    expect(pinned.ok && pinned.value.installed).toBe(false);
  });

  test("says nothing of a model that was not pulled, and nothing without a store", () => {
    const other = makeSubject("pkg:oci/x?repository_url=docker.io%2Fai%2Fx", "ai/x");
    for (const context of [makeContext({}), makeContext({}, { MODELS_PATH: storeFiles() })])
      expect(lookUp(other, context)).toEqual({ ok: true, value: { installed: false, statements: [] } });
  });

  test("hints by name only for licenses with limits", () => {
    const context = makeContext({});
    const hint = lookUpKnown(makeSubject(purl, "ai/llama3.2"), context);
    expect(hint.ok && hint.value.diagnostics?.[0]?.code).toBe("LIC205");
    const free = lookUpKnown(
      makeSubject("pkg:oci/smollm2?repository_url=docker.io%2Fai%2Fsmollm2", "ai/smollm2"),
      context,
    );
    const elsewhere = lookUpKnown(makeSubject("pkg:oci/llama3.2?repository_url=ghcr.io%2Fai%2Fllama3.2", "x"), context);
    for (const one of [free, elsewhere]) expect(one.ok && one.value.statements).toEqual([]);
  });
});

describe("hostile layouts", () => {
  const digest = (char: string) => `sha256:${char.repeat(64)}`;
  const manifests = (list: unknown) => JSON.stringify({ schemaVersion: 2, manifests: list });

  function read(index: string, blobs: Readonly<Record<string, string>>) {
    const asked: string[] = [];
    const context: ExtractContext = {
      machine: { folder: () => undefined },
      size: 0,
      keepText: (text) => text,
      listBeside: () => [],
      namesIn: () => [],
      isForeign: () => false,
      piece: () => ({ ok: true, value: new Uint8Array() }),
      beside: (path) => {
        asked.push(path);
        const text = blobs[path.slice(-64)];
        return text === undefined ? undefined : { ok: true, value: { path, text, bytes: new Uint8Array() } };
      },
    };
    const result = extractLayout({ path: "oci/index.json", text: index, bytes: new Uint8Array() }, context);
    return { result, asked };
  }

  test("an index that contains itself is read once", () => {
    const self = manifests([{ digest: digest("a") }]);
    const { result, asked } = read(self, { ["a".repeat(64)]: self });
    expect(result.ok && result.value.components).toEqual([]);
    expect(asked).toHaveLength(1);
  });

  test("digests that are paths, other algorithms and no texts are never opened", () => {
    const bad = ["../../etc/passwd", "sha256:../../x", `sha512:${"a".repeat(128)}`, digest("A"), 7, null, "__proto__"];
    const { result, asked } = read(manifests(bad.map((one) => ({ digest: one }))), {});
    expect(asked).toEqual([]);
    expect(result.ok && result.value.components).toEqual([]);
  });

  test("a lying size of a license layer costs that layer, visibly", () => {
    const manifest = JSON.stringify({
      config: { mediaType: "application/vnd.docker.ai.model.config.v0.1+json", digest: digest("c") },
      layers: [{ mediaType: "application/vnd.docker.ai.license", digest: digest("d"), size: 2 ** 63 }],
    });
    const { result } = read(manifests([{ digest: digest("b") }]), {
      ["b".repeat(64)]: manifest,
      ["c".repeat(64)]: "{}",
    });
    expect(result.ok && result.value.components).toHaveLength(1);
    expect(result.ok && result.value.diagnostics.map(({ code }) => code)).toEqual(["LIC108"]);
  });
});

test("the fixture of the store is what its index says", () => {
  const index = JSON.parse(readFileSync(join(STORE, "models.json"), "utf8"));
  for (const { id } of index.models) expect(Object.keys(storeFiles())).toContain(`manifests/sha256/${id.slice(7)}`);
});
