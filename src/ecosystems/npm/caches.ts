// Packages that Yarn, Bun and Deno keep in the user's home instead of, or besides, the project's folder.
// https://yarnpkg.com/configuration/yarnrc#enableGlobalCache https://bun.sh/docs/install/cache https://docs.deno.com/runtime/fundamentals/modules/
import { withArchives } from "../../formats/archive-tree.ts";
import {
  type Diagnostic,
  type FileTree,
  joinPath,
  type LookUp,
  type LookUpContext,
  type LookUpFailure,
  type LookUpSubject,
  ok,
  type Result,
} from "../../model/index.ts";
import { readCopy } from "./installed-copy.ts";
import { readAbout } from "./package-facts.ts";

interface Place {
  readonly tree: FileTree;
  readonly folder: string;
}

export function lookUp(subject: LookUpSubject, context: LookUpContext): Result<LookUp, LookUpFailure> {
  for (const { tree, folder } of placesOf(subject, context)) {
    const diagnostics: Diagnostic[] = [];
    const nameOf = (path: string) => joinPath(tree.label, path);
    const reader = { tree: withArchives(tree), source: "npm/caches", keepText: context.keepText, nameOf };
    const copy = readCopy(folder, subject, reader, diagnostics);
    if (copy === undefined) continue;
    return ok({ installed: true, statements: copy.statements, about: readAbout(copy.manifest), diagnostics });
  }
  return ok({ installed: false, statements: [] });
}

function* placesOf(subject: LookUpSubject, { machine }: LookUpContext): Generator<Place> {
  const { name, version } = subject;
  const yarn = machine.folder("YARN_GLOBAL_FOLDER", ".yarn/berry");
  for (const path of yarn === undefined ? [] : subject.installPaths) {
    // In the project "is-odd-npm-3.0.1-93c3c3f41b-89ee2e353c.zip", in the home "is-odd-npm-3.0.1-93c3c3f41b-10c0.zip".
    const slug = /([^/]+)-[0-9a-f]+\.zip!\/(.*)$/.exec(path);
    if (yarn === undefined || slug?.[1] === undefined) continue;
    const archive = namesIn(yarn, "cache").find((file) => file.startsWith(`${slug[1]}-`) && file.endsWith(".zip"));
    if (archive !== undefined) yield { tree: yarn, folder: `cache/${archive}!/${slug[2]}` };
  }
  if (version === undefined) return;
  const bun = machine.folder("BUN_INSTALL", ".bun");
  if (bun !== undefined) {
    // "install/cache/@scope/name@1.0.0@@@1"
    const slash = name.lastIndexOf("/");
    const parent = joinPath("install/cache", name.slice(0, Math.max(0, slash)));
    const start = `${name.slice(slash + 1)}@${version}@`;
    const folder = namesIn(bun, parent.replace(/\/$/, "")).find((entry) => entry.startsWith(start));
    if (folder !== undefined) yield { tree: bun, folder: `${parent.replace(/\/$/, "")}/${folder}` };
  }
  const deno = machine.folder("DENO_DIR", ".cache/deno");
  for (const host of deno === undefined ? [] : namesIn(deno, "npm")) {
    if (deno !== undefined) yield { tree: deno, folder: `npm/${host}/${name.toLowerCase()}/${version}` };
  }
}

const listed = new WeakMap<FileTree, Map<string, readonly string[]>>();

/** Sorted, and listed once per tree: such folders hold thousands of packages. */
function namesIn(tree: FileTree, folder: string): readonly string[] {
  let known = listed.get(tree);
  if (known === undefined) {
    known = new Map();
    listed.set(tree, known);
  }
  let names = known.get(folder);
  if (names === undefined) {
    const entries = tree.list(folder);
    names = entries.ok ? entries.value.map((entry) => entry.name) : [];
    known.set(folder, names);
  }
  return names;
}
