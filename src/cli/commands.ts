// The list of commands; one entry each, in the order of the help.
import type { CommandSpec, OptionExtra } from "./command.ts";
import { policyCommands } from "./policy-commands.ts";
import { sbomCommands } from "./sbom-commands.ts";

type OptionRow = readonly [flags: string, text: string, extra?: OptionExtra];

/** Options of every command that scans. */
export const SCAN_OPTIONS: readonly OptionRow[] = [
  ["--policy <file>", "judge by this policy (default: license-policy.yml here or above)"],
  [
    "--fact <name=value>",
    "what if this were so? goes before what the policy tells (repeatable)",
    { isRepeatable: true },
  ],
  ["--online", "ask the npm registry you have configured for versions that would pass"],
  ["--omit <scopes>", "leave out dev, test, build, optional, peer (comma separated)"],
  ["--exclude <glob>", "leave out files, relative to the scanned folder (repeatable)", { isRepeatable: true }],
  [
    "--reporter <name[=file]>",
    "tell the result as table, json, ndjson, csv, markdown, github, gitlab, junit, sarif … (repeatable)",
    { isRepeatable: true },
  ],
  ["--json", "print the whole report as JSON"],
  ["-v, --verbose", "list everything, notes included"],
  ["--no-progress", "no progress line"],
  ["--no-cache", "read every license text anew"],
];

export const commandSpecs: readonly CommandSpec[] = [
  {
    usage: "scan [paths...]",
    summary: "scan and judge by the policy, if there is one (default)",
    description:
      "Scan a project: resolve every component's license, classify it, judge it by the policy if there is one.",
    isDefault: true,
    options: SCAN_OPTIONS,
    load: () => import("./commands/scan.ts"),
  },
  {
    usage: "check [paths...]",
    summary: "the gate for CI: a policy is required, the exit code is the verdict",
    options: [
      ["--base <ref>", "fail only for what has changed since this commit"],
      ...SCAN_OPTIONS,
      ["--baseline <file>", "accept the violations written down there (default: what the policy names)"],
      ["--policy-ref <ref>", "take policy and baseline from this commit, not from the files being judged"],
      ["--labels <names>", "labels of the change (comma separated), for gate.review-cleared-by of the policy"],
      ["--fail-on <answer>", "the mildest answer that fails: warn, review, undetermined, deny"],
    ],
    load: () => import("./commands/check.ts"),
  },
  {
    usage: "baseline [paths...]",
    summary: "write down the violations of today; later runs only take away what is solved",
    options: [
      ["-o, --output <file>", "where (default: .license-baseline.json)"],
      ["--accept-new", "add violations that are not in it; said on purpose"],
      ...SCAN_OPTIONS.filter(([flags]) => !/--(?:json|reporter|verbose)/.test(flags)),
    ],
    load: () => import("./commands/baseline.ts"),
  },
  {
    usage: "diff <before> [after]",
    summary: "what changed: between two commits, since one, or between two SBOMs",
    description:
      "Tell what was added, removed, upgraded and relicensed. Two commits (or one and the working tree) are scanned without a checkout; two files are read as SBOMs (CycloneDX, SPDX, whoever made them) or JSON reports. With a policy, violations that the change brings in fail.",
    options: [
      ["--path <folder>", "the folder to scan in both commits (default: here)"],
      ["--exit-code", "of two SBOMs: exit 1 if anything changed"],
      ...SCAN_OPTIONS,
    ],
    load: () => import("./commands/diff.ts"),
  },
  ...sbomCommands(SCAN_OPTIONS),
  ...policyCommands(SCAN_OPTIONS),
  {
    usage: "detect <paths...>",
    summary: "recognise the licenses in files, by their texts and notices",
    options: [
      ["--json", "print as JSON: matches with lines, confidence, what is left over, copyrights"],
      ["--all", "list files without a license, too"],
      ["-v, --verbose", "list copyright statements, too"],
    ],
    load: () => import("./commands/detect.ts"),
  },
  {
    usage: "ecosystems",
    summary: "list every file that is read, and where licenses come from",
    options: [
      ["--json", "print as JSON"],
      ["--markdown", "print as the table of the README"],
    ],
    load: () => import("./commands/ecosystems.ts"),
  },
];
