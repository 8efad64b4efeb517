// Asks questions at a terminal, one line each; a line that does not do is asked for again.
import { createInterface } from "node:readline";
import { UsageError } from "./usage-error.ts";

export interface Question<T> {
  readonly text: string;
  /** Taken for an empty line. */
  readonly suggestion: string;
  /** Throws a UsageError for an answer that does not do. */
  read(answer: string): T;
}

export interface Asker {
  ask<T>(question: Question<T>): Promise<T>;
  close(): void;
}

/** Times that one question is asked. */
const TRIES = 5;

/** One reader for all questions, so that lines typed ahead are not lost. */
export function openAsker(say: (text: string) => void): Asker {
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  const lines: string[] = [];
  let isClosed = false;
  let wake: (() => void) | undefined;
  reader.on("line", (line) => {
    lines.push(line);
    wake?.();
  });
  reader.on("close", () => {
    isClosed = true;
    wake?.();
  });
  async function nextLine(): Promise<string> {
    while (lines.length === 0 && !isClosed) await new Promise<void>((done) => (wake = done));
    const line = lines.shift();
    if (line === undefined) throw new UsageError("no answer was given", "answer the questions, or say it with options");
    return line.trim();
  }
  return {
    async ask({ text, suggestion, read }) {
      for (let tries = 1; ; tries++) {
        say(`${text} [${suggestion}] `);
        const line = await nextLine();
        try {
          return read(line === "" ? suggestion : line);
        } catch (error) {
          if (!(error instanceof UsageError) || tries >= TRIES) throw error;
          say(`${error.message}${error.remedy === undefined ? "" : `; ${error.remedy}`}\n`);
        }
      }
    },
    close: () => reader.close(),
  };
}
