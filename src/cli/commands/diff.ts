// licet diff: two SBOMs or reports when both operands are files, else two commits.
import * as fs from "node:fs";
import { resolve } from "node:path";
import type { CommandCall } from "../command.ts";

export async function run(call: CommandCall): Promise<number> {
  const areFiles =
    call.operands.length === 2 && call.operands.every((operand) => isFile(resolve(call.terminal.cwd, operand)));
  const { run: compare } = areFiles ? await import("./diff-boms.ts") : await import("./diff-commits.ts");
  return compare(call);
}

function isFile(path: string): boolean {
  try {
    return fs.statSync(path).isFile();
  } catch {
    return false;
  }
}
