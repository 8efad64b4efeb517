// Code of others that was copied into the tree and says so itself: license banners of scripts and style sheets, and lists of such code.
import type { Ecosystem } from "../../model/index.ts";

const FOLDERS = "{vendor,vendors,third_party,third-party,thirdparty,external,3rdparty}";

export const vendored: Ecosystem = {
  id: "vendored",
  title: "Copied files with a license banner",
  purlTypes: [],
  extractors: [
    {
      id: "vendored/banner",
      title: "license banners in scripts and style sheets",
      version: 1,
      files: [
        "*.min.js",
        "*.min.mjs",
        "*.min.css",
        "*.js.LICENSE.txt",
        "*.mjs.LICENSE.txt",
        `${FOLDERS}/*.js`,
        `${FOLDERS}/*.css`,
        `${FOLDERS}/*/*.js`,
        `${FOLDERS}/*/*.css`,
      ],
      contains: [
        "/*!",
        "@license",
        "@preserve",
        "@copyright",
        "License",
        "LICENSE",
        "license",
        "Licence",
        "licence",
        "Copyright",
      ],
      provides: { resolution: "installed", edges: false, licenses: true },
      nameIsHint: true,
      load: () => import("./banner.ts"),
    },
    {
      id: "vendored/cgmanifest",
      title: "component governance manifest",
      version: 1,
      files: ["cgmanifest.json"],
      provides: { resolution: "declared", edges: false, licenses: true },
      load: () => import("./cgmanifest.ts"),
    },
  ],
};
