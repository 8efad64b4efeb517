// Lockfiles of any size, as their tools write them: each package needs the next one and one far away.
import { compiled } from "./compiled.mjs";
import { others } from "./others.mjs";

const SHA512 = "z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==";
const SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

function list(size, write) {
  return Array.from({ length: size }, (_, at) => write(at, (at + 1) % size, (at * 7 + 3) % size)).join("");
}

function object(size, write) {
  return Object.fromEntries(Array.from({ length: size }, (_, at) => write(at, (at + 1) % size, (at * 7 + 3) % size)));
}

const manifest = JSON.stringify({ name: "bench", version: "1.0.0", dependencies: { "p-0": "^1.0.0" } });

export const formats = {
  "npm/package-lock": {
    path: "package-lock.json",
    generate: (size) =>
      JSON.stringify(
        {
          name: "bench",
          lockfileVersion: 3,
          packages: {
            "": { name: "bench", dependencies: { "p-0": "^1.0.0" } },
            ...object(size, (at, next, far) => [
              `node_modules/p-${at}`,
              {
                version: `1.0.${at}`,
                resolved: `https://registry.example/p-${at}/-/p-${at}-1.0.${at}.tgz`,
                integrity: `sha512-${SHA512}`,
                license: "MIT",
                dependencies: { [`p-${next}`]: "^1.0.0", [`p-${far}`]: "^1.0.0" },
              },
            ]),
          },
        },
        null,
        2,
      ),
  },
  "yarn/yarn-lock": {
    path: "yarn.lock",
    beside: { "package.json": manifest },
    generate: (size) =>
      `# yarn lockfile v1\n\n${list(
        size,
        (at, next, far) =>
          `\np-${at}@^1.0.0:\n  version "1.0.${at}"\n  resolved "https://registry.example/p-${at}/-/p-${at}-1.0.${at}.tgz#da39a3ee5e6b4b0d3255bfef95601890afd80709"\n  integrity sha512-${SHA512}\n  dependencies:\n    p-${next} "^1.0.0"\n    p-${far} "^1.0.0"\n`,
      )}`,
  },
  "yarn/yarn-lock berry": {
    path: "yarn.lock",
    beside: { "package.json": manifest },
    generate: (size) =>
      `__metadata:\n  version: 8\n  cacheKey: 10c0\n\n"bench@workspace:.":\n  version: 0.0.0-use.local\n  resolution: "bench@workspace:."\n  dependencies:\n    p-0: "npm:^1.0.0"\n  languageName: unknown\n  linkType: soft\n${list(
        size,
        (at, next, far) =>
          `\n"p-${at}@npm:^1.0.0":\n  version: 1.0.${at}\n  resolution: "p-${at}@npm:1.0.${at}"\n  dependencies:\n    p-${next}: "npm:^1.0.0"\n${next === far ? "" : `    p-${far}: "npm:^1.0.0"\n`}  checksum: 10c0/${SHA256}${SHA256}\n  languageName: node\n  linkType: hard\n`,
      )}`,
  },
  "pnpm/pnpm-lock": {
    path: "pnpm-lock.yaml",
    beside: { "package.json": manifest },
    generate: (size) =>
      `lockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    dependencies:\n      p-0:\n        specifier: ^1.0.0\n        version: 1.0.0\n\npackages:\n${list(
        size,
        (at) => `\n  p-${at}@1.0.${at}:\n    resolution: {integrity: sha512-${SHA512}}\n    engines: {node: '>=10'}\n`,
      )}\nsnapshots:\n${list(
        size,
        (at, next, far) =>
          `\n  p-${at}@1.0.${at}:\n    dependencies:\n      p-${next}: 1.0.${next}\n${next === far ? "" : `      p-${far}: 1.0.${far}\n`}`,
      )}`,
  },
  "bun/bun-lock": {
    path: "bun.lock",
    generate: (size) =>
      `{\n  "lockfileVersion": 1,\n  "workspaces": {\n    "": {\n      "name": "bench",\n      "dependencies": {\n        "p-0": "^1.0.0",\n      },\n    },\n  },\n  "packages": {\n${list(
        size,
        (at, next, far) =>
          `    "p-${at}": ["p-${at}@1.0.${at}", "", { "dependencies": { "p-${next}": "^1.0.0", "p-${far}": "^1.0.0" } }, "sha512-${SHA512}"],\n\n`,
      )}  },\n}\n`,
  },
  "deno/deno-lock": {
    path: "deno.lock",
    generate: (size) =>
      JSON.stringify(
        {
          version: "5",
          specifiers: { "npm:p-0@1": "1.0.0" },
          npm: object(size, (at, next, far) => [
            `p-${at}@1.0.${at}`,
            { integrity: `sha512-${SHA512}`, dependencies: [`p-${next}`, `p-${far}`] },
          ]),
          workspace: { dependencies: ["npm:p-0@1"] },
        },
        null,
        2,
      ),
  },
  "python/poetry-lock": {
    path: "poetry.lock",
    generate: (size) =>
      list(
        size,
        (at, next, far) =>
          `[[package]]\nname = "p-${at}"\nversion = "1.0.${at}"\ndescription = "x"\noptional = false\npython-versions = ">=3.9"\ngroups = ["main"]\nfiles = [\n    {file = "p-${at}.whl", hash = "sha256:${SHA256}"},\n]\n\n[package.dependencies]\np-${next} = ">=1"\n${next === far ? "" : `p-${far} = ">=1"\n`}\n`,
      ) + '[metadata]\nlock-version = "2.1"\n',
  },
  "python/uv-lock": {
    path: "uv.lock",
    generate: (size) =>
      `version = 1\nrevision = 3\n\n${list(
        size,
        (at, next, far) =>
          `[[package]]\nname = "p-${at}"\nversion = "1.0.${at}"\nsource = { registry = "https://registry.example/simple" }\ndependencies = [\n    { name = "p-${next}" },\n    { name = "p-${far}" },\n]\nwheels = [\n    { url = "https://files.example/p-${at}.whl", hash = "sha256:${SHA256}", size = 1 },\n]\n\n`,
      )}`,
  },
  "python/pdm-lock": {
    path: "pdm.lock",
    generate: (size) =>
      `[metadata]\nlock_version = "4.5.0"\n\n${list(
        size,
        (at, next, far) =>
          `[[package]]\nname = "p-${at}"\nversion = "1.0.${at}"\ngroups = ["default"]\nsummary = "x"\ndependencies = [\n    "p-${next}>=1",\n    "p-${far}>=1",\n]\nfiles = [\n    {file = "p-${at}.whl", hash = "sha256:${SHA256}"},\n]\n\n`,
      )}`,
  },
  "python/pylock": {
    path: "pylock.toml",
    generate: (size) =>
      `lock-version = "1.0"\ncreated-by = "bench"\n\n${list(
        size,
        (at, next, far) =>
          `[[packages]]\nname = "p-${at}"\nversion = "1.0.${at}"\ndependencies = [{name = "p-${next}"}, {name = "p-${far}"}]\nwheels = [{name = "p-${at}.whl", url = "https://files.example/p-${at}.whl", hashes = {sha256 = "${SHA256}"}}]\n\n`,
      )}`,
  },
  "python/pipfile-lock": {
    path: "Pipfile.lock",
    generate: (size) =>
      JSON.stringify(
        {
          _meta: { "pipfile-spec": 6 },
          default: object(size, (at) => [`p-${at}`, { hashes: [`sha256:${SHA256}`], version: `==1.0.${at}` }]),
        },
        null,
        4,
      ),
  },
  "python/requirements": {
    path: "requirements.txt",
    generate: (size) =>
      list(size, (at, next) => `p-${at}==1.0.${at} \\\n    --hash=sha256:${SHA256}\n    # via p-${next}\n`),
  },
  "conda/conda-lock": {
    path: "conda-lock.yml",
    generate: (size) =>
      `version: 1\nmetadata:\n  platforms:\n  - linux-64\npackage:\n${list(
        size,
        (at, next, far) =>
          `- name: p-${at}\n  version: 1.0.${at}\n  manager: conda\n  platform: linux-64\n  dependencies:\n    p-${next}: '>=1'\n${next === far ? "" : `    p-${far}: '>=1'\n`}  url: https://conda.example/main/linux-64/p-${at}-1.0.${at}-0.conda\n  hash:\n    sha256: ${SHA256}\n  category: main\n  optional: false\n`,
      )}`,
  },
  "conda/pixi-lock": {
    path: "pixi.lock",
    generate: (size) => {
      const address = (at) => `https://conda.example/main/linux-64/p-${at}-1.0.${at}-0.conda`;
      return `version: 6\nenvironments:\n  default:\n    packages:\n      linux-64:\n${list(size, (at) => `      - conda: ${address(at)}\n`)}packages:\n${list(
        size,
        (at, next, far) =>
          `- conda: ${address(at)}\n  sha256: ${SHA256}\n  depends:\n  - p-${next} >=1\n  - p-${far}\n  license: MIT\n`,
      )}`;
    },
  },
  ...compiled,
  ...others,
};
