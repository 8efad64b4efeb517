// R: renv and packrat lockfiles, DESCRIPTION, and the DESCRIPTION of installed packages. https://rstudio.github.io/renv/
import type { Ecosystem } from "../../model/index.ts";

export const r: Ecosystem = {
  id: "r",
  title: "R packages",
  purlTypes: ["cran", "github", "bitbucket", "generic"],
  extractors: [
    {
      id: "r/renv",
      title: "renv lockfile",
      version: 1,
      files: ["renv.lock"],
      beside: ["DESCRIPTION"],
      supersedes: ["r/packrat", "r/description"],
      provides: { resolution: "locked", edges: true, licenses: true },
      load: () => import("./renv.ts"),
    },
    {
      id: "r/packrat",
      title: "packrat lockfile",
      version: 1,
      files: ["packrat.lock"],
      provides: { resolution: "locked", edges: true, licenses: false },
      load: () => import("./packrat.ts"),
    },
    {
      id: "r/description",
      title: "DESCRIPTION of an R package",
      version: 1,
      files: ["DESCRIPTION"],
      provides: { resolution: "declared", edges: true, licenses: false },
      nameIsHint: true,
      load: () => import("./description.ts"),
    },
  ],
  sources: [
    {
      id: "r/library",
      title: "DESCRIPTION and license files in the project's library",
      reach: "workspace",
      load: async () => ({ lookUp: (await import("./installed.ts")).lookUpInProject }),
    },
    {
      id: "r/user-library",
      title: "DESCRIPTION and license files in the user's library and renv's cache",
      reach: "machine",
      load: async () => ({ lookUp: (await import("./installed.ts")).lookUpOnMachine }),
    },
  ],
  installFolders: ["renv"],
  loadDialect: () => import("./dialect.ts"),
};
