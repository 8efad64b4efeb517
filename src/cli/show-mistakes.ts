// Shows the mistakes of a policy with their line, as compilers do.
import { showLocation } from "../model/index.ts";
import type { PolicyMistake } from "../policy/mistakes.ts";
import { plain } from "../reporters/encode.ts";

export function showMistakes(mistakes: readonly PolicyMistake[]): string {
  return mistakes.map(showMistake).join("\n\n");
}

function showMistake({ code, message, remedy, location, excerpt }: PolicyMistake): string {
  const { line, column = 1 } = location;
  const lines = [`${plain(showLocation(location))}: error[${code}]: ${plain(message)}`];
  if (line !== undefined) {
    const gutter = String(line);
    lines.push(`  ${gutter} | ${plain(excerpt)}`);
    // Of a long line the beginning is shown; a mark beyond it would point at nothing.
    if (column <= excerpt.length + 1)
      lines.push(`  ${" ".repeat(gutter.length)} | ${" ".repeat(Math.max(0, column - 1))}^`);
  }
  if (remedy !== undefined) lines.push(`  fix: ${plain(remedy)}`);
  return lines.join("\n");
}
