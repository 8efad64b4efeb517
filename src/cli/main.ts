// The entry of the command line. Answers --version before anything else is loaded, since it is asked for often.
import { VERSION } from "../version.ts";
import { openTerminal } from "./terminal.ts";

const args = process.argv.slice(2);
process.stdout.on("error", onBrokenPipe);
process.stderr.on("error", onBrokenPipe);

if (args.length === 1 && (args[0] === "--version" || args[0] === "-V")) {
  process.stdout.write(`${VERSION}\n`);
} else {
  const [{ tuneCompiler }, { run }] = [await import("./compiler.ts"), await import("./run.ts")];
  tuneCompiler(process.versions.node);
  process.exitCode = await run(args, openTerminal());
}

/** A reader that went away must not look like a pass. */
function onBrokenPipe(error: Error & { code?: string }): void {
  process.exit(error.code === "EPIPE" ? 141 : 70);
}
