// Terraform and OpenTofu: providers and modules. https://developer.hashicorp.com/terraform/language/files/dependency-lock
import type { Ecosystem } from "../../model/index.ts";

export const terraform: Ecosystem = {
  id: "terraform",
  title: "Terraform and OpenTofu",
  purlTypes: ["terraform", "github", "bitbucket", "generic"],
  extractors: [
    {
      id: "terraform/lock",
      title: "dependency lockfile (providers)",
      version: 1,
      files: [".terraform.lock.hcl"],
      provides: { resolution: "locked", edges: false, licenses: false },
      load: () => import("./lock.ts"),
    },
    {
      id: "terraform/modules",
      title: "list of installed modules",
      version: 1,
      files: [".terraform/modules/modules.json"],
      probes: [".terraform/modules/modules.json"],
      provides: { resolution: "installed", edges: true, licenses: false },
      load: () => import("./modules.ts"),
    },
    {
      id: "terraform/configuration",
      title: "configuration (modules that it calls)",
      version: 1,
      files: ["*.tf", "*.tofu"],
      beside: [".terraform/modules/modules.json"],
      provides: { resolution: "declared", edges: false, licenses: false },
      nameIsHint: true,
      load: () => import("./configuration.ts"),
    },
  ],
  sources: [
    {
      id: "terraform/working-folder",
      title: "license files of providers and modules in .terraform",
      reach: "workspace",
      load: () => import("./installed.ts"),
    },
  ],
  installFolders: [".terraform"],
};
