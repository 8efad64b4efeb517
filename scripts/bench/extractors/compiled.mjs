// Generated files of the ecosystems that compile: Go, Rust, Java, .NET, Swift, and of Ruby, PHP, Dart, BEAM. Each has exactly `size` entries.

const numbers = (size) => Array.from({ length: size }, (_, index) => index);
const lines = (size, line, head = "", tail = "") => head + numbers(size).map(line).join("") + tail;
const hash = (index) => index.toString(16).padStart(64, "0");
const needs = (index, size) => [index + 1, index * 2 + 1].filter((other) => other < size && other !== index);

export const compiled = {
  "go/go-mod": {
    path: "go.mod",
    generate: (size) =>
      lines(
        size,
        (n) => `\texample.org/module-${n} v1.${n}.0${n % 3 ? " // indirect" : ""}\n`,
        "module example.org/app\n\ngo 1.22\n\nrequire (\n",
        ")\n",
      ),
  },
  "go/vendor-modules": {
    path: "vendor/modules.txt",
    generate: (size) =>
      lines(size, (n) => `# example.org/module-${n} v1.${n}.0\n## explicit; go 1.21\nexample.org/module-${n}/pkg\n`),
  },
  "rust/cargo-lock": {
    path: "Cargo.lock",
    generate: (size) =>
      lines(
        size,
        (n) =>
          `[[package]]\nname = "crate-${n}"\nversion = "1.0.${n}"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\nchecksum = "${hash(n)}"\n` +
          `dependencies = [\n${needs(n, size)
            .map((other) => ` "crate-${other}",\n`)
            .join("")}]\n\n`,
        "version = 4\n\n",
      ),
  },
  "ruby/gemfile-lock": {
    path: "Gemfile.lock",
    generate: (size) =>
      lines(
        size,
        (n) =>
          `    gem-${n} (1.0.${n})\n${needs(n, size)
            .map((other) => `      gem-${other} (>= 1)\n`)
            .join("")}`,
        "GEM\n  remote: https://rubygems.org/\n  specs:\n",
        `\nDEPENDENCIES\n${numbers(Math.floor(size / 10))
          .map((n) => `  gem-${n}\n`)
          .join("")}`,
      ),
  },
  "php/composer-lock": {
    path: "composer.lock",
    generate: (size) =>
      JSON.stringify(
        {
          packages: numbers(size).map((n) => ({
            name: `vendor/package-${n}`,
            version: `v1.0.${n}`,
            dist: { type: "zip", url: `https://dist.example/${n}.zip`, shasum: "" },
            require: Object.fromEntries(needs(n, size).map((other) => [`vendor/package-${other}`, "^1.0"])),
            license: ["MIT"],
            authors: [{ name: "A. Author" }],
          })),
          "packages-dev": [],
        },
        null,
        4,
      ),
  },
  "java/pom": {
    path: "pom.xml",
    generate: (size) =>
      lines(
        size,
        (n) =>
          `<dependency><groupId>org.example</groupId><artifactId>artifact-${n}</artifactId><version>\${v}</version></dependency>\n`,
        "<project><groupId>g</groupId><artifactId>a</artifactId><version>1</version><properties><v>1.0</v></properties><dependencies>\n",
        "</dependencies></project>",
      ),
  },
  "java/gradle-lockfile": {
    path: "gradle.lockfile",
    generate: (size) =>
      lines(
        size,
        (n) => `org.example:artifact-${n}:1.${n}=compileClasspath,runtimeClasspath,testRuntimeClasspath\n`,
        "# lock\n",
      ),
  },
  "java/version-catalog": {
    path: "libs.versions.toml",
    generate: (size) =>
      lines(
        size,
        (n) => `lib-${n} = { module = "org.example:artifact-${n}", version.ref = "v" }\n`,
        '[versions]\nv = "1.0"\n\n[libraries]\n',
      ),
  },
  "java/verification-metadata": {
    path: "verification-metadata.xml",
    generate: (size) =>
      lines(
        size,
        (n) =>
          `<component group="org.example" name="artifact-${n}" version="1.${n}"><artifact name="artifact-${n}.jar"><sha256 value="${hash(n)}"/></artifact></component>\n`,
        "<verification-metadata><components>\n",
        "</components></verification-metadata>",
      ),
  },
  "java/sbt-lock": {
    path: "build.sbt.lock",
    generate: (size) =>
      JSON.stringify(
        {
          lockVersion: 1,
          dependencies: numbers(size).map((n) => ({
            org: "org.example",
            name: `artifact-${n}`,
            version: `1.${n}`,
            artifacts: [],
            configurations: ["compile"],
          })),
        },
        null,
        2,
      ),
  },
  "dotnet/packages-lock": {
    path: "packages.lock.json",
    generate: (size) =>
      JSON.stringify(
        {
          version: 1,
          dependencies: {
            "net8.0": Object.fromEntries(
              numbers(size).map((n) => [
                `Package.${n}`,
                {
                  type: n % 5 ? "Transitive" : "Direct",
                  resolved: `1.${n}.0`,
                  contentHash: "x==",
                  dependencies: Object.fromEntries(needs(n, size).map((other) => [`Package.${other}`, "1.0.0"])),
                },
              ]),
            ),
          },
        },
        null,
        2,
      ),
  },
  "dotnet/project-assets": {
    path: "obj/project.assets.json",
    generate: (size) => {
      const key = (n) => `Package.${n}/1.${n}.0`;
      return JSON.stringify(
        {
          version: 3,
          targets: {
            "net8.0": Object.fromEntries(
              numbers(size).map((n) => [
                key(n),
                {
                  type: "package",
                  dependencies: Object.fromEntries(needs(n, size).map((other) => [`Package.${other}`, "1.0.0"])),
                },
              ]),
            ),
          },
          libraries: Object.fromEntries(numbers(size).map((n) => [key(n), { type: "package", sha512: "x==" }])),
          project: { version: "1.0.0", frameworks: {} },
        },
        null,
        2,
      );
    },
  },
  "dotnet/packages-config": {
    path: "packages.config",
    generate: (size) =>
      lines(
        size,
        (n) => `  <package id="Package.${n}" version="1.${n}.0" targetFramework="net48" />\n`,
        "<packages>\n",
        "</packages>",
      ),
  },
  "dotnet/paket-lock": {
    path: "paket.lock",
    generate: (size) =>
      lines(
        size,
        (n) =>
          `    Package.${n} (1.${n})\n${needs(n, size)
            .map((other) => `      Package.${other} (>= 1.0)\n`)
            .join("")}`,
        "NUGET\n  remote: https://api.nuget.org/v3/index.json\n",
      ),
  },
  "dart/pubspec-lock": {
    path: "pubspec.lock",
    generate: (size) =>
      lines(
        size,
        (n) =>
          `  package_${n}:\n    dependency: transitive\n    description:\n      name: package_${n}\n      sha256: "${hash(n)}"\n      url: "https://pub.dev"\n    source: hosted\n    version: "1.0.${n}"\n`,
        "packages:\n",
        'sdks:\n  dart: ">=3.0.0 <4.0.0"\n',
      ),
  },
  "swift/package-resolved": {
    path: "Package.resolved",
    generate: (size) =>
      JSON.stringify(
        {
          pins: numbers(size).map((n) => ({
            identity: `package-${n}`,
            kind: "remoteSourceControl",
            location: `https://git.example/owner/package-${n}.git`,
            state: { revision: hash(n).slice(24), version: `1.0.${n}` },
          })),
          version: 2,
        },
        null,
        2,
      ),
  },
  "cocoapods/podfile-lock": {
    path: "Podfile.lock",
    generate: (size) =>
      lines(
        size,
        (n) => `  - Pod${n} (1.0.${n}):\n${[...needs(n, size), 0].map((other) => `    - Pod${other}\n`).join("")}`,
        "PODS:\n",
        "\nDEPENDENCIES:\n  - Pod0\n\nCOCOAPODS: 1.15.2\n",
      ),
  },
  "carthage/cartfile-resolved": {
    path: "Cartfile.resolved",
    generate: (size) => lines(size, (n) => `github "owner/repository-${n}" "v1.0.${n}"\n`),
  },
  "beam/mix-lock": {
    path: "mix.lock",
    generate: (size) =>
      lines(
        size,
        (n) =>
          `  "app_${n}": {:hex, :app_${n}, "1.0.${n}", "${hash(n)}", [:mix], [${needs(n, size)
            .map((other) => `{:app_${other}, "~> 1.0", [hex: :app_${other}, repo: "hexpm", optional: false]}`)
            .join(", ")}], "hexpm", "${hash(n)}"},\n`,
        "%{\n",
        "}\n",
      ),
  },
  "beam/rebar-lock": {
    path: "rebar.lock",
    generate: (size) =>
      `{"1.2.0",\n[${numbers(size)
        .map((n) => `{<<"app_${n}">>,{pkg,<<"app_${n}">>,<<"1.0.${n}">>},1}`)
        .join(",\n ")}]}.\n[{pkg_hash_ext,[\n${numbers(size)
        .map((n) => ` {<<"app_${n}">>, <<"${hash(n)}">>}`)
        .join(",\n")}]}].\n`,
  },
  "beam/gleam-manifest": {
    path: "manifest.toml",
    generate: (size) =>
      lines(
        size,
        (n) =>
          `  { name = "package_${n}", version = "1.0.${n}", build_tools = ["gleam"], requirements = [${needs(n, size)
            .map((other) => `"package_${other}"`)
            .join(", ")}], otp_app = "package_${n}", source = "hex", outer_checksum = "${hash(n)}" },\n`,
        "# This file was generated by Gleam\npackages = [\n",
        "]\n\n[requirements]\n",
      ),
  },
};
