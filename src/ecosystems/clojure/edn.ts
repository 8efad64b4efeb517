// Reads EDN, the notation of Clojure's manifests: nothing is evaluated. https://github.com/edn-format/edn
import { DEPTH_LIMIT } from "../../formats/depth.ts";
import type { SyntaxFailure } from "../../formats/json.ts";
import { makeLineFinder } from "../../formats/line-finder.ts";
import { err, ok, type Result } from "../../model/index.ts";

export type Form =
  | { readonly kind: "text" | "word"; readonly text: string; readonly line: number }
  /** Lists, vectors, maps and sets; a map's items are its keys and values in turn. */
  | { readonly kind: "list" | "map"; readonly items: readonly Form[]; readonly line: number };

interface Open {
  readonly close: string;
  readonly items: Form[];
  readonly line: number;
  /** Items that a `#_` in front of them takes out. */
  discards: number;
}

const CLOSING: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/** Linear in the text, without recursion. Quotes and tags are passed over; the form behind them counts. */
export function parseEdn(source: string): Result<readonly Form[], SyntaxFailure> {
  const find = makeLineFinder(source);
  const top: Open = { close: "", items: [], line: 1, discards: 0 };
  const stack: Open[] = [top];
  const add = (form: Form) => {
    const open = stack.at(-1) as Open;
    if (open.discards > 0) open.discards--;
    else open.items.push(form);
  };
  const fail = (at: number, reason: string, code: SyntaxFailure["code"] = "LIC102") =>
    err({ code, reason, position: { line: find(at), column: 1 } });
  for (let at = 0; at < source.length; ) {
    const char = source.charAt(at);
    if (/[\s,]/.test(char)) at++;
    else if (char === ";") {
      const end = source.indexOf("\n", at);
      at = end < 0 ? source.length : end;
    } else if (char === '"') {
      let end = at + 1;
      while (end < source.length && source.charAt(end) !== '"') end += source.charAt(end) === "\\" ? 2 : 1;
      if (end >= source.length) return fail(at, "a text that is not closed");
      add({ kind: "text", text: source.slice(at + 1, end).replace(/\\(.)/gs, "$1"), line: find(at) });
      at = end + 1;
    } else if (Object.hasOwn(CLOSING, char)) {
      if (stack.length > DEPTH_LIMIT) return fail(at, `nested deeper than ${DEPTH_LIMIT} levels`, "LIC103");
      stack.push({ close: CLOSING[char] as string, items: [], line: find(at), discards: 0 });
      at++;
    } else if (char === ")" || char === "]" || char === "}") {
      const open = stack.pop();
      if (open === undefined || open.close !== char) return fail(at, `"${char}" closes nothing`);
      add({ kind: char === "}" ? "map" : "list", items: open.items, line: open.line });
      at++;
    } else if (source.startsWith("#_", at)) {
      (stack.at(-1) as Open).discards++;
      at += 2;
    } else if (char === "^") {
      // Metadata is a form of its own in front of the one it is about.
      (stack.at(-1) as Open).discards++;
      at++;
    } else if (/[#'`~@]/.test(char)) at++;
    else {
      let end = at + (char === "\\" ? 2 : 1);
      while (end < source.length && !/[\s,;"()[\]{}]/.test(source.charAt(end))) end++;
      add({ kind: "word", text: source.slice(at, end), line: find(at) });
      at = end;
    }
  }
  const open = stack.at(-1) as Open;
  return open === top ? ok(top.items) : fail(source.length, `the "${open.close}" of line ${open.line} is missing`);
}

/** Keys and values of a map, or of the options behind a list's first items. */
export function pairsOf(items: readonly Form[]): (readonly [string, Form, Form])[] {
  const pairs: (readonly [string, Form, Form])[] = [];
  for (let at = 0; at + 1 < items.length; at += 2) {
    const [key, value] = [items[at] as Form, items[at + 1] as Form];
    if (key.kind === "word" || key.kind === "text") pairs.push([key.text, key, value]);
  }
  return pairs;
}

export function itemsOf(form: Form | undefined): readonly Form[] {
  return form !== undefined && "items" in form ? form.items : [];
}

export function wordOf(form: Form | undefined): string | undefined {
  return form !== undefined && "text" in form ? form.text : undefined;
}
