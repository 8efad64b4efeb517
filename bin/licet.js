#!/usr/bin/env node
// A program that cannot start must not look like one that found violations (exit code 1).
import("../dist/cli/main.js").catch((error) => {
  process.stderr.write(`licet cannot start: ${error instanceof Error ? error.message : error}\n`);
  process.stderr.write("  its own files are missing or do not fit together; install it again (in a clone: npm ci)\n");
  process.exitCode = 70;
});
