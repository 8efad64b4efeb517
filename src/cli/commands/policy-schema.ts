// licet policy schema: prints the JSON Schema of policies, for editors.
import * as fs from "node:fs";
import type { CommandCall } from "../command.ts";
import { EXIT } from "../exit-codes.ts";

export async function run(call: CommandCall): Promise<number> {
  // The bundle is in dist/cli, two folders below the package.
  call.terminal.out(fs.readFileSync(new URL("../../schemas/policy.schema.json", import.meta.url), "utf8"));
  return EXIT.pass;
}
