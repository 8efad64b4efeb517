// Lockfiles of private registries carry user names and tokens in addresses; a purl is an identity that is passed on, and they are no part of it.

const SECRET = /token|secret|passw|signature|credential|^key$|^sig$|api-?_?key/i;

/** The address without credentials; the "git" of "ssh://git@host" is none. Anything that is no address stays as it is. */
export function withoutCredentials(address: string): string {
  const start = address.indexOf("://");
  if (start < 1) return address;
  const rest = address.slice(start + "://".length);
  const authorityEnd = rest.search(/[/?#\\]/);
  const authority = authorityEnd === -1 ? rest : rest.slice(0, authorityEnd);
  const at = authority.lastIndexOf("@");
  const user = at === -1 ? "" : authority.slice(0, at);
  const kept = /(?:^|\+)ssh$/i.test(address.slice(0, start)) && user !== "" ? `${user.replace(/:.*$/s, "")}@` : "";
  const host = `${kept}${authority.slice(at + 1)}`;
  const tail = authorityEnd === -1 ? "" : withoutSecrets(rest.slice(authorityEnd));
  return `${address.slice(0, start)}://${host}${tail}`;
}

function withoutSecrets(tail: string): string {
  const question = tail.indexOf("?");
  if (question === -1) return tail;
  const hash = tail.indexOf("#", question);
  const query = tail.slice(question + 1, hash === -1 ? undefined : hash);
  const kept = query.split("&").filter((pair) => !SECRET.test(pair.split("=")[0] ?? ""));
  const fragment = hash === -1 ? "" : tail.slice(hash);
  return `${tail.slice(0, question)}${kept.length === 0 ? "" : `?${kept.join("&")}`}${fragment}`;
}
