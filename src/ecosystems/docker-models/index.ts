// Models as OCI artifacts: layouts in the tree, and the store of Docker Model Runner. https://docs.docker.com/ai/model-runner/
import type { Ecosystem, Extractor, LicenseSource } from "../../model/index.ts";

const layout: Extractor = {
  id: "docker-models/oci-layout",
  title: "OCI image layout with a model",
  version: 1,
  files: ["index.json"],
  beside: ["blobs/sha256/*"],
  nameIsHint: true,
  provides: { resolution: "installed", edges: true, licenses: true },
  load: async () => ({ extract: (await import("./layout.ts")).extractLayout }),
};

const store: Extractor = {
  id: "docker-models/store",
  title: "store of Docker Model Runner",
  version: 1,
  files: ["models.json"],
  beside: ["manifests/sha256/*", "blobs/sha256/*"],
  nameIsHint: true,
  provides: { resolution: "installed", edges: true, licenses: true },
  load: async () => ({ extract: (await import("./layout.ts")).extractStore }),
};

const machineStore: LicenseSource = {
  id: "docker-models/machine-store",
  title: "Docker Model Runner's store on this machine",
  reach: "machine",
  load: () => import("./machine-store.ts"),
};

const knownModels: LicenseSource = {
  id: "docker-models/known-models",
  title: "table of Docker's models (a name is only a hint)",
  reach: "machine",
  lastResort: true,
  load: () => import("./known-models.ts"),
};

export const dockerModels: Ecosystem = {
  id: "docker-models",
  title: "Docker models (OCI)",
  purlTypes: ["oci", "huggingface"],
  extractors: [layout, store],
  sources: [machineStore, knownModels],
  loadDialect: () => import("./dialect.ts"),
};
