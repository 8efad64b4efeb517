// The duties that licenses bring, in our own words: what each asks for, and what fulfils it.

export interface Duty {
  readonly id: string;
  readonly summary: string;
  readonly fulfil: string;
}

const DUTIES: readonly Duty[] = [
  {
    id: "license-text",
    summary: "Pass the text of the license on with it.",
    fulfil: "Ship a notices file that holds the text: `licet notice`.",
  },
  {
    id: "attribution",
    summary: "Keep its copyright notices, and show them to recipients.",
    fulfil: "Ship a notices file that holds them: `licet notice`.",
  },
  {
    id: "disclaimer",
    summary: "Keep its disclaimer of warranty.",
    fulfil: "The license text in the notices file holds it: `licet notice`.",
  },
  {
    id: "notice-file",
    summary: "Pass its NOTICE file on, as far as it concerns what you hand on.",
    fulfil: "Copy its NOTICE into yours: `licet notice`.",
  },
  {
    id: "state-changes",
    summary: "Say in changed files that you changed them.",
    fulfil: "Mark each changed file with what was changed, and when; nothing to do while it is unchanged.",
  },
  {
    id: "source-offer",
    summary: "Give recipients its source code, with your changes.",
    fulfil: "Ship the source beside the program, or a written offer that holds as long as the license says.",
  },
  {
    id: "same-license",
    summary: "Hand on what is derived from it under the same license.",
    fulfil: "License the derived work accordingly, or keep your own work separate from it.",
  },
  {
    id: "same-license-part",
    summary: "Hand it on, changed or not, under the same license; the work around it is free.",
    fulfil: "Keep its files apart from yours, with their license; publish your changes to them under it.",
  },
  {
    id: "relinkable",
    summary: "Let recipients replace it by their own version.",
    fulfil:
      "Link it as a shared library, or hand on what is needed to link again; do not forbid debugging such changes.",
  },
  {
    id: "network-source",
    summary: "Offer the source of your version to all who use it over a network.",
    fulfil: "Show those users a link to the complete source of the running version.",
  },
  {
    id: "no-endorsement",
    summary: "Do not use its authors' names to promote your product.",
    fulfil: "Keep the names out of advertising and product names, unless they agree.",
  },
  {
    id: "naming",
    summary: "Do not give a changed version the original's name.",
    fulfil: "Rename what you change, or ask for permission.",
  },
  {
    id: "acknowledgment",
    summary: "Show the acknowledgment that it prescribes.",
    fulfil:
      "Put the prescribed sentence where the license wants it: documentation, advertising, or the program itself.",
  },
  {
    id: "no-further-restrictions",
    summary: "Add no restrictions of your own to the rights it gives.",
    fulfil: "Check your terms of use and technical locks against the license.",
  },
  {
    id: "installation-information",
    summary: "For devices sold to consumers: hand on what is needed to install a changed version.",
    fulfil: "Document the installation and hand on the keys it takes.",
  },
  {
    id: "display-notices",
    summary: "Let an interactive program show its legal notices.",
    fulfil: "Add them to the about dialog, or keep the ones that are there.",
  },
  {
    id: "no-misrepresentation",
    summary: "Do not claim to have written it, and do not pass changed versions off as the original.",
    fulfil: "Name the author where you speak about it, and mark changed versions.",
  },
  {
    id: "indemnity",
    summary: "Stand in for the other contributors if you promise warranty or support for it.",
    fulfil: "Make such promises in your own name only.",
  },
  {
    id: "patent-peace",
    summary: "Its patent license ends for whoever sues over patents in it.",
    fulfil: "Nothing to do; tell those who decide about patent suits.",
  },
  {
    id: "share-alike",
    summary: "Hand adapted material on under the same license.",
    fulfil: "License your adaptation accordingly, or use the material unchanged.",
  },
  {
    id: "use-policy-passthrough",
    summary: "Keep to its use policy and pass it on.",
    fulfil: "Bind your users to the use policy in your terms, and ship its text.",
  },
];

const BY_ID: ReadonlyMap<string, Duty> = new Map(DUTIES.map((duty) => [duty.id, duty]));

export function findDuty(id: string): Duty | undefined {
  return BY_ID.get(id);
}

export function dutyIds(): readonly string[] {
  return [...BY_ID.keys()];
}
