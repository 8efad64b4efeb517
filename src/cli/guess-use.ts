// Guesses from the files at the root how a project reaches others, for the first question of `licet init`.
import type { FileTree } from "../model/index.ts";

export const USES = ["distributed", "hosted", "internal", "permissive"] as const;
export type Use = (typeof USES)[number];

export interface Guess {
  readonly use: Use;
  /** What gave it away, in plain words. */
  readonly because: string;
  readonly outbound?: string;
}

const SERVICE_FILES = [
  "Dockerfile",
  "docker-compose.yml",
  "compose.yml",
  "Procfile",
  "fly.toml",
  "vercel.json",
  "app.yaml",
  "serverless.yml",
  "Chart.yaml",
];

export function guessUse(tree: FileTree): Guess {
  const listed = tree.list("");
  const names = new Set((listed.ok ? listed.value : []).map(({ name }) => name));
  const manifest = readManifest(tree, names);
  const license = manifest["license"];
  const outbound =
    typeof license === "string" && license !== "UNLICENSED" && !/^SEE /i.test(license) ? license : undefined;
  return { ...guess(names, manifest), ...(outbound === undefined ? {} : { outbound }) };
}

function guess(names: ReadonlySet<string>, manifest: Readonly<Record<string, unknown>>): Guess {
  if ("bin" in manifest) return { use: "distributed", because: "package.json installs a program" };
  if (manifest["private"] === true) {
    const service = SERVICE_FILES.find((name) => names.has(name));
    if (service !== undefined) return { use: "hosted", because: `there is a ${service}, and the package is private` };
    return { use: "distributed", because: "the package is private; the strict reading is taken" };
  }
  const isLibrary = ["main", "module", "exports", "types"].some((key) => key in manifest);
  if (isLibrary) return { use: "permissive", because: "package.json exports a library for others" };
  const service = SERVICE_FILES.find((name) => names.has(name));
  if (service !== undefined) return { use: "hosted", because: `there is a ${service}` };
  return { use: "distributed", because: "nothing tells otherwise; the strict reading is taken" };
}

function readManifest(tree: FileTree, names: ReadonlySet<string>): Readonly<Record<string, unknown>> {
  if (!names.has("package.json")) return {};
  const text = tree.readText("package.json", 1_000_000);
  if (!text.ok) return {};
  try {
    const data: unknown = JSON.parse(text.value);
    return typeof data === "object" && data !== null && !Array.isArray(data) ? { ...data } : {};
  } catch {
    return {};
  }
}
