// Replaces `$NAME` and `${NAME:-default}` the way Dockerfiles and Compose files do. https://docs.docker.com/reference/dockerfile/#environment-replacement

const DEPTH_LIMIT = 20;
const LENGTH_LIMIT = 4096;

/** Undefined where a variable has neither value nor default, or the form is one we do not know. */
export function expandVariables(text: string, values: ReadonlyMap<string, string>, depth = 0): string | undefined {
  if (depth > DEPTH_LIMIT || text.length > LENGTH_LIMIT) return undefined;
  let result = "";
  let at = 0;
  while (at < text.length) {
    const dollar = text.indexOf("$", at);
    if (dollar < 0) {
      result += text.slice(at);
      break;
    }
    result += text.slice(at, dollar);
    if (text[dollar + 1] === "$") {
      result += "$";
      at = dollar + 2;
      continue;
    }
    const plain = /^[A-Za-z_][A-Za-z0-9_]*/.exec(text.slice(dollar + 1, dollar + 200))?.[0];
    if (plain !== undefined) {
      const value = values.get(plain);
      if (value === undefined) return undefined;
      result += value;
      at = dollar + 1 + plain.length;
      continue;
    }
    const end = text[dollar + 1] === "{" ? closingBrace(text, dollar + 1) : -1;
    if (end < 0) return undefined;
    const value = expandBraced(text.slice(dollar + 2, end), values, depth);
    if (value === undefined) return undefined;
    result += value;
    at = end + 1;
  }
  return result.length > LENGTH_LIMIT ? undefined : result;
}

function expandBraced(inner: string, values: ReadonlyMap<string, string>, depth: number): string | undefined {
  const match = /^([A-Za-z_][A-Za-z0-9_]*)(:?[-+?])?([\s\S]*)$/.exec(inner);
  if (match === null) return undefined;
  const [, name = "", operator, word = ""] = match;
  const value = values.get(name);
  if (operator === undefined) return word === "" ? value : undefined;
  // With a colon, an empty value counts as none.
  const isSet = value !== undefined && !(operator.startsWith(":") && value === "");
  if (operator.endsWith("-")) return isSet ? value : expandVariables(word, values, depth + 1);
  if (operator.endsWith("+")) return isSet ? expandVariables(word, values, depth + 1) : "";
  return isSet ? value : undefined;
}

function closingBrace(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === "{") depth++;
    else if (text[at] === "}" && --depth === 0) return at;
  }
  return -1;
}
