// Values that a Gradle script or gradle.properties sets literally, for the versions that others are written with.
import { linesOf } from "../../formats/lines.ts";
import type { ScriptToken } from "../../formats/script-tokens.ts";

/** A name that a script gives two values: which one counts is decided when the build runs. */
const AMBIGUOUS = "";

/**
 * `def x = "1"`, `val x = "1"`, `ext.x = '1'`, `set("x", "1")`, `val x by extra("1")`, `ext.libs = [x: [y: "g:a:1"]]`. Values in maps go by
 * their whole path ("libs.x.y") and by their last name; what nearer scripts have set counts more.
 */
export function readValues(tokens: readonly ScriptToken[], values: Map<string, string>): void {
  const local = new Map<string, string>();
  /** Last names of what stands in maps; a variable of the same name goes before it. */
  const short = new Map<string, string>();
  const maps: string[] = [];
  const putInto = (map: Map<string, string>, name: string, text: string) => {
    const known = map.get(name);
    map.set(name, known === undefined || known === text ? text : AMBIGUOUS);
  };
  const put = (name: string, text: string) => {
    const path = maps.filter((map) => map !== "");
    putInto(path.length > 0 ? short : local, name, text);
    if (path.length > 0) putInto(local, [...path, name].join("."), text);
  };
  for (let at = 0; at + 1 < tokens.length; at++) {
    const token = tokens[at] as ScriptToken;
    const before = tokens[at - 1];
    const after = tokens[at + 1] as ScriptToken;
    const isSet = token.kind === "sign" && (token.text === "=" || token.text === ":") && before !== undefined;
    if (token.kind === "sign" && token.text === "[") maps.push(nameBefore(tokens, at));
    else if (token.kind === "sign" && token.text === "]") maps.pop();
    if (
      isSet &&
      token.text === "=" &&
      before.kind === "word" &&
      after.kind === "word" &&
      tokens[at + 2]?.text === "("
    ) {
      // A text that a call holds: `val bom = platform("g:a:1")`, or a property that it asks for: `x = property("x.version")`.
      const held = tokens[at + 3];
      const meant = held?.kind !== "text" ? undefined : held.text.includes(":") ? held.text : values.get(held.text);
      if (meant !== undefined) put(before.text, meant);
    } else if (isSet && after.kind === "text" && !isPart(tokens[at + 2])) {
      // `extra["x"] = "1"`
      const inside = before.text === "]" ? tokens[at - 2] : undefined;
      if (inside?.kind === "text") put(inside.text, after.text);
      else if (before.kind === "word" || token.text === "=" || maps.some((map) => map !== ""))
        put(before.text, after.text);
    } else if (token.kind === "word" && token.text === "set" && after.text === "(") {
      const [name, comma, value] = tokens.slice(at + 2, at + 5);
      if (name?.kind === "text" && comma?.text === "," && value?.kind === "text") put(name.text, value.text);
    } else if (token.kind === "word" && token.text === "by" && before?.kind === "word" && after.text === "extra") {
      const value = tokens[at + 3];
      if (value?.kind === "text") put(before.text, value.text);
    }
  }
  for (const [name, text] of [...local, ...short]) if (!values.has(name)) values.set(name, text);
}

/** True for what makes the text before it a part of something: "a" + x, "group" % "artifact". */
function isPart(next: ScriptToken | undefined): boolean {
  return next?.kind === "sign" && (next.text === "+" || next.text === "%");
}

/** The name of a map: "libs = [", "libs += [", "squareup : [". */
function nameBefore(tokens: readonly ScriptToken[], open: number): string {
  const sign = tokens[open - 1];
  if (sign?.kind !== "sign" || (sign.text !== "=" && sign.text !== ":")) return "";
  const name = tokens[open - 2]?.text === "+" ? tokens[open - 3] : tokens[open - 2];
  return name === undefined || name.kind === "sign" ? "" : name.text;
}

/** The value of "rootProject.ext.libs.x": of the whole path, or of what is left of it without its first names. */
export function valueOfPath(parts: readonly string[], values: ReadonlyMap<string, string>): string | undefined {
  for (let from = 0; from < parts.length && from < 4; from++) {
    const value = values.get(parts.slice(from).join("."));
    if (value !== undefined) return value === AMBIGUOUS ? undefined : value;
  }
  return undefined;
}

/** Scripts that a script applies: `apply from: "$rootDir/gradle/x.gradle"`, `apply(from = "x.gradle.kts")`, without the folder of the root. */
export function appliedScripts(tokens: readonly ScriptToken[]): string[] {
  const found: string[] = [];
  for (let at = 0; at + 2 < tokens.length; at++) {
    const [word, sign, value] = [tokens[at], tokens[at + 1], tokens[at + 2]] as [ScriptToken, ScriptToken, ScriptToken];
    if (word.kind !== "word" || word.text !== "from" || sign.kind !== "sign" || value.kind !== "text") continue;
    const path = value.text
      .replace(/^\$\{?(?:rootDir|rootProject\.(?:projectDir|rootDir)|projectDir)\}?\//, "")
      .replace(/^\.\//, "");
    if (/\.gradle(?:\.kts)?$/.test(path) && !path.includes("$")) found.push(path);
  }
  return found;
}

/** https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Properties.html#load(java.io.Reader) */
export function readProperties(text: string, values: Map<string, string>): void {
  for (const { text: line } of linesOf(text)) {
    const [, key, value] = /^\s*([^#!=:\s][^=:\s]*)\s*[=:]\s*(.*?)\s*$/.exec(line.slice(0, 1000)) ?? [];
    if (key !== undefined && value !== undefined && !values.has(key)) values.set(key, value);
  }
}

/** A text with "$x", "$x.y" and "${…x}" replaced by what is known of them; undefined if something is not. */
export function fillIn(token: ScriptToken, values: ReadonlyMap<string, string>): string | undefined {
  if (!token.isDouble || !token.text.includes("$")) return token.text;
  let isWhole = true;
  const reference = /\$(?:\{([^}]*)\}|([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*))/g;
  const text = token.text.replace(reference, (_, braced: string | undefined, bare: string | undefined) => {
    // `${rootProject.extra["x"]}`, `${project.x}`, `${property("x")}`: the last name is the value's.
    const path = bare ?? /([A-Za-z_][\w.-]*)["')\]]*\s*$/.exec((braced ?? "").slice(0, 300))?.[1] ?? "";
    const parts = path.split(".");
    const value = values.get(path) ?? valueOfPath(parts, values) ?? withRest(bare, values);
    if (value === undefined || value === AMBIGUOUS || value.includes("$")) isWhole = false;
    return value ?? "";
  });
  return isWhole ? text : undefined;
}

/** In "$version.Final" only the first name may be one. */
function withRest(bare: string | undefined, values: ReadonlyMap<string, string>): string | undefined {
  const dot = bare?.indexOf(".") ?? -1;
  const first = dot < 0 ? undefined : values.get((bare ?? "").slice(0, dot));
  return first ? first + (bare ?? "").slice(dot) : undefined;
}
