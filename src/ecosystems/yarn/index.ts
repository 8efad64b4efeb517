// Yarn, classic and berry: its lockfile. https://classic.yarnpkg.com/lang/en/docs/yarn-lock/ https://yarnpkg.com/configuration/yarnrc
import type { Ecosystem, Extractor } from "../../model/index.ts";

const yarnLock: Extractor = {
  id: "yarn/yarn-lock",
  title: "Yarn lockfile, version 1 (classic) and 3 to 10 (berry)",
  version: 1,
  files: ["yarn.lock"],
  beside: ["package.json", "**/package.json", ".yarnrc.yml"],
  supersedes: ["npm/hidden-lock", "npm/package-json"],
  provides: { resolution: "locked", edges: true, licenses: false },
  load: () => import("./yarn-lock.ts"),
};

export const yarn: Ecosystem = {
  id: "yarn",
  title: "Yarn",
  purlTypes: ["npm"],
  extractors: [yarnLock],
  installFolders: ["node_modules"],
};
