// What the Action tells the runner: log lines that command nothing, outputs behind random delimiters, the job summary.
import { randomUUID } from "node:crypto";
import * as fs from "node:fs";
import { plainLines } from "../reporters/encode.ts";
import { annotation } from "../reporters/log-command.ts";

type Env = Readonly<Record<string, string | undefined>>;

export interface Runner {
  /** Any text; whatever in it would be a command to the runner is broken up. */
  log(text: string): void;
  warn(text: string): void;
  error(text: string): void;
  /** Lines that are commands on purpose, already encoded. */
  annotate(lines: string): void;
  mask(secret: string): void;
  output(name: string, value: string): void;
  /** False when there is no place for it, or it cannot be written. */
  summarize(markdown: string): boolean;
}

export function openRunner(env: Env, write: (text: string) => void): Runner {
  return {
    log: (text) => write(`${plainLines(text)}\n`),
    warn: (text) => write(`${annotation("warning", { title: "licet" }, plainLines(text))}\n`),
    error: (text) => write(`${annotation("error", { title: "licet" }, plainLines(text))}\n`),
    annotate: (lines) => write(lines),
    mask: (secret) => write(`::add-mask::${secret.replaceAll("%", "%25").replace(/[\r\n]+/g, "")}\n`),
    output(name, value) {
      const delimiter = `licet-${randomUUID()}`;
      append(env["GITHUB_OUTPUT"], `${name}<<${delimiter}\n${value}\n${delimiter}\n`);
    },
    summarize: (markdown) => append(env["GITHUB_STEP_SUMMARY"], markdown),
  };
}

function append(path: string | undefined, text: string): boolean {
  if (path === undefined || path === "") return false;
  try {
    fs.appendFileSync(path, text);
    return true;
  } catch {
    return false;
  }
}
