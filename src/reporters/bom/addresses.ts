// Addresses fit for a BOM: valid IRIs without credentials; the many ways to write a repository become one that can be opened.

const SCHEMES = new Set(["http:", "https:", "git:", "ssh:", "ftp:", "svn:", "hg:"]);
const FORGES: Readonly<Record<string, string>> = {
  github: "github.com",
  gitlab: "gitlab.com",
  bitbucket: "bitbucket.org",
};
const FORGE_HOSTS = new Set(Object.values(FORGES));
const WWW = /^www\.(?=(?:github\.com|gitlab\.com|bitbucket\.org)$)/;

/** The address as a valid absolute IRI without credentials, or undefined when it is none we would pass on. */
export function safeAddress(text: string): string | undefined {
  const url = safeUrl(text);
  return url === undefined ? undefined : showUrl(url);
}

function safeUrl(text: string): URL | undefined {
  if (text.length > 2048) return undefined;
  let url: URL;
  try {
    url = new URL(text.trim().replace(/^git\+(?=[a-z]+:)/i, ""));
  } catch {
    return undefined;
  }
  if (!SCHEMES.has(url.protocol) || url.host === "") return undefined;
  // Lockfiles of private registries carry tokens; a BOM is passed on.
  if (url.password !== "") url.password = "";
  if (url.username !== "") url.username = "";
  if (url.search !== "") dropSecrets(url);
  return url;
}

/** What URL leaves alone but XML's and JSON's checkers of addresses do not; square brackets belong to the host's address only. */
function showUrl(url: URL): string {
  const { href, host } = url;
  if (!/["#%<>[\\\]^`{|}]/.test(href)) return href;
  const start = href.indexOf(host) + host.length;
  return href.slice(0, start) + escapeRest(href.slice(start));
}

function escapeRest(text: string): string {
  const hash = text.indexOf("#") + 1;
  const oneHash = hash === 0 ? text : text.slice(0, hash) + text.slice(hash).replaceAll("#", "%23");
  return oneHash.replace(/%(?![0-9a-f]{2})/gi, "%25").replace(/[<>"{}|\\^`\s[\]]/g, (sign) => encodeURIComponent(sign));
}

function dropSecrets(url: URL): void {
  for (const key of [...url.searchParams.keys()]) {
    if (/token|secret|password|signature|^key$|apikey/i.test(key)) url.searchParams.delete(key);
  }
}

/** Where a repository can be looked at, from any of the notations manifests use; undefined when there is no telling. */
export function repositoryAddress(text: string): string | undefined {
  if (text.length > 2048) return undefined;
  let rest = text.trim().replace(/^scm:(?:[a-z]+:)?/i, "");
  const scp = /^(?:[\w.-]+@)?([\w.-]+\.[\w.-]+):(?!\/\/|\d+\/)([^\s:]+)$/.exec(rest);
  if (scp) return forgeAddress(`https://${scp[1]}/${scp[2]}`);
  const short = /^(?:(github|gitlab|bitbucket):)?([\w.-]+\/[\w.-]+)$/i.exec(rest);
  if (short?.[2] !== undefined) {
    return forgeAddress(`https://${FORGES[(short[1] ?? "github").toLowerCase()]}/${short[2]}`);
  }
  rest = rest.replace(/^(?:git|hg|svn)\+/i, "");
  if (/^(?:git|ssh|http):\/\//i.test(rest)) {
    const address = safeAddress(rest);
    if (address === undefined) return undefined;
    const host = new URL(address.replace(/^[a-z]+:/, "https:")).hostname;
    if (FORGE_HOSTS.has(host.replace(WWW, ""))) return forgeAddress(address.replace(/^[a-z]+:/, "https:"));
    return address;
  }
  return forgeAddress(rest);
}

function forgeAddress(text: string): string | undefined {
  const url = safeUrl(text);
  if (url === undefined) return undefined;
  if (WWW.test(url.hostname)) url.hostname = url.hostname.replace(WWW, "");
  if (FORGE_HOSTS.has(url.hostname)) {
    url.port = "";
    const path = url.pathname.replace(/\.git(?=\/|$)/, "").replace(/\/+$/, "");
    if (path !== url.pathname) url.pathname = path;
  }
  return showUrl(url);
}

/** The account a repository belongs to, on the forges where the first part of the path is one. */
export function repositoryOwner(address: string): { readonly name: string; readonly url: string } | undefined {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return undefined;
  }
  const owner = url.pathname.split("/")[1];
  if (!FORGE_HOSTS.has(url.hostname) || owner === undefined || owner === "") return undefined;
  return { name: decodeURIComponent(owner), url: `https://${url.hostname}/${owner}` };
}
