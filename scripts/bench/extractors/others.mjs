// Generated files of the other ecosystems: C and C++, R, Haskell, Julia, Perl, Lua, Terraform, system packages, and build scripts read as text.

const numbers = (size) => Array.from({ length: size }, (_, index) => index);
const lines = (size, line, head = "", tail = "") => head + numbers(size).map(line).join("") + tail;
const hash = (index) => index.toString(16).padStart(64, "0");
const uuid = (index) => `00000000-0000-0000-0000-${index.toString(16).padStart(12, "0")}`;
const next = (index, size) => (index + 1) % size;

export const others = {
  "conan/lock": {
    path: "conan.lock",
    generate: (size) =>
      JSON.stringify({
        version: "0.5",
        requires: numbers(size).map((n) => `p${n}/1.0.${n}#${hash(n).slice(0, 32)}%1.0`),
      }),
  },
  "vcpkg/installed": {
    path: "vcpkg_installed/vcpkg/status",
    generate: (size) =>
      lines(
        size,
        (n) =>
          `Package: p${n}\nVersion: 1.0.${n}\nArchitecture: x64-linux\nMulti-Arch: same\nDepends: p${next(n, size)}\nStatus: install ok installed\n\n`,
      ),
  },
  "r/renv": {
    path: "renv.lock",
    generate: (size) =>
      JSON.stringify({
        R: { Version: "4.4.1" },
        Packages: Object.fromEntries(
          numbers(size).map((n) => [
            `p${n}`,
            { Package: `p${n}`, Version: `1.0.${n}`, Source: "Repository", Requirements: [`p${next(n, size)}`] },
          ]),
        ),
      }),
  },
  "r/packrat": {
    path: "packrat/packrat.lock",
    generate: (size) =>
      lines(
        size,
        (n) => `\nPackage: p${n}\nSource: CRAN\nVersion: 1.0.${n}\nRequires: p${next(n, size)}\n`,
        "PackratFormat: 1.4\n",
      ),
  },
  "haskell/cabal-freeze": {
    path: "cabal.project.freeze",
    generate: (size) =>
      `constraints: ${numbers(size)
        .map((n) => `any.p${n} ==1.0.${n}`)
        .join(",\n             ")}\n`,
  },
  "haskell/stack-lock": {
    path: "stack.yaml.lock",
    generate: (size) =>
      lines(
        size,
        (n) =>
          `- completed:\n    hackage: p${n}-1.0.${n}@sha256:${hash(n)},1000\n    pantry-tree:\n      sha256: ${hash(n)}\n      size: 100\n  original:\n    hackage: p${n}-1.0.${n}\n`,
        "packages:\n",
        "snapshots: []\n",
      ),
  },
  "julia/manifest": {
    path: "Manifest.toml",
    generate: (size) =>
      lines(
        size,
        (n) =>
          `[[deps.P${n}]]\ndeps = ["P${next(n, size)}"]\ngit-tree-sha1 = "${hash(n).slice(24)}"\nuuid = "${uuid(n)}"\nversion = "1.0.${n}"\n\n`,
        'julia_version = "1.11.0"\nmanifest_format = "2.0"\n\n',
      ),
  },
  "perl/cpanfile-snapshot": {
    path: "cpanfile.snapshot",
    generate: (size) =>
      lines(
        size,
        (n) =>
          `  P${n}-1.0${n}\n    pathname: A/AB/ABC/P${n}-1.0${n}.tar.gz\n    provides:\n      P${n} 1.0${n}\n    requirements:\n      P${next(n, size)} 0\n`,
        "# carton snapshot format: version 1.0\nDISTRIBUTIONS\n",
      ),
  },
  "lua/luarocks-lock": {
    path: "luarocks.lock",
    generate: (size) =>
      lines(size, (n) => `      p${n} = "1.0.${n}-1",\n`, "return {\n   dependencies = {\n", "   }\n}\n"),
  },
  "terraform/lock": {
    path: ".terraform.lock.hcl",
    generate: (size) =>
      lines(
        size,
        (n) =>
          `provider "registry.terraform.io/acme/p${n}" {\n  version     = "1.0.${n}"\n  constraints = "~> 1.0"\n  hashes = [\n    "h1:${hash(n)}=",\n    "zh:${hash(n)}",\n  ]\n}\n\n`,
      ),
  },
  "helm/lock": {
    path: "Chart.lock",
    generate: (size) =>
      lines(
        size,
        (n) => `- name: p${n}\n  repository: https://charts.example\n  version: 1.0.${n}\n`,
        "dependencies:\n",
        `digest: sha256:${hash(1)}\n`,
      ),
  },
  "debian/status": {
    path: "var/lib/dpkg/status",
    generate: (size) =>
      lines(
        size,
        (n) =>
          `Package: p${n}\nStatus: install ok installed\nArchitecture: amd64\nVersion: 1.0.${n}-1\nDepends: p${next(n, size)} (>= 1), libc6\nDescription: x\n more\n\n`,
      ),
  },
  "alpine/installed": {
    path: "lib/apk/db/installed",
    generate: (size) =>
      lines(
        size,
        (n) =>
          `C:Q1AAAA=\nP:p${n}\nV:1.0.${n}-r0\nA:x86_64\nL:MIT\nD:so:p${next(n, size)}.so\np:so:p${n}.so=1\nF:usr\nR:x\n\n`,
      ),
  },
  "nix/flake-lock": {
    path: "flake.lock",
    generate: (size) =>
      JSON.stringify(
        {
          nodes: {
            ...Object.fromEntries(
              numbers(size).map((n) => [
                `n${n}`,
                {
                  inputs: { x: `n${next(n, size)}` },
                  locked: { type: "github", owner: "o", repo: `r${n}`, rev: hash(n).slice(24) },
                },
              ]),
            ),
            root: { inputs: { n0: "n0" } },
          },
          root: "root",
          version: 7,
        },
        null,
        2,
      ),
  },
  "bazel/module-lock": {
    path: "MODULE.bazel.lock",
    generate: (size) =>
      JSON.stringify(
        {
          lockFileVersion: 18,
          registryFileHashes: Object.fromEntries(
            numbers(size).map((n) => [`https://bcr.bazel.build/modules/m${n}/1.0.${n}/source.json`, hash(n)]),
          ),
        },
        null,
        2,
      ),
  },
  "bazel/maven-install": {
    path: "maven_install.json",
    generate: (size) =>
      JSON.stringify(
        {
          artifacts: Object.fromEntries(
            numbers(size).map((n) => [`org.acme:a${n}`, { shasums: { jar: hash(n) }, version: `1.0.${n}` }]),
          ),
          dependencies: Object.fromEntries(
            numbers(size).map((n) => [`org.acme:a${n}`, [`org.acme:a${next(n, size)}`]]),
          ),
          version: "2",
        },
        null,
        2,
      ),
  },
  "bazel/module": {
    path: "MODULE.bazel",
    generate: (size) =>
      lines(size, (n) => `bazel_dep(name = "m${n}", version = "1.0.${n}") # x\n`, 'module(name = "app")\n'),
  },
  "java/gradle-script": {
    path: "build.gradle.kts",
    generate: (size) =>
      lines(
        size,
        (n) => `    implementation("org.acme:a${n}:1.0.${n}") { isTransitive = true }\n`,
        "dependencies {\n",
        "}\n",
      ),
  },
  "java/sbt-build": {
    path: "build.sbt",
    generate: (size) =>
      lines(size, (n) => `  "org.acme" %% "a${n}" % "1.0.${n}" % Test,\n`, "libraryDependencies ++= Seq(\n", ")\n"),
  },
  "clojure/deps-edn": {
    path: "deps.edn",
    generate: (size) => lines(size, (n) => `  org.acme/a${n} {:mvn/version "1.0.${n}"} ; x\n`, "{:deps {\n", "}}\n"),
  },
  "clojure/project-clj": {
    path: "project.clj",
    generate: (size) =>
      lines(
        size,
        (n) => `  [org.acme/a${n} "1.0.${n}" :exclusions [x/y]]\n`,
        '(defproject app "1" :dependencies [\n',
        "])\n",
      ),
  },
  "cmake/fetched": {
    path: "CMakeLists.txt",
    generate: (size) =>
      lines(
        size,
        (n) =>
          `FetchContent_Declare(a${n} # x\n  GIT_REPOSITORY https://github.com/acme/a${n}.git\n  GIT_TAG v1.0.${n})\n`,
      ),
  },
  "cocoapods/podfile": {
    path: "Podfile",
    generate: (size) => lines(size, (n) => `  pod 'P${n}', '1.0.${n}' # x\n`, "target 'App' do\n", "end\n"),
  },
  "homebrew/brewfile": { path: "Brewfile", generate: (size) => lines(size, (n) => `brew "f${n}", link: true # x\n`) },
  "beam/rebar-config": {
    path: "rebar.config",
    generate: (size) =>
      `{deps, [${numbers(size)
        .map((n) => `{a${n}, "1.0.${n}"}`)
        .join(",\n")}]}.\n`,
  },
};
