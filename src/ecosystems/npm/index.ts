// npm: lockfiles, manifests and installed packages. https://docs.npmjs.com/cli/configuring-npm/package-lock-json
import type { Ecosystem, Extractor, LicenseSource } from "../../model/index.ts";

/** Where both are present npm reads the shrinkwrap and ignores the lock. */
const shrinkwrap: Extractor = {
  id: "npm/shrinkwrap",
  title: "npm lockfile that is published with the package",
  version: 1,
  files: ["npm-shrinkwrap.json"],
  beside: ["**/package.json"],
  supersedes: ["npm/package-lock", "npm/hidden-lock", "npm/package-json"],
  provides: { resolution: "locked", edges: true, licenses: true },
  load: async () => ({ extract: (await import("./package-lock.ts")).extractShrinkwrap }),
};

const packageLock: Extractor = {
  id: "npm/package-lock",
  title: "npm lockfile",
  version: 1,
  files: ["package-lock.json"],
  beside: ["**/package.json"],
  supersedes: ["npm/hidden-lock", "npm/package-json"],
  provides: { resolution: "locked", edges: true, licenses: true },
  load: () => import("./package-lock.ts"),
};

const hiddenLock: Extractor = {
  id: "npm/hidden-lock",
  title: "list of installed packages that npm keeps",
  version: 1,
  files: ["node_modules/.package-lock.json"],
  probes: ["node_modules/.package-lock.json"],
  beside: ["../package.json", "**/package.json"],
  supersedes: ["npm/package-json"],
  provides: { resolution: "installed", edges: true, licenses: true },
  load: () => import("./hidden-lock.ts"),
};

const packageJson: Extractor = {
  id: "npm/package-json",
  title: "npm manifest",
  version: 1,
  files: ["package.json"],
  beside: ["**/package.json"],
  provides: { resolution: "declared", edges: true, licenses: false },
  load: () => import("./package-json.ts"),
};

const installed: LicenseSource = {
  id: "npm/installed",
  title: "installed package.json and the license files beside it",
  reach: "workspace",
  load: () => import("./installed.ts"),
};

const caches: LicenseSource = {
  id: "npm/caches",
  title: "package caches of Yarn, Bun and Deno in the user's home",
  reach: "machine",
  lastResort: true,
  load: () => import("./caches.ts"),
};

export const npm: Ecosystem = {
  id: "npm",
  title: "npm",
  purlTypes: ["npm"],
  extractors: [shrinkwrap, packageLock, hiddenLock, packageJson],
  sources: [installed, caches],
  installFolders: ["node_modules"],
  loadDialect: () => import("./dialect.ts"),
};
