// Nix: the inputs of a flake. What they bring into a build is decided by programs of Nix, which are not run.
import type { Ecosystem } from "../../model/index.ts";

export const nix: Ecosystem = {
  id: "nix",
  title: "Nix flakes",
  purlTypes: ["github", "gitlab", "bitbucket", "generic"],
  extractors: [
    {
      id: "nix/flake-lock",
      title: "flake.lock (inputs of the flake)",
      version: 1,
      files: ["flake.lock"],
      provides: { resolution: "locked", edges: true, licenses: false },
      load: () => import("./flake-lock.ts"),
    },
  ],
};
