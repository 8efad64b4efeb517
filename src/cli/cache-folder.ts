// Where what can be had again is kept between runs.
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

type Environment = Readonly<Record<string, string | undefined>>;

/** A folder of LICET_CACHE, else of the place that the platform gives to caches. */
export function cacheFolder(env: Environment, name: string): string {
  const named = env["LICET_CACHE"];
  if (named !== undefined && isAbsolute(named)) return join(named, name);
  const base = env["XDG_CACHE_HOME"];
  const local = process.platform === "win32" ? env["LOCALAPPDATA"] : undefined;
  const folder = base !== undefined && isAbsolute(base) ? base : (local ?? join(homedir(), ".cache"));
  return join(folder, "licet", name);
}
