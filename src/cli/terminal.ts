// The process as commands see it: results to stdout, everything else to stderr.
export interface Terminal {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Colours on stdout. */
  readonly color: boolean;
  readonly colorErr: boolean;
  /** Columns of stdout when it is a terminal. */
  readonly width: number | undefined;
  readonly isErrTerminal: boolean;
  readonly isInputTerminal: boolean;
}

/** NO_COLOR, FORCE_COLOR and TERM=dumb count before what the stream is. https://no-color.org */
function wantsColor(env: Terminal["env"], isTerminal: boolean): boolean {
  if (env["NO_COLOR"]) return false;
  if (env["FORCE_COLOR"]) return env["FORCE_COLOR"] !== "0";
  return isTerminal && env["TERM"] !== "dumb";
}

export function openTerminal(): Terminal {
  const { env, stdout, stderr, stdin } = process;
  return {
    cwd: process.cwd(),
    env,
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    color: wantsColor(env, stdout.isTTY === true),
    colorErr: wantsColor(env, stderr.isTTY === true),
    width: stdout.isTTY ? stdout.columns : undefined,
    isErrTerminal: stderr.isTTY === true,
    isInputTerminal: stdin.isTTY === true,
  };
}
