// Haskell: cabal and stack. https://cabal.readthedocs.io/ and https://docs.haskellstack.org/
import type { Ecosystem } from "../../model/index.ts";

export const haskell: Ecosystem = {
  id: "haskell",
  title: "Haskell (Cabal, Stack)",
  purlTypes: ["hackage"],
  extractors: [
    {
      id: "haskell/cabal-freeze",
      title: "cabal freeze file",
      version: 1,
      files: ["cabal.project.freeze"],
      supersedes: ["haskell/cabal", "haskell/hpack"],
      provides: { resolution: "locked", edges: false, licenses: false },
      load: () => import("./cabal-freeze.ts"),
    },
    {
      id: "haskell/stack-lock",
      title: "Stack lockfile",
      version: 1,
      files: ["stack.yaml.lock", "stack-*.yaml.lock"],
      provides: { resolution: "locked", edges: false, licenses: false },
      load: () => import("./stack-lock.ts"),
    },
    {
      id: "haskell/cabal",
      title: "Cabal package description",
      version: 1,
      files: ["*.cabal"],
      supersedes: ["haskell/hpack"],
      provides: { resolution: "declared", edges: true, licenses: false },
      load: () => import("./cabal.ts"),
    },
    {
      id: "haskell/hpack",
      title: "hpack package description",
      version: 1,
      files: ["package.yaml"],
      provides: { resolution: "declared", edges: true, licenses: false },
      nameIsHint: true,
      load: () => import("./hpack.ts"),
    },
  ],
  sources: [
    {
      id: "haskell/cabal-store",
      title: "package database of cabal's store",
      reach: "machine",
      load: async () => ({ lookUp: (await import("./installed.ts")).lookUpInStore }),
    },
    {
      id: "haskell/cabal-packages",
      title: "package archives that cabal downloaded",
      reach: "machine",
      load: async () => ({ lookUp: (await import("./installed.ts")).lookUpInDownloads }),
    },
  ],
  installFolders: ["dist-newstyle", ".stack-work"],
  loadDialect: () => import("./dialect.ts"),
};
