// XML 1.0 (https://www.w3.org/TR/xml/) as a small element tree. A DTD is refused: nothing we read needs one, attacks do.
import { type SaxesAttributePlain, SaxesParser, type SaxesTagPlain } from "saxes";
import { err, ok, type Result } from "../model/index.ts";
import { DEPTH_LIMIT } from "./depth.ts";
import type { SyntaxFailure } from "./json.ts";
import { LATIN_ENTITIES } from "./xml-entities.ts";

const ATTRIBUTE_LIMIT = 1000;

export interface XmlElement {
  /** Without the namespace prefix. */
  readonly name: string;
  readonly prefix: string;
  /** By name as written, with its prefix. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Its own text, without that of its children; not trimmed. */
  readonly text: string;
  readonly line: number;
}

interface OpenElement extends XmlElement {
  readonly children: XmlElement[];
  text: string;
}

/** Thrown by our own handlers to leave the parser; never escapes this file. */
interface Stop {
  readonly failure: SyntaxFailure;
}

export function parseXml(text: string): Result<XmlElement, SyntaxFailure> {
  const parser = new SaxesParser();
  const open: OpenElement[] = [];
  let root: XmlElement | undefined;
  let attributeCount = 0;
  let startLine = 1;

  const stop = (code: "LIC102" | "LIC103", reason: string): never => {
    throw { failure: { code, reason, position: { line: parser.line, column: parser.columnIndex + 1 } } } satisfies Stop;
  };
  // The parser offers its table of entities for additions; Maven resolves these names without a DTD, so POMs use them.
  Object.assign(parser.ENTITIES, LATIN_ENTITIES);
  parser.on("doctype", () => stop("LIC103", "a document type declaration is not accepted"));
  parser.on("error", (error: Error) => stop("LIC102", `not valid XML (${cleanMessage(error.message)})`));
  parser.on("opentagstart", () => {
    attributeCount = 0;
    // The character behind the name has been read; if it ended the line, the tag began on the one before.
    startLine = parser.columnIndex === 0 ? parser.line - 1 : parser.line;
    if (open.length >= DEPTH_LIMIT) stop("LIC103", `nested deeper than ${DEPTH_LIMIT} levels`);
  });
  parser.on("attribute", (_attribute: SaxesAttributePlain) => {
    if (++attributeCount > ATTRIBUTE_LIMIT) stop("LIC103", `more than ${ATTRIBUTE_LIMIT} attributes`);
  });
  parser.on("opentag", (tag: SaxesTagPlain) => {
    const colon = tag.name.indexOf(":");
    const element: OpenElement = {
      name: tag.name.slice(colon + 1),
      prefix: colon < 0 ? "" : tag.name.slice(0, colon),
      attributes: new Map(Object.entries(tag.attributes)),
      children: [],
      text: "",
      line: startLine,
    };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  const addText = (part: string): void => {
    const current = open.at(-1);
    if (current !== undefined) current.text += part;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", () => {
    open.pop();
  });
  try {
    parser.write(text).close();
  } catch (error) {
    if (isStop(error)) return err(error.failure);
    return err({ code: "LIC102", reason: "not valid XML" });
  }
  return root === undefined ? err({ code: "LIC102", reason: "the file has no element" }) : ok(root);
}

function isStop(error: unknown): error is Stop {
  return typeof error === "object" && error !== null && "failure" in error;
}

function cleanMessage(message: string): string {
  return message.replace(/^(?:undefined:)?\d+:\d+: /, "").replace(/\.$/, "");
}

export function childrenNamed(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

export function childNamed(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name);
}

/** Trimmed text of the first child of that name; undefined if there is no such child. */
export function textOfChild(element: XmlElement, name: string): string | undefined {
  return childNamed(element, name)?.text.trim();
}
