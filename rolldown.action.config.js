// Bundles the GitHub Action into one file, which is committed: the runner starts what is in the repository.
import { defineConfig } from "rolldown";
import { shipFingerprints } from "./rolldown.fingerprints.js";

/** Optional parts of dependencies that are not installed: they must not be looked for beside a stranger's files either. */
const ABSENT = /^(?:xmlbuilder2|libxmljs2|ajv(?:-.*)?)$/;

export default defineConfig({
  input: { index: "src/action/main.ts" },
  platform: "node",
  resolve: { mainFields: ["module", "main"] },
  plugins: [
    shipFingerprints(),
    {
      name: "absent",
      resolveId: (id) => (ABSENT.test(id) ? `\0absent:${id}` : null),
      load: (id) => (id.startsWith("\0absent:") ? "throw new Error('this optional part is not in the bundle');" : null),
    },
  ],
  output: {
    dir: "dist/action",
    format: "esm",
    cleanDir: true,
    minify: true,
    codeSplitting: false,
    entryFileNames: "[name].mjs",
  },
});
