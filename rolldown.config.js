// Bundles the command line into dist/cli: one entry that is cheap to start, one lazy chunk per command and per reader.
import { defineConfig } from "rolldown";

export default defineConfig({
  input: { main: "src/cli/main.ts" },
  platform: "node",
  resolve: { mainFields: ["module", "main"] },
  output: {
    dir: "dist/cli",
    format: "esm",
    cleanDir: true,
    minify: { compress: true, mangle: false },
    entryFileNames: "[name].js",
    chunkFileNames: "[name]-[hash].js",
  },
});
