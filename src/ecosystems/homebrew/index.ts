// Homebrew: programs that a repository asks developers to install.
import type { Ecosystem } from "../../model/index.ts";

export const homebrew: Ecosystem = {
  id: "homebrew",
  title: "Homebrew",
  purlTypes: ["brew"],
  extractors: [
    {
      id: "homebrew/brewfile",
      title: "Brewfile",
      version: 1,
      files: ["Brewfile", "*.Brewfile"],
      provides: { resolution: "declared", edges: false, licenses: false },
      load: () => import("./brewfile.ts"),
    },
  ],
};
