// Bazel: modules of its registry, archives and repositories that it fetches, and Maven artefacts it has pinned.
import type { Ecosystem } from "../../model/index.ts";

export const bazel: Ecosystem = {
  id: "bazel",
  title: "Bazel",
  purlTypes: ["bazel"],
  extractors: [
    {
      id: "bazel/module",
      title: "MODULE.bazel and WORKSPACE (what stands there as text)",
      version: 1,
      files: ["MODULE.bazel", "*.MODULE.bazel", "WORKSPACE", "WORKSPACE.bazel", "WORKSPACE.bzlmod"],
      beside: ["MODULE.bazel.lock"],
      nameIsHint: true,
      provides: { resolution: "declared", edges: true, licenses: false },
      load: () => import("./module-bazel.ts"),
    },
    {
      id: "bazel/module-lock",
      title: "MODULE.bazel.lock",
      version: 1,
      files: ["MODULE.bazel.lock"],
      provides: { resolution: "locked", edges: false, licenses: false },
      load: () => import("./module-lock.ts"),
    },
    {
      id: "bazel/maven-install",
      title: "lockfile of rules_jvm_external (maven_install.json)",
      version: 1,
      files: ["maven_install.json", "*_maven_install.json", "maven_*install.json", "rules_jvm_external_lock.json"],
      provides: { resolution: "locked", edges: true, licenses: false },
      load: () => import("./maven-install.ts"),
    },
  ],
};
