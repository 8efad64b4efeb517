// licet policy validate: are there mistakes in the policy? Exits 2 if so, and shows each with its line.
import { plain } from "../../reporters/encode.ts";
import type { CommandCall } from "../command.ts";
import { EXIT } from "../exit-codes.ts";
import { choosePolicy } from "../load-policy.ts";

export async function run(call: CommandCall): Promise<number> {
  const { cwd } = call.terminal;
  const { policy, path } = await choosePolicy(call.operands[0], cwd, cwd, true);
  const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`;
  const parts = [
    count(policy.rules.length, "rule"),
    count(policy.waivers.length, "exception"),
    count(policy.clarifications.length, "clarification"),
    count(policy.choices.length, "choice"),
    count(policy.tests.length, "test"),
  ];
  const parents = policy.parents.length === 0 ? "" : `, extends ${policy.parents.map(plain).join(", ")}`;
  call.terminal.out(`${plain(path ?? policy.name)}: no mistakes (${parts.join(", ")}${parents})\n`);
  return EXIT.pass;
}
