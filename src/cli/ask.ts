// Asks a question at a terminal and waits for one line.
import { createInterface } from "node:readline/promises";

/** An empty line means the suggestion. */
export async function ask(question: string, suggestion: string): Promise<string> {
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = (await reader.question(`${question} [${suggestion}] `)).trim();
    return answer === "" ? suggestion : answer;
  } finally {
    reader.close();
  }
}
