// Julia: Manifest.toml and Project.toml, and the packages in Julia's depot. https://pkgdocs.julialang.org/v1/toml-files/
import type { Ecosystem } from "../../model/index.ts";

export const julia: Ecosystem = {
  id: "julia",
  title: "Julia",
  purlTypes: ["julia"],
  extractors: [
    {
      id: "julia/manifest",
      title: "Manifest.toml",
      version: 1,
      files: ["Manifest.toml", "JuliaManifest.toml", "Manifest-v*.toml"],
      beside: ["Project.toml", "JuliaProject.toml"],
      supersedes: ["julia/project"],
      provides: { resolution: "locked", edges: true, licenses: false },
      nameIsHint: true,
      load: () => import("./manifest.ts"),
    },
    {
      id: "julia/project",
      title: "Project.toml",
      version: 1,
      files: ["Project.toml", "JuliaProject.toml"],
      provides: { resolution: "declared", edges: true, licenses: false },
      nameIsHint: true,
      load: () => import("./project.ts"),
    },
  ],
  sources: [
    {
      id: "julia/depot",
      title: "license files in Julia's depot",
      reach: "machine",
      load: () => import("./installed.ts"),
    },
  ],
};
