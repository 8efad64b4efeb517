// The blocks of a file in HashiCorp's configuration language, with those of their values that are plain texts. https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
import { linesOf } from "../../formats/lines.ts";

export interface HclBlock {
  readonly type: string;
  readonly labels: readonly string[];
  /** Values that are one quoted text without a template in it; other values are "computed". */
  readonly texts: ReadonlyMap<string, { readonly value: string; readonly line: number }>;
  readonly computed: ReadonlySet<string>;
  readonly line: number;
  readonly closed: boolean;
}

/** Top-level blocks; what is nested in them is passed over. */
export function readHclBlocks(text: string): HclBlock[] {
  const blocks: HclBlock[] = [];
  let depth = 0;
  let current:
    | {
        type: string;
        labels: string[];
        texts: Map<string, { value: string; line: number }>;
        computed: Set<string>;
        line: number;
      }
    | undefined;
  let ending: string | undefined;
  let inComment = false;
  for (const { text: raw, number } of linesOf(text)) {
    if (ending !== undefined) {
      if (raw.trim() === ending) ending = undefined;
      continue;
    }
    const line = readLine(raw, inComment);
    inComment = line.open;
    const code = line.code.trim();
    if (code === "") continue;
    if (depth === 0) {
      const head = /^([A-Za-z_][\w-]*)((?:\s+(?:"[^"]*"|[A-Za-z_][\w-]*))*)\s*\{/.exec(code);
      if (head !== null) {
        const labels = [...(head[2] ?? "").matchAll(/"([^"]*)"|([A-Za-z_][\w-]*)/g)].map(
          ([, quoted, bare]) => quoted ?? bare ?? "",
        );
        current = { type: head[1] ?? "", labels, texts: new Map(), computed: new Set(), line: number };
      }
    }
    // A block may stand on one line: `module "a" { source = "./a" }`
    const body = depth === 0 ? code.slice(code.indexOf("{") + 1) : code;
    if (current !== undefined && depth <= 1) readAttribute(body, number, current);
    ending = /<<-?([A-Za-z_]\w*)\s*$/.exec(code)?.[1];
    depth += line.depthChange;
    if (depth <= 0) {
      if (current !== undefined) blocks.push({ ...current, closed: true });
      current = undefined;
      depth = 0;
    }
  }
  if (current !== undefined) blocks.push({ ...current, closed: false });
  return blocks;
}

function readAttribute(
  code: string,
  line: number,
  block: { texts: Map<string, { value: string; line: number }>; computed: Set<string> },
): void {
  const equals = code.indexOf("=");
  const name = code.slice(0, Math.max(equals, 0)).trim();
  if (!/^[A-Za-z_][\w-]*$/.test(name) || code[equals + 1] === "=") return;
  const rest = code.slice(equals + 1).trim();
  const value = rest.endsWith("}") && rest.startsWith('"') ? rest.slice(0, -1).trimEnd() : rest;
  const plain = /^"((?:[^"\\]|\\.)*)"$/.exec(value)?.[1];
  if (plain === undefined || /[$%]\{/.test(plain)) block.computed.add(name);
  else block.texts.set(name, { value: plain.replace(/\\(["\\])/g, "$1"), line });
}

interface Line {
  /** Without comments. */
  readonly code: string;
  /** Brackets opened less brackets closed, outside of strings. */
  readonly depthChange: number;
  /** A block comment goes on. */
  readonly open: boolean;
}

function readLine(line: string, inComment: boolean): Line {
  let from = 0;
  let code = "";
  let depthChange = 0;
  let inside = inComment;
  let inString = false;
  for (let at = 0; at < line.length; at++) {
    const sign = line[at];
    if (inside) {
      if (sign === "*" && line[at + 1] === "/") {
        inside = false;
        from = ++at + 1;
      }
    } else if (inString) {
      if (sign === "\\") at++;
      else if (sign === '"') inString = false;
    } else if (sign === "#" || (sign === "/" && line[at + 1] === "/")) {
      return { code: code + line.slice(from, at), depthChange, open: false };
    } else if (sign === "/" && line[at + 1] === "*") {
      code += line.slice(from, at++);
      inside = true;
    } else if (sign === '"') inString = true;
    else if (sign === "{" || sign === "[" || sign === "(") depthChange++;
    else if (sign === "}" || sign === "]" || sign === ")") depthChange--;
  }
  return { code: inside ? code : code + line.slice(from), depthChange, open: inside };
}
