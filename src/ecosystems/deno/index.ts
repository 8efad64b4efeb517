// Deno: its lockfile and its manifest; npm and JSR packages, and modules by address. https://docs.deno.com/runtime/fundamentals/modules/
import type { Ecosystem, Extractor } from "../../model/index.ts";

const denoLock: Extractor = {
  id: "deno/deno-lock",
  title: "Deno lockfile, versions 2 to 5",
  version: 1,
  files: ["deno.lock"],
  beside: ["deno.json", "deno.jsonc", "**/deno.json", "**/deno.jsonc"],
  supersedes: ["deno/deno-json"],
  provides: { resolution: "locked", edges: true, licenses: false },
  load: () => import("./deno-lock.ts"),
};

const denoJson: Extractor = {
  id: "deno/deno-json",
  title: "Deno manifest",
  version: 1,
  files: ["deno.json", "deno.jsonc"],
  provides: { resolution: "declared", edges: true, licenses: false },
  load: () => import("./deno-json.ts"),
};

export const deno: Ecosystem = {
  id: "deno",
  title: "Deno",
  purlTypes: ["npm", "generic", "github"],
  extractors: [denoLock, denoJson],
  installFolders: ["node_modules"],
};
