// Puts the class, flags, reason and source of every licence together from the evidence and our own decisions.
import { NAMED_BY_REPORT, REPORT_SOURCE, REVIEWED } from "./reviewed.mjs";
import { compare } from "./write.mjs";

const CODES = {
  permissive: "p",
  "public-domain": "d",
  "weak-copyleft": "w",
  "strong-copyleft": "s",
  "network-copyleft": "n",
  restricted: "r",
  "source-available": "a",
  proprietary: "x",
  unknown: "u",
};
/** Finer classes of the evidence: the category we give them and the flag that keeps the difference. */
const FINER = {
  "content-sharealike": ["weak-copyleft", "share-alike"],
  "non-commercial": ["restricted", "non-commercial"],
  "no-derivatives": ["restricted", "no-derivatives"],
  "field-of-use-restricted": ["restricted", "field-of-use"],
};
const SOURCES = { scancode: "ScanCode", osadl: "OSADL", google: "Google", dependencyTrack: "Dependency-Track" };
const STRENGTH = { p: "permissive", w: "weak", s: "strong" };
const STRENGTH_OF = { p: "p", d: "p", w: "w", s: "s", n: "s" };
/** Clearer words for some of the evidence's notes. */
const NOTES = [
  [/^fix: /, ""],
  [/^override:\s*/, ""],
  [/^ScanCode [A-Z].*$/, ""],
  [/^source report: strong$/, ""],
  [/^CC element rule$/, ""],
];

export function classRows(evidence, licenseIds) {
  const reasons = [];
  const sources = [];
  const index = (list, text) => (list.includes(text) ? list.indexOf(text) : list.push(text) - 1);
  const votes = [];
  const rows = licenseIds.map((id) => {
    const entry = evidence.licenses[id];
    const { category, flags, reason, source } = decide(id, entry);
    const code = CODES[category];
    const strength = STRENGTH_OF[code];
    const disputed = entry.disputed || Object.values(entry.votes).some((vote) => vote !== strength);
    votes.push(voteRow(id, entry));
    const fields = [
      id,
      code + (disputed ? "!" : ""),
      flags.join(","),
      index(reasons, reason),
      index(sources, source),
      entry.name,
    ];
    if (fields.some((field) => String(field).includes("|"))) throw new Error(`separator in ${id}`);
    return fields.join("|");
  });
  return { rows, reasons, sources, votes };
}

function decide(id, entry) {
  const common = [
    ...(entry.osiApproved ? ["osi-approved"] : []),
    ...(entry.fsfLibre ? ["fsf-libre"] : []),
    ...(entry.deprecated ? ["deprecated"] : []),
  ];
  const own = REVIEWED[id];
  if (own !== undefined)
    return { category: own[0], flags: [...own[1], ...common].sort(compare), reason: own[2], source: own[3] };
  const [category, finer] = FINER[entry.class] ?? [entry.class];
  const flags = [...new Set([...entry.flags, ...(finer ? [finer] : []), ...common])].sort(compare);
  const named = NAMED_BY_REPORT.find(([pattern]) => pattern.test(id));
  if (named !== undefined)
    return {
      category,
      flags,
      reason: `named ${named[1]}${named[1] === "permissive" ? "" : " copyleft"} by the source report${summary(entry, "; ")}`,
      source: REPORT_SOURCE,
    };
  return { category, flags, reason: reasonOf(entry, finer), source: sourceOf(entry) };
}

function reasonOf(entry, finer) {
  const notes = entry.why
    .split(";")
    .map((note) => NOTES.reduce((text, [pattern, words]) => text.replace(pattern, words), note.trim()).trim())
    .filter((note) => note !== "" && !note.startsWith("manual"));
  const manual = entry.why.match(/manual: ([^;]+)/)?.[1];
  const parts = [...notes, ...(manual ? [`classed by hand: ${manual}`] : [])];
  if (finer && notes.length === 0) parts.push(finer);
  const voted = summary(entry, "");
  if (voted !== "") parts.push(voted);
  else if (entry.scancodeCategory) parts.push(`ScanCode: ${entry.scancodeCategory}`);
  return parts.join("; ");
}

/** "ScanCode, OSADL: weak; Google: strong". */
function summary(entry, before) {
  const groups = new Map();
  for (const [source, vote] of Object.entries(entry.votes))
    groups.set(vote, [...(groups.get(vote) ?? []), SOURCES[source]]);
  const text = [...groups].map(([vote, names]) => `${names.join(", ")}: ${STRENGTH[vote]}`).join("; ");
  return text === "" ? "" : before + text;
}

function sourceOf(entry) {
  const names = Object.keys(entry.votes).map((source) => SOURCES[source]);
  if (names.length > 0) return names.join(", ");
  return entry.scancodeCategory ? "ScanCode" : "licence text";
}

/** What each source says in its own words: id|ScanCode|OSADL|Google|Dependency-Track|Blue Oak|choosealicense. */
function voteRow(id, entry) {
  const own = [
    entry.scancodeCategory,
    entry.osadlCopyleft,
    entry.googleType,
    entry.dependencyTrackGroup,
    entry.blueOakRating,
    entry.choosealicenseConditions?.join(" "),
  ];
  return [id, ...own.map((value) => value ?? "")].join("|");
}
