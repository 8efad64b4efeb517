// Licences named in one breath: "MIT, BSD or GPL", "MPL 1.1/GPL 2.0/LGPL 2.1". What is said of one is said of all.
import type { Mention } from "./gnu.ts";

const LONGEST_JOINT = 90;
/** More licences in one breath than anybody grants: an enumeration. */
const LONGEST_LIST = 8;
/** What may stand between two names of one list. */
const BETWEEN =
  /\b[a-d1-4]\)|["'’”()[\]*.,;:/|&+_-]|\bwhich (?:is|are) (?:also )?(?:available|provided|found|included)(?: (?:at|in|from))?\b|\b(?:licen[sc]e[sd]?|agreement|the|a|an|and|or|either|both|also|at|your|user'?s?|option|choice|discretion|under|terms|of|conditions|version|gnu|any|later|by|public|open|source|software|new|style|dual|to|with|optionally|alternatively|as|published|free|foundation|default|v|al)\b|\bv(?=\d)|\d(?:\.\d)*/g;
const ADDRESS = /(?:https?:\/\/|www\.)[^\s"'<>]{3,200}/g;
/** "the MIT license found in the LICENSE-MIT file in the root directory of this source tree and the Apache License" */
const PLACE =
  /\(?\b(?:(?:as |which (?:is|can be) )?(?:found|available|contained|provided|shown|included|described|located) (?:in|at)|see|in) (?:the )?(?:file )?["'`]?[\w./-]{0,30}(?:licen[sc]e|copying)[\w./-]{0,30}(?<![./-])(?![\w/-]|\.(?:\w|$))["'`]?(?: file)?(?: (?:in|at|of) the (?:root|top|base|main|source)[ a-z-]{0,30}(?:tree|directory|repository|folder|project|distribution))?(?: of this (?:source tree|repository|project|directory|distribution))?\)?/g;
/** "…, or" at the end of a paragraph: the list goes on. */
const NEXT_ITEM = /\b(?:or|and)[:,]? ?\n ?(?:item )?(?:\(?[a-z0-9]\)?(?![a-z0-9])|[-*])? ?\n? ?/;
/** "Alternatively, this file may be used under …": one may choose between it and what stands before. */
const INSTEAD = /\balternatively\b,? (?:the|this|you|it|these|that|at|if)\b/;
/** The header that the EPL 2.0 has for its Secondary Licenses. https://www.eclipse.org/legal/epl-2.0/faq/ */
const SECONDARY =
  /\bmay also be made available under the following secondary licenses when the conditions for such availability set forth in the eclipse public license,? v(?:ersion|\.)? ?2(?:\.0)? are satisfied: ?$/;
const OR = /\bor\b|\/|\||\balternatively\b/;
const RANK: Readonly<Record<Mention["strength"], number>> = { grant: 0, label: 1, name: 2, none: 3, negated: 4 };

/** `mentions` in order, without overlaps. Negated ones and all that hangs on them are left out, open ones without a reason too. */
export function groupMentions(flat: string, mentions: readonly Mention[]): Mention[] {
  const kept: Mention[] = [];
  for (let k = 0; k < mentions.length; ) {
    const group = [mentions[k] as Mention];
    const joints: string[] = [];
    for (k++; k < mentions.length; k++) {
      const next = mentions[k] as Mention;
      const last = group.at(-1) as Mention;
      const joint = flat
        .slice(last.to, Math.max(last.to, next.from))
        .replace(ADDRESS, " ")
        .replace(/:?\/\//g, " ")
        .replace(PLACE, " ");
      const partner = next.choice === true && next.from === last.from;
      if (
        !partner &&
        (joint.length > LONGEST_JOINT ||
          /\n/.test(joint.replace(NEXT_ITEM, " ")) ||
          joint.replace(BETWEEN, "").trim() !== "")
      )
        break;
      // A field of its own.
      if (!partner && (/\. /.test(joint) || /\blicen[sc]es?["']? ?[:=]/.test(joint))) break;
      joints.push(partner ? "or" : joint);
      group.push(next);
    }
    const settled = settle(group, joints);
    const [head] = settled;
    const begin = (group[0] as Mention).from;
    const until = k > group.length ? (mentions[k - group.length - 1] as Mention).to : begin;
    const isInstead =
      (until < begin && INSTEAD.test(flat.slice(Math.max(until, begin - 160), begin))) ||
      SECONDARY.test(flat.slice(Math.max(0, begin - 240), begin));
    if (head !== undefined && isInstead) settled[0] = { ...head, choice: true };
    kept.push(...settled);
  }
  return kept;
}

function settle(group: readonly Mention[], joints: readonly string[]): Mention[] {
  if (group.some(({ strength }) => strength === "negated")) return [];
  if (new Set(group.map(({ license }) => license)).size > LONGEST_LIST) return [];
  const [best] = [...group].sort((a, b) => RANK[a.strength] - RANK[b.strength]);
  // Two names in one breath are licences, though nothing says so: "MIT & GPL".
  const strength: Mention["strength"] =
    best?.strength === "none" ? (group.length > 1 ? "name" : "none") : (best?.strength ?? "none");
  // "MPL/GPL/LGPL": its second version needs no such choice.
  const isTriple = group.some(({ license }) => /^L?GPL-/.test(license));
  // "…either version 1, or any later, or the Artistic License": nobody but Perl and its packages offers this choice.
  const isPerl = group.some(({ license }) => license === "GPL-1.0-or-later");
  const list = joints.some((joint) => OR.test(joint)) && !joints.some((joint) => /\band\b(?!\/)/.test(joint));
  return group
    .map((mention, k) => ({
      ...mention,
      ...(isTriple && mention.unclear === true && mention.license === "MPL-2.0" ? { license: "MPL-1.1" } : {}),
      ...(isPerl && mention.license === "Artistic-1.0-Perl" ? { unclear: false } : {}),
      strength,
      joined: group.length > 1,
      choice: k > 0 && (list || OR.test(joints[k - 1] as string)),
    }))
    .filter(({ strength: s }) => s !== "none");
}
