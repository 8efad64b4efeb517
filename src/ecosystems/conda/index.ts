// Conda and pixi: environments, lockfiles and what is installed. https://docs.conda.io/projects/conda/en/stable/user-guide/concepts/index.html
import type { Ecosystem, Extractor, LicenseSource } from "../../model/index.ts";

const condaLock: Extractor = {
  id: "conda/conda-lock",
  title: "conda-lock lockfile",
  version: 1,
  files: ["conda-lock.yml", "conda-lock.yaml", "*.conda-lock.yml"],
  supersedes: ["conda/environment"],
  provides: { resolution: "locked", edges: true, licenses: false },
  load: () => import("./conda-lock.ts"),
};

const pixiLock: Extractor = {
  id: "conda/pixi-lock",
  title: "pixi lockfile, versions 1 to 7",
  version: 1,
  files: ["pixi.lock"],
  beside: ["pixi.toml", "pyproject.toml"],
  supersedes: ["conda/pixi-toml"],
  provides: { resolution: "locked", edges: true, licenses: true },
  load: () => import("./pixi-lock.ts"),
};

const environment: Extractor = {
  id: "conda/environment",
  title: "conda environment",
  version: 1,
  files: ["environment.yml", "environment.yaml", "*environment*.yml", "*environment*.yaml"],
  nameIsHint: true,
  provides: { resolution: "declared", edges: true, licenses: false },
  load: () => import("./environment.ts"),
};

const pixiToml: Extractor = {
  id: "conda/pixi-toml",
  title: "pixi manifest",
  version: 1,
  files: ["pixi.toml"],
  provides: { resolution: "declared", edges: true, licenses: false },
  load: () => import("./pixi-toml.ts"),
};

const installed: LicenseSource = {
  id: "conda/installed",
  title: "installed conda package: its record in conda-meta",
  reach: "workspace",
  load: () => import("./installed.ts"),
};

export const conda: Ecosystem = {
  id: "conda",
  title: "Conda and pixi",
  purlTypes: ["conda", "pypi"],
  extractors: [condaLock, pixiLock, environment, pixiToml],
  sources: [installed],
  installFolders: [".pixi", "conda-meta"],
};
