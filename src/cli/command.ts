// The shape of a command: data for the help, and a module that is loaded when it runs.
import type { Terminal } from "./terminal.ts";

export interface CommandCall {
  readonly operands: readonly string[];
  /** Options by their camel-cased names, as commander hands them over. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly terminal: Terminal;
}

/** Returns the exit code. */
export type RunCommand = (call: CommandCall) => Promise<number>;

export type Finish = (exitCode: number) => void;

export interface OptionExtra {
  readonly choices?: readonly string[];
  readonly isRepeatable?: boolean;
  readonly fallback?: string | boolean;
}

interface CommandFace {
  /** Name and operands, such as "check [paths...]". */
  readonly usage: string;
  readonly summary: string;
  readonly description?: string;
  readonly isDefault?: boolean;
  readonly isHidden?: boolean;
  readonly options?: readonly (readonly [flags: string, text: string, extra?: OptionExtra])[];
}

export type CommandSpec = CommandFace &
  (
    | { readonly commands: readonly CommandSpec[]; readonly load?: undefined }
    | { readonly commands?: undefined; load(): Promise<{ readonly run: RunCommand }> }
  );

/** An option that is a plain string, if it was given. */
export function stringOption(call: CommandCall, name: string): string | undefined {
  const value = call.options[name];
  return typeof value === "string" ? value : undefined;
}

export function listOption(call: CommandCall, name: string): string[] {
  const value = call.options[name];
  if (Array.isArray(value)) return value.map(String);
  return typeof value === "string" ? [value] : [];
}

export function isOptionSet(call: CommandCall, name: string): boolean {
  return call.options[name] === true;
}
