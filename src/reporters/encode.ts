// Turns untrusted text into something safe to show, for each place it may land in.

/** Control, bidirectional and zero-width characters and lone surrogates: what can move a cursor or hide text. */
const UNSAFE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Longest piece of untrusted text that is shown in one place. */
const SHOWN_LENGTH = 2048;

/** One line of plain text: unsafe characters become \uXXXX, very long text is cut with a mark. */
export function plain(text: string): string {
  const shown = text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
  return shown.replace(UNSAFE, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

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

/** A Markdown code span that nothing inside can close; safe in a table cell. */
export function markdownCode(text: string): string {
  const shown = plain(text).replaceAll("|", "\\|");
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
