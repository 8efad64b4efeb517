// Bundles the command line into dist/cli: one entry that is cheap to start, one lazy chunk per command and per reader.
import { fileURLToPath, pathToFileURL } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { defineConfig } from "rolldown";
import { shipFingerprints } from "./rolldown.fingerprints.js";

const HERE = fileURLToPath(new URL(".", import.meta.url));

/** Large tables of objects: parsing JSON takes a fraction of the time that compiling the same as code does. */
const TABLES = /[\\/]src[\\/](.+[\\/]terms\.data)\.ts$/;

/** Modules of Node that a dependency loads for a feature we do not use: commander could start other programs. */
const UNUSED = /^node:child_process$/;

export default defineConfig({
  input: { main: "src/cli/main.ts" },
  platform: "node",
  resolve: { mainFields: ["module", "main"] },
  plugins: [
    shipFingerprints(),
    {
      name: "tables-as-json",
      async load(id) {
        const table = TABLES.exec(id);
        if (table === null) return null;
        // tsc has compiled it a moment ago.
        const values = await import(pathToFileURL(`${HERE}dist/lib/${table[1]}.js`).href);
        return Object.entries(values).map(asJson).join("\n");
      },
    },
    {
      name: "unused",
      resolveId: (id, importer) => (UNUSED.test(id) && importer?.includes("node_modules") ? `\0unused:${id}` : null),
      load: (id) => (id.startsWith("\0unused:") ? "export default {};" : null),
    },
  ],
  output: {
    dir: "dist/cli",
    format: "esm",
    cleanDir: true,
    minify: { compress: true, mangle: false },
    entryFileNames: "[name].js",
    chunkFileNames: "[name]-[hash].js",
  },
});

function asJson([name, value]) {
  const json = JSON.stringify(value);
  if (!isDeepStrictEqual(JSON.parse(json), value)) throw new Error(`${name} is more than JSON can say`);
  return `export const ${name} = /* @__PURE__ */ JSON.parse(${JSON.stringify(json)});`;
}
