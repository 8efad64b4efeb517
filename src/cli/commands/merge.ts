// licet merge: one CycloneDX document out of several.
import { resolve } from "node:path";
import { mergeBoms } from "../../reporters/cyclonedx/merge.ts";
import { VERSION } from "../../version.ts";
import { type CommandCall, stringOption } from "../command.ts";
import { EXIT } from "../exit-codes.ts";
import { readJson } from "../read-input.ts";
import { statedInstant } from "../timestamp.ts";
import { UsageError } from "../usage-error.ts";
import { writeFileWhole } from "../write-file.ts";

export async function run(call: CommandCall): Promise<number> {
  const { terminal, operands } = call;
  if (operands.length < 2) throw new UsageError("licet merge needs two documents or more");
  const version = stringOption(call, "productVersion");
  const merged = mergeBoms(
    operands.map((path) => ({ label: path, document: readJson(terminal.cwd, path) })),
    {
      name: stringOption(call, "name") ?? "merged",
      ...(version === undefined ? {} : { version }),
      timestamp: statedInstant(terminal.env),
      tool: { name: "licet", version: VERSION },
    },
  );
  if (!merged.ok) throw new UsageError(merged.error, "convert it with the tool that made it");
  const output = stringOption(call, "output");
  if (output === undefined || output === "-") terminal.out(merged.value);
  else writeFileWhole(resolve(terminal.cwd, output), merged.value);
  return EXIT.pass;
}
