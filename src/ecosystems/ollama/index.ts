// Ollama: Modelfiles and the store of pulled models. https://docs.ollama.com
import type { Ecosystem, Extractor, LicenseSource } from "../../model/index.ts";

const modelfile: Extractor = {
  id: "ollama/modelfile",
  title: "Ollama Modelfile",
  version: 1,
  files: ["Modelfile", "Modelfile.*", "*.Modelfile", "*.modelfile"],
  nameIsHint: true,
  provides: { resolution: "declared", edges: true, licenses: true },
  load: () => import("./modelfile.ts"),
};

const manifest: Extractor = {
  id: "ollama/manifest",
  title: "model in an Ollama store",
  version: 1,
  files: ["manifests/registry.ollama.ai/*/*/*", "manifests/hf.co/*/*/*"],
  beside: ["../../../../blobs/sha256-*"],
  nameIsHint: true,
  provides: { resolution: "installed", edges: false, licenses: true },
  load: () => import("./store.ts"),
};

const store: LicenseSource = {
  id: "ollama/store",
  title: "Ollama's store on this machine",
  reach: "machine",
  load: () => import("./store.ts"),
};

const knownModels: LicenseSource = {
  id: "ollama/known-models",
  title: "table of Ollama's library (a name is only a hint)",
  reach: "machine",
  lastResort: true,
  load: () => import("./known-models.ts"),
};

export const ollama: Ecosystem = {
  id: "ollama",
  title: "Ollama",
  purlTypes: ["generic", "huggingface"],
  extractors: [modelfile, manifest],
  sources: [store, knownModels],
  loadDialect: () => import("./dialect.ts"),
};
