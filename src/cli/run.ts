// Runs one command and turns everything that can go wrong into a message and an exit code.
import { CommanderError } from "commander";
import { EXIT } from "./exit-codes.ts";
import { makeProgram } from "./program.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  let code: number = EXIT.pass;
  const program = makeProgram(terminal, (result) => {
    code = result;
  });
  try {
    await program.parseAsync([...args], { from: "user" });
    return code;
  } catch (error) {
    return explainFailure(error, terminal);
  }
}

function explainFailure(error: unknown, terminal: Terminal): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.pass : EXIT.usage;
  if (error instanceof UsageError) {
    terminal.err(`error: ${error.message}\n`);
    if (error.remedy !== undefined) terminal.err(`  ${error.remedy}\n`);
    return EXIT.usage;
  }
  const detail =
    error instanceof Error
      ? terminal.env["LICET_DEBUG"]
        ? (error.stack ?? error.message)
        : `${error.name}: ${error.message}`
      : String(error);
  terminal.err(`licet failed, which is a defect: ${detail}\n`);
  terminal.err("  please report it; LICET_DEBUG=1 shows where it happened\n");
  return EXIT.bug;
}
