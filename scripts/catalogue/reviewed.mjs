// Our own decisions on single licences: where we read the text, or do not follow what the evidence says. id → [class, flags, reason, source].
const REPORT = "2023 China Open Source Annual Report, commercialisation chapter, 3.2.1";

export const REVIEWED = {
  // Ids newer than the lists we compared: decided on their own texts.
  "BSD-2-Clause-pos-unchanged": [
    "permissive",
    [],
    "BSD-2-Clause whose notice must stay in its place unchanged",
    "spdx/license-list-XML@02edef0:src/BSD-2-Clause-pos-unchanged.xml",
  ],
  "BSD-3-Clause-OpenWebUI": [
    "restricted",
    ["branding"],
    "BSD-3-Clause plus clause 4: the product's branding may not be removed or changed beyond 50 users without a paid licence",
    "spdx/license-list-XML@17f0784:src/BSD-3-Clause-OpenWebUI.xml",
  ],
  "BSD-Source-Code-no-disclaimer": [
    "permissive",
    [],
    "keep the notice in source, no endorsement; nothing else",
    "text in spdx/license-list-XML issue 3000",
  ],
  "BSD-ask-to-endorse": [
    "permissive",
    [],
    "free use as long as names are not used to endorse",
    "text in spdx/license-list-XML issue 2993",
  ],
  "BSD-Source-alt-GPL": [
    "unknown",
    [],
    "we have not read its text; by its name a BSD source licence that may be used under the GPL instead",
    "spdx/license-list-XML pull request 3083",
  ],
  "FDK-MPEG-H": [
    "weak-copyleft",
    ["no-patent-grant"],
    "binary recipients get the source of the software and its changes free of charge; no patent licence, use only as patents allow",
    "Fraunhofer-IIS/mpeghdec@38a5788:LICENSE.txt",
  ],
  "FDK-AAC": [
    "weak-copyleft",
    ["no-patent-grant"],
    "binary recipients get the source of the software and its changes free of charge; no patent licence, use only as patents allow",
    "licence text",
  ],
  "Hippocratic-3.0-core": [
    "restricted",
    ["ethical", "field-of-use"],
    "use is tied to a list of human-rights conduct (3.1, 3.2)",
    "spdx/license-list-XML@9ffc2f5:src/Hippocratic-3.0-core.xml",
  ],
  Bugroff: ["permissive", [], "allows everything, in jest", "licence text"],
  Informatica: ["permissive", [], "redistribution and use without restriction", "licence text"],
  "atc-game": ["permissive", [], "copying is allowed if the notice stays; it does not mention changes", "licence text"],
  "Brian-Gladman-3-Clause-no-conversion": ["permissive", [], "the three conditions of BSD", "licence text"],
  "MVT-1.1": [
    "restricted",
    ["field-of-use"],
    "MPL-2.0 plus a limit on use: only with the consent of the person whose data are examined",
    "licence text, clause 3",
  ],
  "ESA-PL-permissive-2.4": ["permissive", [], "distribution under any terms (“No Copyleft”)", "licence text"],
  "ESA-PL-weak-copyleft-2.4": [
    "weak-copyleft",
    [],
    "the software and its changes stay under it, external code may have other terms",
    "licence text, copyleft clause",
  ],
  "ESA-PL-strong-copyleft-2.4": [
    "strong-copyleft",
    [],
    "everything distributed with it as a whole, linked code included, goes under it",
    "licence text, copyleft clause",
  ],
  // Texts whose limits the evidence's class leaves out.
  "MS-LPL": [
    "restricted",
    ["field-of-use"],
    "the grants extend only to software that runs on Microsoft Windows (3(F))",
    "licence text, 3(F)",
  ],
  UnRAR: ["restricted", ["field-of-use"], "may not be used to develop a RAR-compatible archiver", "licence text, 2"],
  JSON: [
    "restricted",
    ["field-of-use"],
    "“shall be used for Good, not Evil”: a limit on use, if a vague one",
    "licence text; FSF: non-free",
  ],
  "any-OSI": [
    "unknown",
    [],
    "stands for whichever OSI-approved licence the recipient picks; which one is not said",
    "SPDX list",
  ],
  "any-OSI-perl-modules": [
    "unknown",
    [],
    "stands for whichever OSI-approved licence the recipient picks; which one is not said",
    "SPDX list",
  ],
  "JPL-image": [
    "source-available",
    ["content"],
    "an image use policy with special cases, not a licence of software",
    "licence text",
  ],
  "OPUBL-1.0": [
    "permissive",
    ["documentation", "elective-options"],
    "permissive unless the publisher elected option A (no substantive changes) or B (no commercial print)",
    "licence text, VI",
  ],
  // The source report decides for the licences it names.
  "CPL-1.0": [
    "strong-copyleft",
    [],
    "named strong copyleft by the source report; OSADL agrees, ScanCode and Google call it weak",
    REPORT,
  ],
  "IPL-1.0": [
    "strong-copyleft",
    [],
    "parent of CPL-1.0 with the same clauses, so classed with it; OSADL agrees",
    "analogy to CPL-1.0",
  ],
  "EPL-1.0": [
    "weak-copyleft",
    [],
    "ScanCode, Google, Dependency-Track and the FSF: weak; OSADL: strong. Its clauses descend from CPL-1.0, which the source report calls strong",
    "comparison of sources",
  ],
};

/** Families that the source report names, and how. */
export const NAMED_BY_REPORT = [
  [/^(?:MIT|ISC|Apache-\d.*|BSD-[234]-Clause)$/, "permissive"],
  [/^(?:LGPL-\d.*|MPL-\d.*)$/, "weak"],
  [/^(?:GPL-\d\.\d(?:-only|-or-later)?|AGPL-\d\.\d(?:-only|-or-later)?)$/, "strong"],
];
export const REPORT_SOURCE = REPORT;
