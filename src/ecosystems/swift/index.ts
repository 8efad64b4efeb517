// Swift packages: the lockfile and the manifest of the Swift package manager, and its checkouts.
import type { Ecosystem } from "../../model/index.ts";

export const swift: Ecosystem = {
  id: "swift",
  title: "Swift Package Manager",
  purlTypes: ["swift"],
  extractors: [
    {
      id: "swift/package-resolved",
      title: "Package.resolved",
      version: 1,
      files: ["Package.resolved"],
      beside: ["Package.swift"],
      supersedes: ["swift/package-swift"],
      provides: { resolution: "locked", edges: false, licenses: false },
      load: () => import("./package-resolved.ts"),
    },
    {
      id: "swift/package-swift",
      title: "Package.swift",
      version: 1,
      files: ["Package.swift"],
      provides: { resolution: "declared", edges: true, licenses: false },
      load: () => import("./package-swift.ts"),
    },
  ],
  sources: [
    {
      id: "swift/checkouts",
      title: ".build/checkouts",
      reach: "workspace",
      load: () => import("./installed.ts").then(({ lookUpInBuild }) => ({ lookUp: lookUpInBuild })),
    },
    {
      id: "swift/derived-data",
      title: "checkouts of Xcode",
      reach: "machine",
      load: () => import("./installed.ts").then(({ lookUpInDerivedData }) => ({ lookUp: lookUpInDerivedData })),
    },
  ],
  installFolders: [".build"],
};
