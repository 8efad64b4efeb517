// Resolves dependencies the way Node does: from a folder upwards through every node_modules.

/**
 * The entry that `name` means when required from `from` (a path in the lock, "" for the root), or undefined.
 * `has` tells whether a path is an entry.
 */
export function resolveUpwards(from: string, name: string, has: (path: string) => boolean): string | undefined {
  let folder = from;
  for (;;) {
    const candidate = folder === "" ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (has(candidate)) return candidate;
    if (folder === "") return undefined;
    folder = parentOf(folder);
  }
}

/** The next folder up whose node_modules Node would look into. */
function parentOf(folder: string): string {
  let parent = folder.slice(0, Math.max(0, folder.lastIndexOf("/")));
  if (parent === "node_modules") return "";
  if (parent.endsWith("/node_modules")) parent = parent.slice(0, -"/node_modules".length);
  return parent;
}
