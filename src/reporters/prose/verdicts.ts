// What a finding says in one sentence, and what can be done about it.
import type { Answer } from "../../model/index.ts";
import { plain } from "../encode.ts";
import type { Finding, VerdictCode } from "../findings.ts";

export interface VerdictProse {
  readonly title: string;
  /** What to do, in general; the rule's own advice comes first. */
  readonly remedy: string;
}

export const VERDICT_PROSE: Readonly<Record<VerdictCode, VerdictProse>> = {
  LIC001: {
    title: "a license that the policy denies",
    remedy: "replace or remove the component, or record an exception with a reason and an end date",
  },
  LIC002: {
    title: "a license statement that cannot be understood",
    remedy: "look at the package and record its license under clarifications in the policy",
  },
  LIC003: {
    title: "a component that states no license",
    remedy: "ask its author for a license, replace it, or record what you know under clarifications",
  },
  LIC004: {
    title: "a component with all rights reserved",
    remedy: "get permission from its owner, or replace it; if it is your own, say so in the policy",
  },
  LIC005: {
    title: "statements about a license that disagree",
    remedy: "look at the package, then record what is true under clarifications in the policy",
  },
  LIC006: {
    title: "a license that a person has to look at",
    remedy: "decide, then add a rule or an exception to the policy",
  },
  LIC007: {
    title: "a license whose terms hang on a fact that is missing",
    remedy: "answer the question under facts in the policy",
  },
  LIC008: {
    title: "a license to be careful with",
    remedy: "keep its conditions; nothing else to do",
  },
  LIC009: {
    title: "a component that is not installed, so its license is not known",
    remedy: "install the project (or commit a lockfile that carries licenses) and scan again",
  },
};

/** Models are not installed with the project. */
const GET_MODEL =
  "download the model on this machine, or put its card or license beside it, or record its license under clarifications";

const OUTCOME: Readonly<Record<Answer, string>> = {
  allow: "is allowed",
  warn: "is allowed with a warning",
  review: "needs a review",
  undetermined: "cannot be decided without more facts",
  deny: "is not allowed",
};

/** The outcome for a group, with the number of its components. Safe to show. */
export function describeVerdict(finding: Finding): string {
  const count = finding.assessments.length;
  return `${describeOutcome(finding)} (${count === 1 ? "1 component" : `${count} components`})`;
}

/** Safe to show. */
export function describeOutcome({ answer, code, license: words }: Finding): string {
  const license = plain(words);
  if (code === "LIC002") return `the license "${license}" cannot be understood`;
  if (code === "LIC003") return "no license stated";
  if (code === "LIC009") return "not installed, so the license is not known";
  if (code === "LIC004") return "all rights reserved";
  if (code === "LIC005") return `sources disagree about the license: ${license}`;
  return `${license} ${OUTCOME[answer]}`;
}

/** The rule's own advice, else the general one. Safe to show. */
export function adviseOn(finding: Finding): string[] {
  const own = finding.rule?.fix;
  const kinds = new Set(finding.assessments.map(({ component }) => component.kind));
  const isModel = (kind: string) => kind === "model" || kind === "dataset";
  if (own === undefined && finding.code === "LIC009" && [...kinds].some(isModel))
    return [...([...kinds].every(isModel) ? [] : [VERDICT_PROSE.LIC009.remedy]), GET_MODEL];
  return [own === undefined ? VERDICT_PROSE[finding.code].remedy : plain(own)];
}
