// Git: submodules, and the licence files in their checkouts.
import type { Ecosystem } from "../../model/index.ts";

export const git: Ecosystem = {
  id: "git",
  title: "Git submodules",
  purlTypes: ["github", "bitbucket", "generic"],
  extractors: [
    {
      id: "git/gitmodules",
      title: "submodules",
      version: 1,
      files: [".gitmodules"],
      beside: [".git/modules/**/HEAD", ".git/config"],
      provides: { resolution: "declared", edges: false, licenses: false },
      load: () => import("./gitmodules.ts"),
    },
  ],
  sources: [
    {
      id: "git/checkout",
      title: "license files in the submodule's checkout",
      reach: "workspace",
      load: () => import("./checkout.ts"),
    },
  ],
};
