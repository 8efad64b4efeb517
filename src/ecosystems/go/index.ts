// Go modules: what can be read of them, and where their licence texts lie.
import type { Ecosystem } from "../../model/index.ts";

export const go: Ecosystem = {
  id: "go",
  title: "Go modules",
  purlTypes: ["golang"],
  extractors: [
    {
      id: "go/go-mod",
      title: "go.mod",
      version: 1,
      files: ["go.mod"],
      beside: ["go.sum"],
      provides: { resolution: "locked", edges: true, licenses: false },
      load: () => import("./go-mod.ts"),
    },
    {
      id: "go/go-work",
      title: "go.work",
      version: 1,
      files: ["go.work"],
      beside: ["go.mod", "**/go.mod"],
      provides: { resolution: "declared", edges: false, licenses: false },
      load: () => import("./go-work.ts"),
    },
    {
      id: "go/vendor-modules",
      title: "vendor/modules.txt",
      version: 1,
      files: ["vendor/modules.txt"],
      probes: ["vendor/modules.txt"],
      provides: { resolution: "installed", edges: false, licenses: false },
      load: () => import("./vendor-modules.ts"),
    },
  ],
  installFolders: ["vendor/modules.txt"],
  sources: [
    {
      id: "go/vendor",
      title: "vendor folder",
      reach: "workspace",
      load: () => import("./installed.ts").then(({ lookUpInVendor }) => ({ lookUp: lookUpInVendor })),
    },
    {
      id: "go/module-cache",
      title: "Go module cache",
      reach: "machine",
      load: () => import("./installed.ts").then(({ lookUpInModuleCache }) => ({ lookUp: lookUpInModuleCache })),
    },
  ],
};
