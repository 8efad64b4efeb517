// Python: lockfiles, manifests and installed distributions. https://packaging.python.org/en/latest/specifications/
import type { Ecosystem, Extractor, LicenseSource } from "../../model/index.ts";

const MANIFESTS = ["python/pyproject", "python/setup-cfg"];
const LOCKED = { resolution: "locked", edges: true, licenses: false } as const;
const DECLARED = { resolution: "declared", edges: true, licenses: false } as const;

const poetryLock: Extractor = {
  id: "python/poetry-lock",
  title: "Poetry lockfile",
  version: 1,
  files: ["poetry.lock"],
  beside: ["**/pyproject.toml"],
  supersedes: MANIFESTS,
  provides: LOCKED,
  load: () => import("./poetry-lock.ts"),
};

const uvLock: Extractor = {
  id: "python/uv-lock",
  title: "uv lockfile",
  version: 1,
  files: ["uv.lock", "*.py.lock"],
  beside: ["**/pyproject.toml"],
  supersedes: MANIFESTS,
  provides: LOCKED,
  load: () => import("./uv-lock.ts"),
};

const pdmLock: Extractor = {
  id: "python/pdm-lock",
  title: "PDM lockfile",
  version: 1,
  files: ["pdm.lock"],
  beside: ["**/pyproject.toml"],
  supersedes: MANIFESTS,
  provides: LOCKED,
  load: () => import("./pdm-lock.ts"),
};

const pipfileLock: Extractor = {
  id: "python/pipfile-lock",
  title: "Pipenv lockfile",
  version: 1,
  files: ["Pipfile.lock"],
  beside: ["Pipfile", "**/pyproject.toml"],
  supersedes: ["python/pipfile"],
  provides: LOCKED,
  load: () => import("./pipfile-lock.ts"),
};

const pylock: Extractor = {
  id: "python/pylock",
  title: "standard Python lockfile (PEP 751)",
  version: 1,
  files: ["pylock.toml", "pylock.*.toml"],
  beside: ["**/pyproject.toml"],
  provides: LOCKED,
  load: () => import("./pylock.ts"),
};

const requirements: Extractor = {
  id: "python/requirements",
  title: "pip requirements file",
  version: 1,
  files: [
    "requirements*.txt",
    "*requirements.txt",
    "requirements/*.txt",
    "requirements*.in",
    "*requirements.in",
    "requirements/*.in",
  ],
  beside: ["**/*.txt", "**/*.in", "**/*.pip", "**/pyproject.toml"],
  provides: DECLARED,
  load: () => import("./requirements.ts"),
};

const pyproject: Extractor = {
  id: "python/pyproject",
  title: "Python project manifest",
  version: 1,
  files: ["pyproject.toml"],
  beside: ["setup.py", "setup.cfg", "**/pyproject.toml"],
  provides: DECLARED,
  load: () => import("./pyproject.ts"),
};

const pipfile: Extractor = {
  id: "python/pipfile",
  title: "Pipenv manifest",
  version: 1,
  files: ["Pipfile"],
  beside: ["**/pyproject.toml"],
  provides: DECLARED,
  load: () => import("./pipfile.ts"),
};

const setupCfg: Extractor = {
  id: "python/setup-cfg",
  title: "setuptools manifest",
  version: 1,
  files: ["setup.cfg"],
  beside: ["**/pyproject.toml"],
  provides: DECLARED,
  load: () => import("./setup-cfg.ts"),
};

const installed: LicenseSource = {
  id: "python/installed",
  title: "installed distribution: its metadata and license files",
  reach: "workspace",
  load: () => import("./installed.ts"),
};

export const python: Ecosystem = {
  id: "python",
  title: "Python",
  purlTypes: ["pypi"],
  extractors: [poetryLock, uvLock, pdmLock, pipfileLock, pylock, requirements, pyproject, pipfile, setupCfg],
  sources: [installed],
  unsupported: [
    {
      files: ["setup.py"],
      title: "setuptools script",
      remedy: "state the dependencies in pyproject.toml, or commit a lockfile (uv lock, pip-compile)",
      coveredBy: [
        "python/poetry-lock",
        "python/uv-lock",
        "python/pdm-lock",
        "python/pipfile-lock",
        "python/pylock",
        "python/requirements",
        "python/pyproject",
        "python/setup-cfg",
      ],
    },
  ],
  installFolders: [".venv", "venv", "site-packages", "dist-packages", "__pypackages__", ".tox", ".nox"],
  loadDialect: () => import("./dialect.ts"),
};
