// Commands around the policy: write it, test it, live with it.
import type { CommandSpec, OptionExtra } from "./command.ts";

type OptionRow = readonly [flags: string, text: string, extra?: OptionExtra];

export function policyCommands(scanOptions: readonly OptionRow[]): readonly CommandSpec[] {
  const quiet = scanOptions.filter(([flags]) => !/--(?:verbose|json)/.test(flags));
  return [
    {
      usage: "init [path]",
      summary: "write a first policy for this project",
      options: [
        ["--use <use>", "distributed, hosted, internal or permissive: how the project reaches others"],
        ["--license <expression>", "what the project goes out under; then licenses are held against it"],
        ["-y, --yes", "ask nothing, take what the files suggest"],
        ["--baseline", "accept what is there for half a year; only what is new fails"],
        ["--force", "write over a policy that is there"],
        ...quiet.filter(([flags]) => !flags.startsWith("--policy")),
      ],
      load: () => import("./commands/init.ts"),
    },
    {
      usage: "accept <package> [paths...]",
      summary: "record an exception in the policy, with a reason and an end",
      options: [
        ["--reason <text>", "why this is acceptable (required)"],
        ["--until <day>", "its last day, YYYY-MM-DD, or a span such as 90d"],
        ["--permanent", "it never ends; said on purpose"],
        ["--license <id>", "accept this license only (repeatable; default: those in the way)", { isRepeatable: true }],
        ["--versions <range>", "versions it holds for (default: those found, up to the next major)"],
        ["--owner <party>", "who accepted it"],
        ["--ticket <url>", "where that was discussed"],
        ...quiet,
      ],
      load: () => import("./commands/accept.ts"),
    },
    {
      usage: "why <package> [paths...]",
      summary: "every path that brings a component in",
      options: [["--all", "list all paths"], ["--json", "print them as JSON"], ...quiet],
      load: () => import("./commands/why.ts"),
    },
    {
      usage: "explain <what> [paths...]",
      summary: "a letter about a component, a card for a license, a code",
      options: quiet,
      load: () => import("./commands/explain.ts"),
    },
    {
      usage: "licenses [ids...]",
      summary: "find licenses by what they permit and ask; compare two",
      options: [
        ["--allows <words>", "commercial-use, modification, distribution, private-use, patent-use"],
        ["--requires <words>", "duties it must have, such as attribution, source-offer, same-license"],
        ["--forbids <words>", "duties and limits it must not have"],
        ["--category <words>", "permissive, weak-copyleft, strong-copyleft …"],
        ["--json", "print the cards as JSON"],
      ],
      load: () => import("./commands/licenses.ts"),
    },
    {
      usage: "policy",
      summary: "validate, test, compare, tidy up, import a policy",
      commands: [
        {
          usage: "validate [file]",
          summary: "look for mistakes",
          load: () => import("./commands/policy-validate.ts"),
        },
        {
          usage: "test [file]",
          summary: "run the tests that the policy carries",
          options: [
            ["--date <day>", "the day of tests that name none (default: today)"],
            ["-v, --verbose", "list passed tests, too"],
          ],
          load: () => import("./commands/policy-test.ts"),
        },
        {
          usage: "fetch [file]",
          summary: "fetch the policies it extends by address, once, into the cache",
          description:
            "The only command that goes to the network for a policy. What is fetched must have the digest that the policy pins; it is kept under that digest and read from there, offline, from then on.",
          options: [
            [
              "--file <copy>",
              "a copy at hand instead of the network, taken if its digest is pinned (repeatable)",
              { isRepeatable: true },
            ],
            ["--digest <reference>", "print what pins a policy of elsewhere: its digest today"],
          ],
          load: () => import("./commands/policy-fetch.ts"),
        },
        {
          usage: "diff [old] [paths...]",
          summary:
            "what does this policy answer differently from another one (a file, a preset, or itself at a commit)?",
          options: [
            ["--base <ref>", "compare with the policy as of this commit"],
            ["--json", "print the differences as JSON"],
            ...quiet,
          ],
          load: () => import("./commands/policy-diff.ts"),
        },
        {
          usage: "prune [paths...]",
          summary: "take out entries that have expired or match nothing",
          options: [["--write", "change the file (default: only list them)"], ...quiet],
          load: () => import("./commands/policy-prune.ts"),
        },
        {
          usage: "import <file>",
          summary: "write a policy from another tool's configuration",
          options: [
            [
              "--from <tool>",
              "cargo-deny, dependency-review, grant, licensed, license-checker, license-finder, ort or snyk (default: by the file's name)",
            ],
            ["-o, --output <file>", "write to a file instead of standard output"],
          ],
          load: () => import("./commands/policy-import.ts"),
        },
        {
          usage: "schema",
          summary: "print the JSON Schema, for editors",
          load: () => import("./commands/policy-schema.ts"),
        },
      ],
    },
  ];
}
