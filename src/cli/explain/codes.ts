// What a code means: the same words as its page in docs/codes.
import { DIAGNOSTIC_CODES } from "../../model/index.ts";
import { MISTAKE_CODES, MISTAKE_PROSE } from "../../policy/mistakes.ts";
import { VERDICT_CODES } from "../../reporters/findings.ts";
import { DIAGNOSTIC_PROSE } from "../../reporters/prose/codes.ts";
import { VERDICT_PROSE } from "../../reporters/prose/verdicts.ts";

export interface CodeExplained {
  readonly code: string;
  /** Short name, such as "license-denied". */
  readonly name: string;
  readonly kind: "verdict" | "policy mistake" | "trouble in a scan";
  readonly title: string;
  readonly message?: string;
  readonly remedy: string;
}

/** Every code there is, in order. */
export function explainedCodes(): readonly CodeExplained[] {
  const verdicts = entriesOf(VERDICT_CODES).map(([code, name]): CodeExplained => {
    return { code, name, kind: "verdict", ...VERDICT_PROSE[code] };
  });
  const mistakes = entriesOf(MISTAKE_CODES).map(([code, name]): CodeExplained => {
    return { code, name, kind: "policy mistake", ...MISTAKE_PROSE[code] };
  });
  const troubles = entriesOf(DIAGNOSTIC_CODES).map(([code, name]): CodeExplained => {
    const { title, message, remedy } = DIAGNOSTIC_PROSE[code];
    return { code, name, kind: "trouble in a scan", title, message, remedy };
  });
  return [...verdicts, ...mistakes, ...troubles].sort((a, b) => (a.code < b.code ? -1 : 1));
}

function entriesOf<K extends string>(table: Readonly<Record<K, string>>): (readonly [K, string])[] {
  return Object.entries(table) as unknown as (readonly [K, string])[];
}

export function findCode(code: string): CodeExplained | undefined {
  return explainedCodes().find((one) => one.code === code);
}

const WHAT_IT_MEANS = {
  verdict: "A verdict on a component. It fails the gate when its answer is at or below `gate.fail-on` of the policy.",
  "policy mistake":
    "A mistake in the policy file. Nothing is scanned (exit code 2): a policy that cannot be read is never replaced by another.",
  "trouble in a scan":
    "Trouble that does not stop a scan. A loss cannot be silenced and makes the scan incomplete (exit code 3).",
} as const;

export function writeCode({ code, name, kind, title, message, remedy }: CodeExplained): string {
  const said = message === undefined ? "" : `Said as: ${message}\n`;
  return `${code} ${name}\n${title}\n\n${WHAT_IT_MEANS[kind].replaceAll("`", "")}\n${said}What to do: ${remedy}\n\nMore: docs/codes/${code}.md\n`;
}

/** The page of a code, as Markdown. */
export function writeCodePage({ code, name, kind, title, message, remedy }: CodeExplained): string {
  const lines = [`# ${code} \`${name}\``, "", `**${capital(title)}.**`, "", WHAT_IT_MEANS[kind], ""];
  if (message !== undefined)
    lines.push("## How it is said", "", `> ${message}`, "", "Words in braces stand for what the scan found.", "");
  lines.push("## What to do", "", `${capital(remedy.replace(/\.$/, ""))}.`, "", "[All codes](README.md)", "");
  return lines.join("\n");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
