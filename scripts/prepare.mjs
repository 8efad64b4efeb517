// Builds after an installation from git. npm hands its own --global down to the installation in the clone, so that the tools of
// the build are missing there (npm install --global git+…, and pre-commit, which calls it); then they are fetched first.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");

function npm(words, env) {
  const result = spawnSync("npm", words, { cwd: root, env, stdio: "inherit", shell: process.platform === "win32" });
  if (result.status !== 0) process.exit(result.status ?? 1);
}

if (!existsSync(join(root, "node_modules", "rolldown"))) {
  const inherited = ["npm_config_global", "npm_config_location", "npm_config_prefix", "npm_config_omit", "NODE_ENV"];
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !inherited.includes(name)));
  npm(["ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund"], env);
}
npm(["run", "build"], process.env);
