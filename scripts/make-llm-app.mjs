// Writes the binary files of fixtures/projects/llm-app: a GGUF header and a safetensors header, without weights.
// Usage: node scripts/make-llm-app.mjs
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../fixtures/projects/llm-app/", import.meta.url));

/** GGUF 3: magic, version, no tensors, then the metadata. https://github.com/ggml-org/ggml/blob/master/docs/gguf.md */
function gguf(pairs) {
  const parts = [Buffer.from("GGUF"), u32(3), u64(0), u64(pairs.length)];
  for (const [key, value] of pairs) {
    parts.push(text(key));
    if (typeof value === "number") parts.push(u32(4), u32(value));
    else parts.push(u32(8), text(value));
  }
  return Buffer.concat(parts);
}

function u32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function u64(value) {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

function text(value) {
  const bytes = Buffer.from(value);
  return Buffer.concat([u64(bytes.length), bytes]);
}

/** safetensors: the length of the header, then JSON. https://huggingface.co/docs/safetensors#format */
function safetensors(metadata) {
  const header = Buffer.from(JSON.stringify({ __metadata__: metadata }));
  return Buffer.concat([u64(header.length), header]);
}

function write(path, bytes) {
  mkdirSync(dirname(root + path), { recursive: true });
  writeFileSync(root + path, bytes);
}

write(
  "models/falcon-support.Q4_K_M.gguf",
  gguf([
    ["general.architecture", "falcon"],
    ["general.name", "Falcon 40B Support"],
    ["general.quantized_by", "example"],
    ["general.license", "tii-falcon-llm"],
    ["general.base_model.count", 1],
    ["general.base_model.0.name", "Falcon 40B"],
    ["general.base_model.0.organization", "Tiiuae"],
    [
      "general.base_model.0.repo_url",
      "https://huggingface.co/tiiuae/falcon-40b/tree/b0462812b2f53caab9ccc64051635a74662fc73b",
    ],
  ]),
);
write("models/support-lora/adapter_model.safetensors", safetensors({ format: "pt" }));
