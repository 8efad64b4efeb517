// Python: lockfiles, manifests and installed distributions. https://packaging.python.org/en/latest/specifications/
import type { Ecosystem, Extractor, LicenseSource } from "../../model/index.ts";

const MANIFESTS = ["python/pyproject", "python/setup-cfg"];
/** What a lockfile makes dispensable. */
const BESIDE_A_LOCK = [...MANIFESTS, "python/environment"];
const LOCKED = { resolution: "locked", edges: true, licenses: false } as const;
const DECLARED = { resolution: "declared", edges: true, licenses: false } as const;

const poetryLock: Extractor = {
  id: "python/poetry-lock",
  title: "Poetry lockfile",
  version: 1,
  files: ["poetry.lock"],
  beside: ["**/pyproject.toml"],
  supersedes: BESIDE_A_LOCK,
  provides: LOCKED,
  load: () => import("./poetry-lock.ts"),
};

const uvLock: Extractor = {
  id: "python/uv-lock",
  title: "uv lockfile",
  version: 1,
  files: ["uv.lock", "*.py.lock"],
  beside: ["**/pyproject.toml"],
  supersedes: BESIDE_A_LOCK,
  provides: LOCKED,
  load: () => import("./uv-lock.ts"),
};

const pdmLock: Extractor = {
  id: "python/pdm-lock",
  title: "PDM lockfile",
  version: 1,
  files: ["pdm.lock"],
  beside: ["**/pyproject.toml"],
  supersedes: BESIDE_A_LOCK,
  provides: LOCKED,
  load: () => import("./pdm-lock.ts"),
};

const pipfileLock: Extractor = {
  id: "python/pipfile-lock",
  title: "Pipenv lockfile",
  version: 1,
  files: ["Pipfile.lock"],
  beside: ["Pipfile", "**/pyproject.toml"],
  supersedes: ["python/pipfile", "python/environment"],
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

const environment: Extractor = {
  id: "python/environment",
  title: "virtual environment without a lockfile",
  version: 1,
  files: [".venv/pyvenv.cfg", "venv/pyvenv.cfg"],
  probes: [".venv/pyvenv.cfg", "venv/pyvenv.cfg"],
  beside: [
    "lib/*/site-packages/*/{METADATA,REQUESTED,direct_url.json}",
    "Lib/site-packages/*/{METADATA,REQUESTED,direct_url.json}",
    "../{pyproject.toml,Pipfile}",
    "../*.txt",
  ],
  precedes: ["python/requirements", "python/pyproject", "python/pipfile"],
  provides: { resolution: "installed", edges: true, licenses: false },
  load: () => import("./environment.ts"),
};

const script: Extractor = {
  id: "python/script",
  title: "script with metadata (PEP 723)",
  version: 1,
  files: ["*.py"],
  contains: ["# /// script"],
  beside: ["*.lock", "**/pyproject.toml"],
  nameIsHint: true,
  provides: DECLARED,
  load: () => import("./script.ts"),
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
  extractors: [
    poetryLock,
    uvLock,
    pdmLock,
    pipfileLock,
    pylock,
    environment,
    requirements,
    pyproject,
    pipfile,
    setupCfg,
    script,
  ],
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
