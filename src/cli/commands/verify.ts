// licet verify: checks a detached signature; exits 1 when it does not belong to the file and the key.
import { type CommandCall, stringOption } from "../command.ts";
import { EXIT } from "../exit-codes.ts";
import { readBytes, readText } from "../read-input.ts";
import { SIGNATURE_SUFFIX, verifyContent } from "../signing.ts";
import { UsageError } from "../usage-error.ts";

export async function run(call: CommandCall): Promise<number> {
  const { terminal } = call;
  const file = call.operands[0] ?? "";
  const key = stringOption(call, "key");
  if (key === undefined) throw new UsageError("--key is missing", "name the author's public key");
  const signature = stringOption(call, "signature") ?? `${file}${SIGNATURE_SUFFIX}`;
  const isGenuine = verifyContent(
    readBytes(terminal.cwd, file),
    readText(terminal.cwd, signature),
    readBytes(terminal.cwd, key),
  );
  terminal.out(isGenuine ? `${file}: signed by the holder of ${key}\n` : `${file}: the signature does NOT match\n`);
  return isGenuine ? EXIT.pass : EXIT.violations;
}
