// Turns untrusted text into something safe to show, for each place it may land in.

/** Control, bidirectional and zero-width characters and lone surrogates: what can move a cursor or hide text. */
const UNSAFE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Longest piece of untrusted text that is shown in one place. */
const SHOWN_LENGTH = 2048;

/** What the log readers of build servers obey: `##[…]`, `##vso[…]`, `##teamcity[…]` anywhere, `::…::` at the start of a line. */
const LOG_COMMAND = /##(?=\w{0,16}\[)|^\s*::/g;

/** One line of plain text: unsafe characters become \uXXXX, commands to a build server are broken up, very long text is cut with a mark. */
export function plain(text: string): string {
  const shown = text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
  return shown
    .replace(LOG_COMMAND, (found) => `${found.slice(0, -1)}${unicodeEscape(found.slice(-1))}`)
    .replace(UNSAFE, unicodeEscape);
}

function unicodeEscape(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** JSON that is safe to print: what could move a cursor or command a build server is written as \uXXXX, so nothing is lost. */
export function jsonText(value: unknown, indent?: number): string {
  return (JSON.stringify(value, null, indent) ?? "null")
    .replace(UNSAFE_IN_JSON, unicodeEscape)
    .replace(/##(?=\w{0,16}\[)/g, "#\\u0023");
}

/** As UNSAFE, without the line feeds and blanks between JSON's own tokens, and without half characters, which JSON.stringify writes as \uXXXX itself. */
const UNSAFE_IN_JSON = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]/g;

/** Several lines of text: line feeds and tabs stay, all else as in `plain`. */
export function plainLines(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .split("\n")
    .map((line) => plain(line.replaceAll("\t", "    ")))
    .join("\n");
}

export function html(text: string): string {
  return plain(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

/** A Markdown code span that nothing inside can close; safe in a table cell, where even an escaped bar may split. */
export function markdownCode(text: string): string {
  const shown = plain(text).replaceAll("|", "\\u007c");
  const longest = Math.max(0, ...(shown.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = shown.startsWith("`") || shown.endsWith("`") || shown === "" ? " " : "";
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** Markdown prose: everything that could begin markup, a mention, an issue link or HTML is escaped. */
export function markdownText(text: string): string {
  return plain(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/[\\`*_{}[\]()#+!|~-]/g, "\\$&")
    .replaceAll("@", "&#64;")
    .replace(/:\/\//g, ":&#47;&#47;");
}

/** A CSV field (RFC 4180); a leading = + - @ is kept from being a formula. */
export function csvField(text: string): string {
  const shown = plain(text);
  const harmless = /^[=+\-@]/.test(shown) ? `'${shown}` : shown;
  return /[",\n]/.test(harmless) || harmless !== shown ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
