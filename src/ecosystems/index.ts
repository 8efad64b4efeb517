// The list of everything licet can read; one line per ecosystem, in alphabetical order.
import type { Ecosystem } from "../model/index.ts";
import { alpine } from "./alpine/index.ts";
import { bazel } from "./bazel/index.ts";
import { beam } from "./beam/index.ts";
import { bun } from "./bun/index.ts";
import { carthage } from "./carthage/index.ts";
import { clojure } from "./clojure/index.ts";
import { cmake } from "./cmake/index.ts";
import { cocoapods } from "./cocoapods/index.ts";
import { conan } from "./conan/index.ts";
import { conda } from "./conda/index.ts";
import { dart } from "./dart/index.ts";
import { debian } from "./debian/index.ts";
import { deno } from "./deno/index.ts";
import { docker } from "./docker/index.ts";
import { dockerModels } from "./docker-models/index.ts";
import { dotnet } from "./dotnet/index.ts";
import { git } from "./git/index.ts";
import { githubActions } from "./github-actions/index.ts";
import { go } from "./go/index.ts";
import { haskell } from "./haskell/index.ts";
import { helm } from "./helm/index.ts";
import { homebrew } from "./homebrew/index.ts";
import { huggingface } from "./huggingface/index.ts";
import { java } from "./java/index.ts";
import { julia } from "./julia/index.ts";
import { lua } from "./lua/index.ts";
import { meson } from "./meson/index.ts";
import { modelFiles } from "./model-files/index.ts";
import { modelReferences } from "./model-references/index.ts";
import { known } from "./named/index.ts";
import { nix } from "./nix/index.ts";
import { npm } from "./npm/index.ts";
import { ollama } from "./ollama/index.ts";
import { perl } from "./perl/index.ts";
import { php } from "./php/index.ts";
import { pnpm } from "./pnpm/index.ts";
import { python } from "./python/index.ts";
import { r } from "./r/index.ts";
import { rpm } from "./rpm/index.ts";
import { ruby } from "./ruby/index.ts";
import { rust } from "./rust/index.ts";
import { sbom } from "./sbom/index.ts";
import { swift } from "./swift/index.ts";
import { terraform } from "./terraform/index.ts";
import { vcpkg } from "./vcpkg/index.ts";
import { vendored } from "./vendored/index.ts";
import { yarn } from "./yarn/index.ts";

export const ecosystems: readonly Ecosystem[] = [
  alpine,
  bazel,
  beam,
  bun,
  carthage,
  clojure,
  cmake,
  cocoapods,
  conan,
  conda,
  dart,
  debian,
  deno,
  docker,
  dockerModels,
  dotnet,
  git,
  githubActions,
  go,
  haskell,
  helm,
  homebrew,
  huggingface,
  java,
  julia,
  lua,
  meson,
  modelFiles,
  modelReferences,
  known,
  nix,
  npm,
  ollama,
  perl,
  php,
  pnpm,
  python,
  r,
  rpm,
  ruby,
  rust,
  sbom,
  swift,
  terraform,
  vcpkg,
  vendored,
  yarn,
];
