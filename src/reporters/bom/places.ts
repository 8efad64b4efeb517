// Where a purl itself says that a package lives: a Go module's path begins with its repository, an action's and a model's purl is one.
import type { ComponentKind } from "../../model/index.ts";
import { parsePurl } from "../../purl/index.ts";
import type { Party } from "./party.ts";

export interface Place {
  /** Where the code is kept. */
  readonly repository?: string;
  /** Its page. */
  readonly homepage?: string;
  /** The account that it belongs to, where that is no code forge (whose accounts are read from the repository). */
  readonly owner?: Party;
}

const FORGES: ReadonlyMap<string, string> = new Map([
  ["github", "github.com"],
  ["githubactions", "github.com"],
  ["gitlab", "gitlab.com"],
  ["bitbucket", "bitbucket.org"],
]);
const FORGE_HOSTS = new Set(FORGES.values());
/** Types that are told apart by their first characters, since this is asked for every component. */
const PLACED = /^pkg:(?:golang|swift|github|githubactions|gitlab|bitbucket|huggingface)\//;

/** Undefined where the purl says nothing of the kind. A qualifier may point elsewhere: then nothing is said either. */
export function placeOf(purl: string, kind: ComponentKind): Place | undefined {
  if (!PLACED.test(purl)) return undefined;
  const parsed = parsePurl(purl);
  if (!parsed.ok || parsed.value.qualifiers.size > 0) return undefined;
  const { type, namespace, name } = parsed.value;
  if (namespace === undefined) return undefined;
  const segments = [...namespace.split("/"), name];
  if (type === "huggingface") return placeOnHub(segments, kind);
  const host = FORGES.get(type) ?? segments.shift() ?? "";
  const [owner, repository] = segments;
  // https://go.dev/ref/mod#vcs-find: on these hosts the two segments behind the host are the repository.
  if (!FORGE_HOSTS.has(host) || owner === undefined || repository === undefined) return undefined;
  return { repository: `https://${host}/${encodeURIComponent(owner)}/${encodeURIComponent(repository)}` };
}

function placeOnHub(segments: readonly string[], kind: ComponentKind): Place | undefined {
  const [owner, name, ...rest] = segments[0] === "datasets" ? segments.slice(1) : segments;
  if (owner === undefined || name === undefined || rest.length > 0) return undefined;
  const hub = "https://huggingface.co";
  const path = `${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;
  return {
    homepage: kind === "dataset" ? `${hub}/datasets/${path}` : `${hub}/${path}`,
    owner: { name: owner, url: `${hub}/${encodeURIComponent(owner)}` },
  };
}
