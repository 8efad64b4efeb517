// Bun: its text lockfile. https://bun.sh/docs/install/lockfile
import type { Ecosystem, Extractor } from "../../model/index.ts";

const bunLock: Extractor = {
  id: "bun/bun-lock",
  title: "Bun lockfile, versions 0 to 2",
  version: 1,
  files: ["bun.lock"],
  beside: ["**/package.json"],
  supersedes: ["npm/hidden-lock", "npm/package-json"],
  provides: { resolution: "locked", edges: true, licenses: false },
  load: () => import("./bun-lock.ts"),
};

export const bun: Ecosystem = {
  id: "bun",
  title: "Bun",
  purlTypes: ["npm"],
  extractors: [bunLock],
  unsupported: [
    {
      files: ["bun.lockb"],
      title: "Bun's binary lockfile",
      remedy: "run bun install --save-text-lockfile and commit bun.lock",
      coveredBy: ["bun/bun-lock"],
    },
  ],
  installFolders: ["node_modules"],
};
