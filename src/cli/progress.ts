// One line of progress on a terminal, only when the work takes long, gone when it ends.
import type { Terminal } from "./terminal.ts";

const DELAY_MS = 500;
const INTERVAL_MS = 100;

export interface Progress {
  readonly show: (stage: string, done: number, total: number) => void;
  readonly clear: () => void;
}

export function makeProgress(terminal: Terminal, isWanted: boolean): Progress {
  if (!isWanted || !terminal.isErrTerminal || terminal.env["CI"]) return { show: () => {}, clear: () => {} };
  const started = Date.now();
  let last = 0;
  let isShown = false;
  return {
    show(stage, done, total) {
      const now = Date.now();
      if (now - started < DELAY_MS || now - last < INTERVAL_MS) return;
      last = now;
      isShown = true;
      const seconds = ((now - started) / 1000).toFixed(1);
      terminal.err(`\r\u001b[2K${stage} ${done.toLocaleString("en")}/${total.toLocaleString("en")} · ${seconds} s`);
    },
    clear() {
      if (isShown) terminal.err("\r\u001b[2K");
    },
  };
}
