// Commands around bills of materials and attribution.
import type { CommandSpec, OptionExtra } from "./command.ts";

type OptionRow = readonly [flags: string, text: string, extra?: OptionExtra];

export function sbomCommands(scanOptions: readonly OptionRow[]): readonly CommandSpec[] {
  const quietScanOptions = scanOptions.filter(([flags]) => !/--(?:verbose|json)/.test(flags));
  return [
    {
      usage: "sbom [path]",
      summary: "write an SBOM: CycloneDX 1.5 to 1.7 or SPDX 2.3 and 3.0",
      options: [
        ["-o, --output <file>", "write to a file instead of standard output"],
        [
          "--format <format>",
          "what to write",
          { choices: ["cyclonedx-json", "cyclonedx-xml", "spdx-json", "spdx3-json"], fallback: "cyclonedx-json" },
        ],
        ["--spec-version <version>", "CycloneDX 1.5, 1.6 (default) or 1.7; SPDX 2.3 (default) or 3.0"],
        ["--for <regime>", "also state what this regime asks for", { choices: ["cisa", "bsi", "cert-in", "ntia"] }],
        ["--author <party>", 'who makes the SBOM: "Name <mail> (url)" (default: the project\'s own author)'],
        ["--supplement <file>", "contacts, support dates and the like, as YAML or JSON (docs/sbom.md)"],
        ["--no-texts", "leave license texts out"],
        ["--sign <key.pem>", "write a detached signature beside the file (needs -o)"],
        ["--json", "print the whole report as JSON (needs -o)"],
        ...quietScanOptions,
      ],
      load: () => import("./commands/sbom.ts"),
    },
    {
      usage: "notice [path]",
      summary: "write the attribution that goes with the product",
      options: [
        ["-o, --output <file>", "write to a file instead of standard output"],
        ["--format <format>", "what to write", { choices: ["text", "markdown", "html", "json"], fallback: "text" }],
        ["--check <file>", "compare with this file and exit 1 if it is out of date"],
        ["--copyleft-sources", "list where source code under copyleft licenses is to be had"],
        ["--include-dev", "include development, test and build dependencies"],
        ["--standard-texts", "use the standard text where a package ships none"],
        ["--no-versions", "leave versions out, so that the file changes only when a license does"],
        ["-v, --verbose", "also list what was left out"],
        ...quietScanOptions,
      ],
      load: () => import("./commands/notice.ts"),
    },
    {
      usage: "score <bom>",
      summary: "tell what an SBOM lacks for NTIA, CISA, BSI and CERT-In, and where to fill it in",
      options: [
        ["--profile <names>", "ntia, cisa, bsi, cert-in, licensing (comma separated; default: all)"],
        ["--min <profile=score>", "exit 1 below this score, such as bsi=9.5 (repeatable)", { isRepeatable: true }],
        ["--json", "print as JSON"],
        ["-v, --verbose", "list what is met, too, and every component that lacks something"],
      ],
      load: () => import("./commands/score.ts"),
    },
    {
      usage: "merge <boms...>",
      summary: "make one CycloneDX SBOM of several",
      options: [
        ["-o, --output <file>", "write to a file instead of standard output"],
        ["--name <name>", "name of the whole"],
        ["--product-version <version>", "version of the whole"],
      ],
      load: () => import("./commands/merge.ts"),
    },
    {
      usage: "verify <file>",
      summary: "verify a detached signature made with sbom --sign",
      options: [
        ["--key <public.pem>", "the public key (or certificate) of the author"],
        ["--signature <file>", "the signature (default: the file's name and .sig)"],
      ],
      load: () => import("./commands/verify.ts"),
    },
  ];
}
