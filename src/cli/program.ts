// What can be typed: one line per command, each loaded only when it is used.
import { Command, Option } from "commander";
import { VERSION } from "../version.ts";
import type { CommandSpec, Finish } from "./command.ts";
import { commandSpecs } from "./commands.ts";
import type { Terminal } from "./terminal.ts";

const EXAMPLES = `
Examples:
  licet                          what is in this project, and may we use it?
  licet check --omit dev         gate a build by license-policy.yml
  licet sbom -o bom.cdx.json     write a CycloneDX SBOM

Exit codes: 0 pass, 1 violations, 2 wrong usage, 3 something could not be looked at.
licet states facts about licenses; it does not give legal advice.`;

export function makeProgram(terminal: Terminal, finish: Finish): Command {
  const program = new Command("licet")
    .description("Which licenses are in this project, and may we use it all?")
    .version(VERSION, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help of a command")
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .addHelpText("after", EXAMPLES);
  for (const spec of commandSpecs) addCommand(program, spec, terminal, finish);
  return program;
}

function addCommand(program: Command, spec: CommandSpec, terminal: Terminal, finish: Finish): void {
  const command = program
    .command(spec.usage, { isDefault: spec.isDefault === true, hidden: spec.isHidden === true })
    .summary(spec.summary)
    .description(spec.description ?? spec.summary)
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err });
  for (const [flags, text, extra] of spec.options ?? []) {
    const option = new Option(flags, text);
    if (extra?.choices !== undefined) option.choices([...extra.choices]);
    if (extra?.isRepeatable === true)
      option.argParser((value: string, before: string[] | undefined) => [...(before ?? []), value]);
    if (extra?.fallback !== undefined) option.default(extra.fallback);
    command.addOption(option);
  }
  if (spec.commands !== undefined) {
    for (const inner of spec.commands) addCommand(command, inner, terminal, finish);
    return;
  }
  command.action(async (...received: unknown[]) => {
    const operands = received
      .slice(0, -2)
      .flat()
      .filter((value) => value !== undefined) as string[];
    const options = received.at(-2) as Record<string, unknown>;
    const { run } = await spec.load();
    finish(await run({ operands, options, terminal }));
  });
}
