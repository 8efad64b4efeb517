// For whose code a licence file speaks, by its name: for the component, for others' code in it, or only in passing.

/**
 * component: LICENSE, COPYING and their kin · third-party: notices about other people's code or about parts
 * (documentation, fonts …) · other: README and the like, which count only when nothing better is there.
 */
export type FileRole = "component" | "third-party" | "other";

const THIRD_PARTY =
  /third|3rd|notice|attribut|credit|acknowledg|authors|contributors|vendor|bundled|dependenc|\.(?:js|mjs|cjs|css)\.licen[sc]e/;
const PART =
  /(?:licen[sc]e|copying)[-_. ](?:docs?|documentation|assets?|artwork|fonts?|icons?|images?|logos?|data|examples?|test)(?:[-_. ]|$)/;
const COMPONENT = /licen[sc]|copying|copyleft|copyright|eula/;
/** Named after the licence itself: "GPL.txt", "apache-2.0.md". */
const NAMED =
  /^(?:[al]?gpl|apache|bsd|cc0|cc-by|epl|isc|mit|mpl|ofl|zlib)[-_.v\d]*(?:only|or-later|clause)?(?:\.(?:txt|md|html|rst))?$/;
/** Folders whose files speak for the whole package. */
const LICENSE_FOLDER = /^(?:licen[sc]es?|legal|meta-inf|[^/]+\.(?:dist|egg)-info)$/;

/** By the file's name or its path inside the package. */
export function speaksFor(name: string): FileRole {
  const parts = name.toLowerCase().split(/[\\/]/);
  const file = parts.pop() ?? "";
  if (THIRD_PARTY.test(name.toLowerCase()) || PART.test(file)) return "third-party";
  if (parts.some((folder) => folder !== "" && folder !== "." && !LICENSE_FOLDER.test(folder))) return "third-party";
  if (COMPONENT.test(file) || NAMED.test(file) || parts.length > 0) return "component";
  return "other";
}
