// Dart and Flutter packages: pub's lockfile and manifests, and its cache.
import type { Ecosystem } from "../../model/index.ts";

export const dart: Ecosystem = {
  id: "dart",
  title: "Dart and Flutter (pub)",
  purlTypes: ["pub"],
  extractors: [
    {
      id: "dart/pubspec-lock",
      title: "pubspec.lock",
      version: 1,
      files: ["pubspec.lock"],
      beside: ["**/pubspec.yaml"],
      supersedes: ["dart/pubspec"],
      provides: { resolution: "locked", edges: true, licenses: false },
      load: () => import("./pubspec-lock.ts"),
    },
    {
      id: "dart/pubspec",
      title: "pubspec.yaml",
      version: 1,
      files: ["pubspec.yaml"],
      provides: { resolution: "declared", edges: true, licenses: false },
      load: () => import("./pubspec.ts"),
    },
  ],
  sources: [
    {
      id: "dart/by-path",
      title: "packages of others that lie in the tree",
      reach: "workspace",
      load: () => import("./installed.ts").then(({ lookUpInTree }) => ({ lookUp: lookUpInTree })),
    },
    { id: "dart/pub-cache", title: "pub's cache", reach: "machine", load: () => import("./installed.ts") },
  ],
};
