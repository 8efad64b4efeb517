// Independent counts of the Python and conda formats.
import type { Extraction } from "../../src/model/index.ts";
import type { CorpusFormat } from "./corpus-counts.ts";

export const PYTHON_FORMATS: Readonly<Record<string, CorpusFormat>> = {
  "conda-lock": { extractor: "conda/conda-lock" },
  environment: {
    extractor: "conda/environment",
    explained: {
      "conda/environment/CompVis__stable-diffusion/environment.yaml": { ours: 24, why: "-e . is the project itself" },
    },
  },
  pdm: { extractor: "python/pdm-lock" },
  pipfile: { extractor: "python/pipfile-lock", count: countWithFolders },
  pixi: { extractor: "conda/pixi-lock" },
  poetry: { extractor: "python/poetry-lock" },
  pylock: { extractor: "python/pylock" },
  requirements: {
    extractor: "python/requirements",
    explained: {
      "python/requirements/ggml-org__ggml/requirements.txt": {
        ours: 9,
        why: "numpy stands there twice, once per Python version, without one that could tell the two apart",
      },
    },
  },
  uv: { extractor: "python/uv-lock", count: countWithProjects },
};

/** Folders that are locked like packages are our own code, besides the project. */
function countWithFolders({ components, projects }: Extraction): number {
  return components.length + projects.length - 1;
}

/** uv locks the project itself as one more package. */
function countWithProjects({ components, projects }: Extraction): number {
  return components.length + projects.length;
}
