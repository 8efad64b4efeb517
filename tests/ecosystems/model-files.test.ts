// Headers of model files: correct on files of independent writers (see the fixtures), calm on broken and hostile ones.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readGgufHeader } from "../../src/ecosystems/model-files/gguf-header.ts";
import type { ReadPiece } from "../../src/ecosystems/model-files/piece-reader.ts";
import { readMetadata } from "../../src/ecosystems/model-files/safetensors.ts";

const fixtures = join(import.meta.dirname, "../../fixtures/ecosystems/model-files");
const llama = readFileSync(join(fixtures, "gguf/official-writer/input/models/llama-2-7b-chat.Q4_K_M.gguf"));
const style = readFileSync(join(fixtures, "safetensors/official-writer/input/loras/style.safetensors"));

/** A file that starts with `head` and goes on with zeros up to `size`, and how many bytes of it were read. */
function sparse(head: Uint8Array, size: number): { read: ReadPiece; spent: () => number } {
  let spent = 0;
  const read: ReadPiece = (start, length) => {
    const end = Math.min(start + length, size);
    const piece = new Uint8Array(Math.max(0, end - start));
    if (start < head.length) piece.set(head.subarray(start, Math.min(end, head.length)));
    spent += piece.length;
    return { ok: true, value: piece };
  };
  return { read, spent: () => spent };
}

function gguf(head: Uint8Array, size = head.length) {
  return readGgufHeader(sparse(head, size).read, size);
}

function withNumber(bytes: Uint8Array, at: number, value: bigint): Uint8Array {
  const copy = Uint8Array.from(bytes);
  new DataView(copy.buffer).setBigUint64(at, value, true);
  return copy;
}

describe("GGUF headers", () => {
  test("the metadata of a file written by llama.cpp's own library is read", () => {
    const header = gguf(llama);
    if (!header.ok) throw new Error(header.error.reason);
    expect(header.value.version).toBe(3);
    expect(header.value.tensorCount).toBe(1);
    expect(header.value.values.get("general.license")).toBe("llama2");
    expect(header.value.values.get("general.tags")).toEqual(["llama", "text-generation"]);
    expect(header.value.values.get("general.base_model.0.repo_url")).toContain("meta-llama/Llama-2-7b-chat-hf");
  });

  test("of a file of 40 GB only the header is read", () => {
    const file = sparse(llama, 40_000_000_000);
    const header = readGgufHeader(file.read, 40_000_000_000);
    expect(header.ok && header.value.values.get("general.name")).toBe("Llama 2 7B Chat");
    expect(file.spent()).toBeLessThan(1_000_000);
  });

  test("counts of 2^63, and counts that the file is too short for, are lies", () => {
    for (const at of [8, 16]) {
      for (const value of [2n ** 63n, 2n ** 64n - 1n, 2n ** 53n, 10_000_000n]) {
        const header = gguf(withNumber(llama, at, value));
        expect(header.ok, `${value} at ${at}`).toBe(false);
        expect(!header.ok && header.error.code).toBe("LIC102");
      }
    }
  });

  test("more entries than any writer makes are not counted through, however large the file", () => {
    const file = sparse(withNumber(llama, 16, 2n ** 31n), 40_000_000_000);
    const header = readGgufHeader(file.read, 40_000_000_000);
    expect(!header.ok && header.error.code).toBe("LIC103");
    expect(file.spent()).toBeLessThan(1_000_000);
  });

  test("a length that leads beyond the end is told, wherever it stands", () => {
    // The length of the first key, and that of the first text.
    for (const at of [24, 24 + 8 + "general.architecture".length + 4]) {
      expect(gguf(withNumber(llama, at, 1_000_000n)).ok).toBe(false);
    }
  });

  test("40 GB of zeros behind a plausible start cost no more than the budget", () => {
    const head = new Uint8Array(24);
    head.set([0x47, 0x47, 0x55, 0x46, 3]);
    new DataView(head.buffer).setBigUint64(16, 3_000_000_000n, true);
    const file = sparse(head, 40_000_000_000);
    const header = readGgufHeader(file.read, 40_000_000_000);
    expect(!header.ok && header.error.code).toBe("LIC103");
    expect(file.spent()).toBeLessThan(40_000_000);
  });

  test("cut anywhere it either reads what is there or says that it ends too early", () => {
    for (let length = 0; length < llama.length; length += 7) {
      const header = gguf(llama.subarray(0, length));
      if (!header.ok) expect(header.error.reason).not.toBe("");
    }
    expect(gguf(llama.subarray(0, 600)).ok).toBe(false);
  });

  test("other files and versions to come are refused", () => {
    expect(gguf(new TextEncoder().encode("GGML and more than eight bytes")).ok).toBe(false);
    const later = Uint8Array.from(llama);
    later[4] = 9;
    expect(gguf(later)).toEqual({ ok: false, error: { code: "LIC102", reason: "GGUF version 9 is not known" } });
  });
});

describe("safetensors headers", () => {
  test("the metadata of a file written by the reference library is read", () => {
    const metadata = readMetadata(sparse(style, style.length).read, style.length);
    expect(metadata.ok && metadata.value.get("modelspec.license")).toBe("CreativeML Open RAIL-M");
  });

  test("of a file of 40 GB only the header is read", () => {
    const file = sparse(style, 40_000_000_000);
    expect(readMetadata(file.read, 40_000_000_000).ok).toBe(true);
    expect(file.spent()).toBeLessThan(200_000);
  });

  test("a header longer than the file, than the format allows, or of 2^63 bytes is a lie", () => {
    for (const value of [2n ** 63n, 200_000_000n, BigInt(style.length)]) {
      const metadata = readMetadata(sparse(withNumber(style, 0, value), style.length).read, style.length);
      expect(!metadata.ok && metadata.error.code).toBe("LIC102");
    }
  });

  test("of a header of many megabytes the metadata at its start is enough", () => {
    const header = `{"__metadata__":{"license":"apache-2.0","note":"a \\"}\\" inside"},"w":${" ".repeat(5_000_000)}1}`;
    const bytes = new Uint8Array(8 + header.length);
    new DataView(bytes.buffer).setBigUint64(0, BigInt(header.length), true);
    bytes.set(new TextEncoder().encode(header), 8);
    const file = sparse(bytes, bytes.length);
    const metadata = readMetadata(file.read, bytes.length);
    expect(metadata.ok && metadata.value.get("note")).toBe('a "}" inside');
    expect(file.spent()).toBeLessThan(1_000_000);
  });

  test("broken JSON is told with its reason", () => {
    const broken = Uint8Array.from(style);
    broken[9] = 0x7b;
    expect(readMetadata(sparse(broken, broken.length).read, broken.length).ok).toBe(false);
  });
});
