// licet policy prune: takes entries out of the policy that have expired or match nothing in this project.
import { parseYamlDocument } from "../../formats/yaml-document.ts";
import { removeFromList } from "../../formats/yaml-edit.ts";
import type { Diagnostic } from "../../model/index.ts";
import { plain } from "../../reporters/encode.ts";
import { type CommandCall, isOptionSet } from "../command.ts";
import { EXIT } from "../exit-codes.ts";
import { openPolicyFile, savePolicyFile } from "../policy-file.ts";
import { runScan } from "../run-scan.ts";

const SECTIONS = ["exceptions", "choices", "clarifications"] as const;
const STALE_CODES: ReadonlySet<string> = new Set(["LIC331", "LIC333"]);

export async function run(call: CommandCall): Promise<number> {
  const { terminal } = call;
  const file = await openPolicyFile(call);
  const { report } = await runScan(call, true);
  const losses = report.diagnostics.filter(({ gravity }) => gravity === "loss").length;
  if (losses > 0) {
    terminal.err(`${losses} things could not be looked at, so nobody knows what is unused; nothing was changed\n`);
    return EXIT.incomplete;
  }
  const stale = new Map(report.diagnostics.flatMap(staleEntry));
  if (stale.size === 0) {
    terminal.out(`${plain(file.path)}: nothing to remove\n`);
    return EXIT.pass;
  }
  let text = file.text;
  for (const section of SECTIONS) text = withoutEntries(text, section, stale);
  for (const [id, why] of stale) terminal.out(`- ${plain(id)}  ${why}\n`);
  if (!isOptionSet(call, "write")) {
    terminal.err("nothing was changed; remove these with: licet policy prune --write\n");
    return EXIT.pass;
  }
  await savePolicyFile(file, text);
  terminal.out(`${plain(file.path)}: ${stale.size} removed\n`);
  return EXIT.pass;
}

function staleEntry({ code, args }: Diagnostic): [string, string][] {
  const entry = args["entry"];
  if (!STALE_CODES.has(code) || typeof entry !== "string") return [];
  return [[entry, code === "LIC331" ? `expired on ${plain(String(args["expires"]))}` : "matches nothing"]];
}

function withoutEntries(text: string, section: string, stale: ReadonlyMap<string, string>): string {
  const document = parseYamlDocument(text);
  if (!document.ok) return text;
  const data = document.value.data as Readonly<Record<string, unknown>>;
  const list = (Object.hasOwn(data, section) ? data[section] : []) as readonly { readonly id?: unknown }[] | null;
  const gone = (list ?? []).flatMap(({ id }, at) => (typeof id === "string" && stale.has(id) ? [at] : []));
  return removeFromList(document.value, section, gone);
}
