// XML elements and how they are written: untrusted text can neither end an element nor make the document ill-formed. https://www.w3.org/TR/xml/

export type Value = unknown;

export interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, Value>>;
  readonly content: string | readonly (Node | undefined)[];
}

/** Undefined attributes and children are left out. */
export function node(
  name: string,
  attributes: Readonly<Record<string, Value>>,
  content: string | readonly (Node | undefined)[],
): Node {
  return { name, attributes, content };
}

export function textOf(value: Value): string {
  return typeof value === "string" ? value : String(value);
}

export function writeNode({ name, attributes, content }: Node, depth: number): string {
  const indent = "  ".repeat(depth);
  let opening = `${indent}<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) opening += ` ${key}="${escapeAttribute(textOf(value))}"`;
  }
  if (typeof content === "string") return `${opening}>${escapeText(content)}</${name}>\n`;
  const children = content.filter((child) => child !== undefined);
  if (children.length === 0) return `${opening}/>\n`;
  return `${opening}>\n${children.map((child) => writeNode(child, depth + 1)).join("")}${indent}</${name}>\n`;
}

/** Characters that XML 1.0 has no place for, not even escaped. */
const IMPOSSIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function escapeText(text: string): string {
  return text
    .replace(IMPOSSIBLE, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#13;");
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', "&quot;").replaceAll("\n", "&#10;").replaceAll("\t", "&#9;");
}
