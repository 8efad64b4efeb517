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

export function writeNode(written: Node, depth: number): string {
  const pieces: string[] = [];
  write(written, depth, pieces);
  return pieces.join("");
}

/** All pieces of a tree are joined once: joining them level by level copies each text as often as it is deep. */
function write({ name, attributes, content }: Node, depth: number, pieces: string[]): void {
  const tags = tagsOf(name, depth);
  pieces.push(tags.open);
  for (const key in attributes) {
    const value = attributes[key];
    if (value !== undefined) pieces.push(` ${key}="`, escapeAttribute(textOf(value)), '"');
  }
  if (typeof content === "string") {
    pieces.push(">", escapeText(content), tags.closeInline);
  } else if (content.every((child) => child === undefined)) {
    pieces.push("/>\n");
  } else {
    pieces.push(">\n");
    for (const child of content) if (child !== undefined) write(child, depth + 1, pieces);
    pieces.push(tags.close);
  }
}

interface Tags {
  readonly open: string;
  readonly close: string;
  readonly closeInline: string;
}

/** Tags by depth and name; our own names only, so there are few. */
const known: Map<string, Tags>[] = [];

function tagsOf(name: string, depth: number): Tags {
  let level = known[depth];
  if (level === undefined) known[depth] = level = new Map();
  let tags = level.get(name);
  if (tags === undefined) {
    const indent = "  ".repeat(depth);
    tags = { open: `${indent}<${name}`, close: `${indent}</${name}>\n`, closeInline: `</${name}>\n` };
    level.set(name, tags);
  }
  return tags;
}

/** Characters that XML 1.0 has no place for, not even escaped. */
const IMPOSSIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Few texts hold any sign that means something to XML: one look spares six copies. */
const SPECIAL = /[^\t\n -%'-;=?-~]/;

function escapeText(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text
    .replace(IMPOSSIBLE, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#13;");
}

function escapeAttribute(text: string): string {
  const escaped = escapeText(text);
  if (!/["\n\t]/.test(escaped)) return escaped;
  return escaped.replaceAll('"', "&quot;").replaceAll("\n", "&#10;").replaceAll("\t", "&#9;");
}
