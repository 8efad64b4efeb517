// vcpkg, a package manager for C and C++. https://learn.microsoft.com/vcpkg/
import type { Ecosystem } from "../../model/index.ts";

export const vcpkg: Ecosystem = {
  id: "vcpkg",
  title: "vcpkg (C and C++)",
  purlTypes: ["vcpkg"],
  extractors: [
    {
      id: "vcpkg/installed",
      title: "vcpkg's list of installed ports",
      version: 1,
      files: ["vcpkg_installed/vcpkg/status", "installed/vcpkg/status"],
      probes: ["vcpkg_installed/vcpkg/status"],
      beside: ["../../vcpkg.json"],
      supersedes: ["vcpkg/manifest"],
      provides: { resolution: "installed", edges: true, licenses: false },
      load: () => import("./status.ts"),
    },
    {
      id: "vcpkg/manifest",
      title: "vcpkg manifest",
      version: 1,
      files: ["vcpkg.json"],
      provides: { resolution: "declared", edges: true, licenses: false },
      load: () => import("./manifest.ts"),
    },
  ],
  sources: [
    {
      id: "vcpkg/share",
      title: "vcpkg.spdx.json and copyright of installed ports",
      reach: "workspace",
      load: () => import("./installed.ts"),
    },
  ],
  installFolders: ["vcpkg_installed"],
};
