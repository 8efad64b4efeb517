// Writes src/policy/duties.data.ts: which duties each licence brings. From OSADL's Open Source License Checklists (CC-BY-4.0;
// folder given as argument), mapped to our own vocabulary, and from our own reading of the clauses of common licences below.
// node scripts/make-duties.mjs <folder with checklists.json>
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = new URL("../", import.meta.url);

/** Action and term of a checklist → our duty; the first that fits. */
const MAPPING = [
  [/^(?:Provide|Forward|Reference|Provide OR Reference) License text/, "license-text"],
  [/^(?:Provide|Forward) (?:License notice|License announcement)/, "license-text"],
  [/^(?:Provide|Forward) (?:Copyright|Attribution|Third-party attribution|Legal) notice/, "attribution"],
  [/^(?:Provide|Forward) (?:Title|Pointer)/, "attribution"],
  [/^(?:Provide|Forward) Warranty disclaimer/, "disclaimer"],
  [/File "NOTICE"/, "notice-file"],
  [/^(?:Provide|Mark) Modification/, "state-changes"],
  [/^(?:Provide|Reference|Include) (?:Source code|Delayed source|Written offer)/, "source-offer"],
  [/^(?:Grant License|Use (?:Original license|Identical|Compatible license|GPL-3.0-only$))/, "same-license"],
  [/^(?:Enable Relinking|Provide Linkable work|Use Shared library|Permit Modification of Linked)/, "relinkable"],
  [/^Promote/, "no-endorsement"],
  [/^(?:Rename|Use "|Misname)/, "naming"],
  [/^Credit/, "acknowledgment"],
  [/^(?:Restrict Granted rights|Sublicense|Use Technological)/, "no-further-restrictions"],
  [/^Provide Installation information/, "installation-information"],
  [/^Display/, "display-notices"],
  [/^Misrepresent/, "no-misrepresentation"],
  [/^Indemnify/, "indemnity"],
];

/** Clauses read by ourselves, by licence without -only and -or-later: duty=clause; these rows replace OSADL's. "!" = only when changed. */
const READ = `
0BSD
Unlicense
CC0-1.0
MIT-0
WTFPL
CC-PDDC
blessing
MIT license-text=paragraph 2|attribution=paragraph 2
MIT-Modern-Variant license-text=paragraph 2|attribution=paragraph 2
ISC license-text=paragraph 1|attribution=paragraph 1
BSD-1-Clause license-text=1@s|attribution=1@s|disclaimer=1@s
BSD-2-Clause license-text=1, 2|attribution=1, 2|disclaimer=1, 2
BSD-3-Clause license-text=1, 2|attribution=1, 2|disclaimer=1, 2|no-endorsement=3
BSD-3-Clause-Clear license-text=1, 2|attribution=1, 2|disclaimer=1, 2|no-endorsement=3
BSD-4-Clause license-text=1, 2|attribution=1, 2|disclaimer=1, 2|acknowledgment=3|no-endorsement=4
Zlib no-misrepresentation=1, 2|attribution=3@s
Libpng no-misrepresentation=1, 2|attribution=3@s
BSL-1.0 license-text=paragraph 2@s|attribution=paragraph 2@s
Apache-2.0 license-text=4(a)|state-changes=4(b)!|attribution=4(c)@s|notice-file=4(d)|patent-peace=3|no-endorsement=6|indemnity=9
BlueOak-1.0.0 license-text=Notices|patent-peace=Patent
PSF-2.0 license-text=2|attribution=2|state-changes=3!|no-endorsement=7
Python-2.0 license-text=2|attribution=2|state-changes=3!
PostgreSQL license-text=paragraph 1|attribution=paragraph 1|disclaimer=paragraph 1
NCSA license-text=1, 2|attribution=1, 2|disclaimer=1, 2|no-endorsement=3
X11 license-text=paragraph 2|attribution=paragraph 2|no-endorsement=paragraph 4
curl license-text=paragraph 1|attribution=paragraph 1|no-endorsement=paragraph 3
Unicode-3.0 license-text=paragraph 1|attribution=paragraph 1|no-endorsement=paragraph 3
OpenSSL license-text=1, 2|attribution=1, 2|acknowledgment=3, 6|no-endorsement=4|naming=5
PHP-3.01 license-text=1, 2|attribution=1, 2|no-endorsement=3|naming=4|acknowledgment=6
MPL-1.1 source-offer=3.2|state-changes=3.3!|same-license-part=3.1|license-text=3.5@s|no-further-restrictions=3.6|patent-peace=8.2
MPL-2.0 source-offer=3.2(a)|same-license-part=3.1|attribution=3.4@s|no-further-restrictions=3.2(b)|patent-peace=5.2
EPL-1.0 source-offer=3(b)(iv)|same-license-part=3(a)|attribution=3|indemnity=4|patent-peace=7
EPL-2.0 source-offer=3.1(a)|same-license-part=3.1, 3.2|attribution=3.3|indemnity=4|patent-peace=7
CPL-1.0 source-offer=3(b)(iv)|same-license=3(a)|attribution=3|indemnity=4|patent-peace=7
CDDL-1.0 source-offer=3.1, 3.5|same-license-part=3.1, 3.2|state-changes=3.3!|attribution=3.3|patent-peace=6.2|indemnity=3.4
CDDL-1.1 source-offer=3.1, 3.5|same-license-part=3.1, 3.2|state-changes=3.3!|attribution=3.3|patent-peace=6.2|indemnity=3.4
GPL-1.0 license-text=1|attribution=1|disclaimer=1|state-changes=2(a)!|same-license=2(b)|source-offer=3|no-further-restrictions=6
GPL-2.0 license-text=1|attribution=1|disclaimer=1|state-changes=2(a)!|same-license=2(b)|display-notices=2(c)!|source-offer=3|no-further-restrictions=6
GPL-3.0 license-text=4|attribution=4|disclaimer=4|state-changes=5(a)!|same-license=5(c)|display-notices=5(d)!|source-offer=6|installation-information=6|no-further-restrictions=10|patent-peace=10, 11
AGPL-3.0 license-text=4|attribution=4|disclaimer=4|state-changes=5(a)!|same-license=5(c)|display-notices=5(d)!|source-offer=6|installation-information=6|no-further-restrictions=10|patent-peace=10, 11|network-source=13@n
AGPL-1.0 license-text=1|attribution=1|state-changes=2(a)!|same-license=2(b)|source-offer=3|network-source=2(d)@n
LGPL-2.0 license-text=1, 6|attribution=1, 6|state-changes=2(b)!|same-license-part=2(c)|source-offer=4|relinkable=6|no-further-restrictions=10
LGPL-2.1 license-text=1, 6|attribution=1, 6|state-changes=2(b)!|same-license-part=2(c)|source-offer=4|relinkable=6|no-further-restrictions=10
LGPL-3.0 license-text=4(b)|attribution=4(a)|same-license-part=2|source-offer=4(d)|relinkable=4(d)|installation-information=4(e)|display-notices=4(c)
EUPL-1.1 attribution=5|state-changes=5!|same-license=5|source-offer=5|license-text=5|network-source=1, 5@n
EUPL-1.2 attribution=5|state-changes=5!|same-license=5|source-offer=5|license-text=5|network-source=1, 5@n
OSL-3.0 attribution=6|state-changes=6!|same-license=1(c)|source-offer=3|network-source=5@n|patent-peace=10
CC-BY-3.0 attribution=4(b)|license-text=4(a)|state-changes=3(b)!|no-further-restrictions=4(a)
CC-BY-4.0 attribution=3(a)(1)|state-changes=3(a)(1)(B)!|no-further-restrictions=2(a)(5)(B)|no-endorsement=2(a)(6)
CC-BY-SA-3.0 attribution=4(c)|license-text=4(a)|state-changes=3(b)!|share-alike=4(b)!|no-further-restrictions=4(a)
CC-BY-SA-4.0 attribution=3(a)(1)|state-changes=3(a)(1)(B)!|share-alike=3(b)!|no-further-restrictions=2(a)(5)(C), 3(b)(3)|no-endorsement=2(a)(6)
OFL-1.1 license-text=2|attribution=2|naming=3!|no-endorsement=4|same-license=5
Artistic-2.0 attribution=2, 4|license-text=2|state-changes=4!|source-offer=5|same-license=4(c)!
MulanPSL-2.0 license-text=4|attribution=4|disclaimer=4|patent-peace=2|no-endorsement=3
MS-PL attribution=3(C)|license-text=3(D)@s|no-endorsement=3(A)|patent-peace=3(B)
Ruby attribution=1@s|state-changes=2!
`;

function readRow(line) {
  const [id, rest = ""] = line.split(/ (.*)/s);
  const duties =
    rest === ""
      ? []
      : rest.split("|").map((part) => {
          const [, duty, clause, changed, where] = /^([a-z-]+)=([^!@]+)(!?)(?:@([a-z]+))?$/.exec(part);
          return `${duty}:${where ?? "sb"}${changed === "" ? "" : "m"}:${clause}`;
        });
  return [id, duties];
}

function deliveriesOf(text, before) {
  let found = "";
  if (/Source code delivery|Work Delivery|Font delivery|Image delivery|Combined work delivery/i.test(text))
    found += "s";
  if (/Binary delivery|Work Delivery|Font delivery|Image delivery|Combined work delivery/i.test(text)) found += "b";
  if (/Network service/i.test(text)) found += "n";
  return found === "" ? before : found;
}

function walk(nodes, deliveries, modified, note) {
  for (const node of nodes ?? []) {
    const within = node.type === "USE CASE" ? deliveriesOf(node.text, deliveries) : deliveries;
    const changed = modified || (/IF$/.test(node.type) && /modification/i.test(node.text) && node.type !== "EXCEPT IF");
    if (node.type === "YOU MUST" || node.type === "YOU MUST NOT") note(node.text, within, changed);
    walk(node.children, within, changed, note);
  }
}

function fromChecklist(list) {
  const found = new Map();
  walk(list.obligations, "sb", false, (text, deliveries, changed) => {
    const duty = MAPPING.find(([pattern]) => pattern.test(text))?.[1];
    if (duty === undefined) return;
    const known = found.get(duty) ?? { deliveries: new Set(), changed: true };
    for (const one of deliveries) known.deliveries.add(one);
    known.changed &&= changed;
    found.set(duty, known);
  });
  if (list.patentHints === "Yes") found.set("patent-peace", { deliveries: new Set("sb"), changed: false });
  return [...found].map(([duty, { deliveries, changed }]) => {
    const order = ["s", "b", "n"].filter((one) => deliveries.has(one)).join("");
    return `${duty}:${order}${changed ? "m" : ""}:`;
  });
}

const folder = process.argv[2];
const { licenses } = JSON.parse(readFileSync(join(folder, "checklists.json"), "utf8"));
const rows = new Map();
for (const [id, list] of Object.entries(licenses)) {
  const base = id.replace(/-(?:only|or-later)$/, "");
  if (!base.includes(" WITH ") && !rows.has(base)) rows.set(base, fromChecklist(list));
}
for (const line of READ.trim().split("\n")) rows.set(...readRow(line));
const lines = [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, duties]) => [id, ...duties].join("|"));
writeFileSync(
  new URL("src/policy/duties.data.ts", root),
  `// Which duties each licence brings: id|duty:when:clause, where "when" is s(ource) b(inary) n(etwork), m = only when changed.
// Generated by scripts/make-duties.mjs; do not edit. Rows without clauses: OSADL Open Source License Checklists, © OSADL eG and
// contributors, CC-BY-4.0, modified (mapped to our own vocabulary); rows with clauses: our own reading of the licences.

export const DUTY_ROWS = \`${lines.join("\n")}\`;
`,
);
console.log(`${lines.length} licences`);
