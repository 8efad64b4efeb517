// People and organisations as manifests state them: "Name <mail> (url)", a bare address, a bare name.

export interface Party {
  readonly name: string;
  readonly email?: string;
  readonly url?: string;
}

/** Several, as far as an address ends each: a comma alone may belong to a name. */
export function parseParties(text: string): readonly Party[] {
  return text.split(/(?<=[>)])\s*[,;]\s*/).flatMap((one) => parseParty(one) ?? []);
}

/** Undefined when nothing is left that could name anybody. */
export function parseParty(text: string): Party | undefined {
  let rest = text.trim();
  let url: string | undefined;
  let email: string | undefined;
  if (rest.endsWith(")")) {
    const open = rest.lastIndexOf("(");
    if (open !== -1) {
      const inner = rest.slice(open + 1, -1).trim();
      if (isWebAddress(inner)) {
        url = inner;
        rest = rest.slice(0, open).trim();
      }
    }
  }
  if (rest.endsWith(">")) {
    const open = rest.lastIndexOf("<");
    if (open !== -1) {
      const inner = rest.slice(open + 1, -1).trim();
      if (isMailAddress(inner)) email = inner;
      else if (isWebAddress(inner)) url ??= inner;
      rest = rest.slice(0, open).trim();
    }
  }
  if (rest === "" && email === undefined && url === undefined) return undefined;
  if (email === undefined && isMailAddress(rest)) email = rest;
  return {
    name: rest === "" ? (email ?? url ?? "") : rest,
    ...(email === undefined ? {} : { email }),
    ...(url === undefined ? {} : { url }),
  };
}

/** Plain addresses only: what a strict reader of e-mail addresses might refuse is no address to us. */
export function isMailAddress(text: string): boolean {
  const at = text.indexOf("@");
  const host = text.slice(at + 1);
  return (
    text.length <= 254 &&
    /^[A-Za-z0-9](?:[A-Za-z0-9_%+-]|\.(?=[A-Za-z0-9]))*$/.test(text.slice(0, at)) &&
    /^[A-Za-z0-9](?:[A-Za-z0-9-]|\.(?=[A-Za-z0-9]))*$/.test(host) &&
    /\.[A-Za-z]{2,}$/.test(host)
  );
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s<>"{}|\\^`]+$/i.test(text);
}
