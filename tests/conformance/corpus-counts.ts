// How the independent counts of the corpus compare with ours, format by format; one line each.
import type { Extraction } from "../../src/model/index.ts";
import { JAVASCRIPT_FORMATS } from "./corpus-javascript.ts";
import { PYTHON_FORMATS } from "./corpus-python.ts";

export interface CorpusFormat {
  /** Id of the extractor that reads this format. */
  readonly extractor: string;
  /** What to hold against `entries`; the number of components where absent. */
  readonly count?: (extraction: Extraction) => number;
  /** Files whose difference has a reason, by path: what we count instead, and why. */
  readonly explained?: Readonly<Record<string, { readonly ours: number; readonly why: string }>>;
}

const MEMBERS_READ_BY_THEMSELVES = "its entries are folders of our own modules, not components";
const LICENSED_ROOT = "metadata.component states a license, so it is somebody's product and judged too";
const STAGES = "FROM also names earlier stages, which are no images";

export const CORPUS_FORMATS: Readonly<Record<string, CorpusFormat>> = {
  ...JAVASCRIPT_FORMATS,
  ...PYTHON_FORMATS,
  "package-lock-v1": { extractor: "npm/package-lock" },
  "package-lock-v2": { extractor: "npm/package-lock" },
  "package-lock-v3": { extractor: "npm/package-lock" },
  "package-lock-workspaces": { extractor: "npm/package-lock" },
  "npm-shrinkwrap": { extractor: "npm/shrinkwrap" },
  "go-mod": { extractor: "go/go-mod" },
  // The modules of a workspace are read from their own go.mod; go.work itself brings nothing in.
  "go-work": {
    extractor: "go/go-work",
    explained: {
      "go/go-work/prometheus__prometheus/go.work": { ours: 0, why: MEMBERS_READ_BY_THEMSELVES },
      "go/go-work/eBay__sbom-scorecard/go.work": { ours: 0, why: MEMBERS_READ_BY_THEMSELVES },
    },
  },
  "vendor-modules": { extractor: "go/vendor-modules" },
  cargo: {
    extractor: "rust/cargo-lock",
    count: countWithProjects,
    explained: {
      "rust/cargo/BurntSushi__ripgrep@cf3a33ce/Cargo.lock": {
        ours: 27,
        why: "[root] is a package too, in a table of its own",
      },
    },
  },
  "gemfile-lock": { extractor: "ruby/gemfile-lock", count: countWithProjects },
  pom: { extractor: "java/pom" },
  "gradle-lockfile": { extractor: "java/gradle-lockfile" },
  "version-catalog": { extractor: "java/version-catalog" },
  "verification-metadata": { extractor: "java/verification-metadata" },
  "build-sbt-lock": { extractor: "java/sbt-lock" },
  "packages-lock": { extractor: "dotnet/packages-lock" },
  "packages-config": { extractor: "dotnet/packages-config" },
  "project-assets": { extractor: "dotnet/project-assets" },
  paket: { extractor: "dotnet/paket-lock" },
  "central-packages": {
    extractor: "dotnet/shared-references",
    explained: {
      "nuget/central-packages/App-vNext__Polly/Directory.Packages.props": {
        ours: 0,
        why: "it keeps versions that projects may use; the projects tell which of them they do use",
      },
    },
  },
  pubspec: { extractor: "dart/pubspec-lock", count: countLocked },
  "package-resolved": { extractor: "swift/package-resolved" },
  "podfile-lock": { extractor: "cocoapods/podfile-lock" },
  "cartfile-resolved": { extractor: "carthage/cartfile-resolved" },
  "mix-lock": { extractor: "beam/mix-lock" },
  "rebar-lock": { extractor: "beam/rebar-lock" },
  "gleam/manifest": { extractor: "beam/gleam-manifest" },
  composer: { extractor: "php/composer-lock" },
  gemspec: { extractor: "ruby/gemspec" },
  "cyclonedx-json": {
    extractor: "sbom/json",
    explained: {
      "sbom/cyclonedx-json/CycloneDX__bom-examples/SBOM/cern-lhc-vdm-editor-e564943/bom.json": {
        ours: 44,
        why: LICENSED_ROOT,
      },
      "sbom/cyclonedx-json/CycloneDX__bom-examples/SBOM/dropwizard-1.3.15/bom.json": { ours: 168, why: LICENSED_ROOT },
    },
  },
  "cyclonedx-xml": {
    extractor: "sbom/cyclonedx-xml",
    explained: {
      "sbom/cyclonedx-xml/CycloneDX__bom-examples/SBOM/cern-lhc-vdm-editor-e564943/bom.xml": {
        ours: 44,
        why: LICENSED_ROOT,
      },
    },
  },
  "spdx-json": { extractor: "sbom/json", count: countWithProjects },
  "spdx-tag-value": { extractor: "sbom/spdx-tag-value", count: countWithProjects },
  "spdx3-json": { extractor: "sbom/json", count: countWithProjects },
  workflows: { extractor: "github-actions/workflow" },
  dockerfile: {
    extractor: "docker/dockerfile",
    explained: {
      "docker/dockerfile/paperless-ngx__paperless-ngx/Dockerfile": { ours: 2, why: STAGES },
      "docker/dockerfile/pypi__warehouse/Dockerfile": { ours: 2, why: STAGES },
      "docker/dockerfile/metacpan__metacpan-web/Dockerfile": { ours: 3, why: STAGES },
    },
  },
  gitmodules: { extractor: "git/gitmodules" },
  "conan-lock": { extractor: "conan/lock" },
  "conanfile-txt": { extractor: "conan/conanfile-txt" },
  "julia/manifest": { extractor: "julia/manifest" },
  "vcpkg-json": { extractor: "vcpkg/manifest" },
  renv: { extractor: "r/renv" },
  "stack-lock": { extractor: "haskell/stack-lock" },
  "cabal-freeze": { extractor: "haskell/cabal-freeze" },
  "cpanfile-snapshot": { extractor: "perl/cpanfile-snapshot" },
  chart: { extractor: "helm/lock" },
  lock: { extractor: "terraform/lock" },
};

/** Packages by path are projects of ours, and the lockfile's own project is none of its entries. */
function countLocked({ components, projects }: Extraction): number {
  return components.length + projects.filter(({ ref }) => ref !== "project").length;
}

/** Where the independent count includes the project itself. */
function countWithProjects({ components, projects }: Extraction): number {
  return components.length + projects.length;
}
