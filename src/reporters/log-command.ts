// Commands that GitHub's runner reads from a log, and lines that it must not take for one.
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands

/** The runner cuts messages after so many UTF-16 units. */
const MESSAGE_LIMIT = 4096;

/** `text` may have several lines; everything in it is data. */
export function annotation(
  level: "error" | "warning" | "notice",
  properties: Readonly<Record<string, string | number | undefined>>,
  text: string,
): string {
  const shown = text.length > MESSAGE_LIMIT ? `${text.slice(0, MESSAGE_LIMIT - 1)}…` : text;
  const pairs = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${level}${pairs.length > 0 ? " " : ""}${pairs.join(",")}::${escapeData(shown)}`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
