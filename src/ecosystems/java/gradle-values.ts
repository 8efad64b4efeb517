// Values that a Gradle script or gradle.properties sets literally, for the versions that others are written with.
import { linesOf } from "../../formats/lines.ts";
import type { ScriptToken } from "../../formats/script-tokens.ts";

/** `def x = "1"`, `val x = "1"`, `ext.x = '1'`, `x = "1"`, `set("x", "1")`, `val x by extra("1")`: the first one of a name counts. */
export function readValues(tokens: readonly ScriptToken[], values: Map<string, string>): void {
  const put = (name: string, text: string) => {
    if (!values.has(name)) values.set(name, text);
  };
  for (let at = 1; at + 1 < tokens.length; at++) {
    const token = tokens[at] as ScriptToken;
    const before = tokens[at - 1] as ScriptToken;
    const after = tokens[at + 1] as ScriptToken;
    // A text that a call holds: `val bom = platform("g:a:1")`.
    const held = after.kind === "word" && tokens[at + 2]?.text === "(" ? tokens[at + 3] : undefined;
    if (token.text === "=" && before.kind === "word" && held?.kind === "text") {
      // … or a property that it asks for: `x = property("x.version")`.
      const meant = held.text.includes(":") ? held.text : values.get(held.text);
      if (meant !== undefined) put(before.text, meant);
    }
    if (token.kind === "sign" && (token.text === "=" || token.text === ":") && after.kind === "text") {
      if (before.kind === "word" || (before.kind === "text" && token.text === "=")) put(before.text, after.text);
      // `extra["x"] = "1"`
      const inside = tokens[at - 2];
      if (before.text === "]" && inside?.kind === "text") put(inside.text, after.text);
    } else if (token.kind === "word" && token.text === "set" && after.text === "(") {
      const [name, comma, value] = tokens.slice(at + 2, at + 5);
      if (name?.kind === "text" && comma?.text === "," && value?.kind === "text") put(name.text, value.text);
    } else if (token.kind === "word" && token.text === "by" && before.kind === "word" && after.text === "extra") {
      const value = tokens[at + 3];
      if (value?.kind === "text") put(before.text, value.text);
    }
  }
}

/** https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Properties.html#load(java.io.Reader) */
export function readProperties(text: string, values: Map<string, string>): void {
  for (const { text: line } of linesOf(text)) {
    const [, key, value] = /^\s*([^#!=:\s][^=:\s]*)\s*[=:]\s*(.*?)\s*$/.exec(line.slice(0, 1000)) ?? [];
    if (key !== undefined && value !== undefined && !values.has(key)) values.set(key, value);
  }
}

/** A text with "$x" and "${…x}" replaced by what is known of them; undefined if something is not. */
export function fillIn(token: ScriptToken, values: ReadonlyMap<string, string>): string | undefined {
  if (!token.isDouble || !token.text.includes("$")) return token.text;
  let isWhole = true;
  const text = token.text.replace(
    /\$(?:\{([^}]*)\}|(\w+))/g,
    (_, braced: string | undefined, bare: string | undefined) => {
      // `${rootProject.extra["x"]}`, `${project.x}`, `${property("x")}`: the last name is the value's.
      const name = bare ?? /(\w[\w.-]*)["')\]]*\s*$/.exec((braced ?? "").slice(0, 300))?.[1] ?? "";
      const value = values.get(name) ?? values.get(name.slice(name.lastIndexOf(".") + 1));
      if (value === undefined || value.includes("$")) isWhole = false;
      return value ?? "";
    },
  );
  return isWhole ? text : undefined;
}
