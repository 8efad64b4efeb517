// PHP packages: Composer's lockfile, its list of installed packages, and manifests.
import type { Ecosystem } from "../../model/index.ts";

export const php: Ecosystem = {
  id: "php",
  title: "PHP (Composer)",
  purlTypes: ["composer"],
  extractors: [
    {
      id: "php/composer-lock",
      title: "composer.lock",
      version: 1,
      files: ["composer.lock"],
      beside: ["composer.json"],
      supersedes: ["php/installed", "php/composer-json"],
      provides: { resolution: "locked", edges: true, licenses: true },
      load: () => import("./composer-lock.ts"),
    },
    {
      id: "php/installed",
      title: "vendor/composer/installed.json",
      version: 1,
      files: ["vendor/composer/installed.json"],
      probes: ["vendor/composer/installed.json"],
      beside: ["../../composer.json"],
      supersedes: ["php/composer-json"],
      provides: { resolution: "installed", edges: true, licenses: true },
      load: () => import("./installed-json.ts"),
    },
    {
      id: "php/composer-json",
      title: "composer.json",
      version: 1,
      files: ["composer.json"],
      provides: { resolution: "declared", edges: true, licenses: false },
      load: () => import("./composer-json.ts"),
    },
  ],
  installFolders: ["vendor/composer/installed.json"],
  sources: [
    {
      id: "php/vendor",
      title: "vendor folder",
      reach: "workspace",
      load: () => import("./vendor.ts"),
    },
  ],
  loadDialect: () => import("./dialect.ts"),
};
