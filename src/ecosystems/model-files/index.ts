// Files that hold models: GGUF and safetensors (only their headers are read, however large they are) and MLflow's MLmodel.
import type { Ecosystem, Extractor } from "../../model/index.ts";

const gguf: Extractor = {
  id: "model-files/gguf",
  title: "GGUF model file",
  version: 1,
  files: ["*.gguf"],
  reads: "pieces",
  provides: { resolution: "installed", edges: true, licenses: true },
  load: () => import("./gguf.ts"),
};

const safetensors: Extractor = {
  id: "model-files/safetensors",
  title: "safetensors model file",
  version: 1,
  files: ["*.safetensors"],
  reads: "pieces",
  beside: ["config.json", "adapter_config.json", "../model_index.json", "model.safetensors.index.json"],
  provides: { resolution: "installed", edges: true, licenses: true },
  load: () => import("./safetensors.ts"),
};

const weights: Extractor = {
  id: "model-files/weights",
  title: "model weights (pickle, ONNX, TensorFlow, Core ML, checkpoint)",
  version: 1,
  files: [
    "pytorch_model*.bin",
    "adapter_model.bin",
    "diffusion_pytorch_model*.bin",
    "*.onnx",
    "*.ckpt",
    "*.tflite",
    "*.pth",
    "*.pt",
    "*.keras",
    "tf_model.h5",
    "*.weights.h5",
    "flax_model*.msgpack",
    "rust_model.ot",
    "saved_model.pb",
    "*.mlmodel",
    "*.dduf",
    "*.nemo",
    "ggml-*.bin",
    "*.llamafile",
    "*.ort",
    "*.ptl",
    "*.pte",
    "*.mar",
    "*.caffemodel",
    "*.pdparams",
    "*.pdiparams",
    "*.joblib",
    "*model*.pkl",
    "*model*.h5",
  ],
  reads: "pieces",
  beside: ["config.json", "adapter_config.json", "../model_index.json", "model.safetensors.index.json"],
  nameIsHint: true,
  provides: { resolution: "installed", edges: false, licenses: false },
  load: () => import("./weights.ts"),
};

const mlmodel: Extractor = {
  id: "model-files/mlmodel",
  title: "MLflow model",
  version: 1,
  files: ["MLmodel"],
  nameIsHint: true,
  provides: { resolution: "declared", edges: true, licenses: false },
  load: () => import("./mlmodel.ts"),
};

export const modelFiles: Ecosystem = {
  id: "model-files",
  title: "model files",
  purlTypes: ["generic", "huggingface"],
  extractors: [gguf, safetensors, weights, mlmodel],
  loadDialect: () => import("./dialect.ts"),
};
