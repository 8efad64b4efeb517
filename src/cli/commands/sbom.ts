// licet sbom: writes a software bill of materials; exits 3 when something could not be looked at.
import { resolve } from "node:path";
import { gate } from "../../gate.ts";
import { parseParty } from "../../reporters/bom/party.ts";
import { checkSupplement, type Supplement } from "../../reporters/bom/supplement.ts";
import { REPORTERS } from "../../reporters/index.ts";
import { type CommandCall, isOptionSet, stringOption } from "../command.ts";
import { EXIT } from "../exit-codes.ts";
import { printReport } from "../print-report.ts";
import { readBytes, readYamlOrJson } from "../read-input.ts";
import { runScan } from "../run-scan.ts";
import { makeSigner, SIGNATURE_SUFFIX } from "../signing.ts";
import { statedInstant } from "../timestamp.ts";
import { UsageError } from "../usage-error.ts";
import { writeFileWhole } from "../write-file.ts";

export async function run(call: CommandCall): Promise<number> {
  const { terminal } = call;
  const timestamp = statedInstant(terminal.env);
  const output = fileOption(call);
  const { reporter, settings } = chooseFormat(call);
  const supplement = await readSupplement(call);
  const sign = prepareSigner(call, output);
  const { report } = await runScan(call, false);
  const { render } = await reporter.load();
  const text = render(report, {
    color: false,
    timestamp,
    settings: { ...settings, supplement: JSON.stringify(supplement) },
  });
  if (output === undefined) terminal.out(text);
  else {
    const place = resolve(terminal.cwd, output);
    writeFileWhole(place, text);
    if (sign !== undefined) writeFileWhole(`${place}${SIGNATURE_SUFFIX}`, sign(Buffer.from(text)));
    if (isOptionSet(call, "json")) await printReport(call, report);
    else terminal.err(`${output}: ${report.assessments.length} components\n`);
  }
  const { losses } = gate(report);
  if (losses === 0) return EXIT.pass;
  terminal.err(`${losses} things could not be looked at; licet scan tells which\n`);
  return EXIT.incomplete;
}

/** Undefined for standard output. */
function fileOption(call: CommandCall): string | undefined {
  const output = stringOption(call, "output");
  return output === "-" ? undefined : output;
}

const CYCLONEDX_VERSIONS = ["1.5", "1.6", "1.7"];

function chooseFormat(call: CommandCall) {
  const format = stringOption(call, "format") ?? "cyclonedx-json";
  const version = stringOption(call, "specVersion");
  const profile = stringOption(call, "for");
  const settings: Record<string, string> = {
    ...(profile === undefined ? {} : { for: profile }),
    ...(call.options["texts"] === false ? { texts: "none" } : {}),
  };
  let id = format;
  if (format.startsWith("spdx")) {
    const isThree = version === undefined ? format === "spdx3-json" : /^3\.0(?:\.1)?$/.test(version);
    if (version !== undefined && !isThree && (version !== "2.3" || format === "spdx3-json")) {
      throw new UsageError(`--spec-version ${version} is not written as ${format}`, "SPDX 2.3 and 3.0 are");
    }
    id = isThree ? "spdx3-json" : "spdx-json";
  } else if (version !== undefined) {
    if (!CYCLONEDX_VERSIONS.includes(version)) {
      throw new UsageError(
        `--spec-version ${version} is not written`,
        `CycloneDX ${CYCLONEDX_VERSIONS.join(", ")} are`,
      );
    }
    if (profile === "bsi" && version === "1.5") {
      throw new UsageError("--for bsi needs CycloneDX 1.6 or later", "leave --spec-version out");
    }
    settings["specVersion"] = version;
  }
  const reporter = REPORTERS.find((known) => known.id === id);
  if (reporter === undefined) throw new Error(`the reporter ${id} is missing`);
  return { reporter, settings };
}

async function readSupplement(call: CommandCall): Promise<Supplement> {
  const path = stringOption(call, "supplement");
  let supplement: Supplement = {};
  if (path !== undefined) {
    const checked = checkSupplement(await readYamlOrJson(call.terminal.cwd, path));
    if (!checked.ok) throw new UsageError(`${path}: ${checked.error}`);
    supplement = checked.value;
  }
  const said = stringOption(call, "author");
  if (said === undefined) return supplement;
  const author = parseParty(said);
  if (author === undefined)
    throw new UsageError("--author names nobody", '"Name <mail> (url)", mail and url may be left out');
  return { ...supplement, author };
}

function prepareSigner(call: CommandCall, output: string | undefined): ((content: Uint8Array) => string) | undefined {
  const path = stringOption(call, "sign");
  if (path === undefined) return undefined;
  if (output === undefined) throw new UsageError("--sign needs a file to sign", "name it with -o");
  return makeSigner(readBytes(call.terminal.cwd, path), call.terminal.env["LICET_SIGN_PASSPHRASE"]);
}
