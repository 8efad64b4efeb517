// pnpm: its lockfile. https://github.com/pnpm/spec/tree/master/lockfile
import type { Ecosystem, Extractor } from "../../model/index.ts";

const pnpmLock: Extractor = {
  id: "pnpm/pnpm-lock",
  title: "pnpm lockfile, versions 5 to 9",
  version: 1,
  files: ["pnpm-lock.yaml"],
  beside: ["**/package.json"],
  supersedes: ["npm/hidden-lock", "npm/package-json"],
  provides: { resolution: "locked", edges: true, licenses: false },
  load: () => import("./pnpm-lock.ts"),
};

export const pnpm: Ecosystem = {
  id: "pnpm",
  title: "pnpm",
  purlTypes: ["npm"],
  extractors: [pnpmLock],
  installFolders: ["node_modules"],
};
