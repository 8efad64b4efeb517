// Reads the many ways to write a GNU licence and its version: "GPLv2+", "GNU GPL v3 or later", "LGPL (>= 2.1)".

const NAMES: ReadonlyMap<string, string> = new Map([
  ["gpl", "GPL"],
  ["general public license", "GPL"],
  ["lgpl", "LGPL"],
  ["lesser general public license", "LGPL"],
  ["library general public license", "LGPL"],
  ["agpl", "AGPL"],
  ["affero gpl", "AGPL"],
  ["affero general public license", "AGPL"],
]);
const SHAPE =
  /^(?:the )?(?:gnu )?([a-z ]{3,40}?)[ ,-]{0,2}(>= ?|>=)?(?:v|version ?|v\. ?)?(\d(?:\.\d)?)( ?\+|[ ,-]{0,2}or (?:any )?(?:later|newer|greater|higher)(?: versions?)?| only|-only)?$/;
/** "LGPL 2" may mean 2.0 or 2.1, so only the exact versions are read. */
const VERSIONS: Readonly<Record<string, readonly string[]>> = {
  GPL: ["1", "1.0", "2", "2.0", "3", "3.0"],
  LGPL: ["2.0", "2.1", "3", "3.0"],
  AGPL: ["3", "3.0"],
};

/**
 * The SPDX id, or undefined if the text is no such name or leaves the version open. A version without "or later" is
 * read as that version only: that much is certain.
 */
export function readGnuName(text: string): string | undefined {
  if (text.length > 80) return undefined;
  const plain = text
    .toLowerCase()
    .replace(/licence/g, "license")
    .replace(/[()]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  const match = SHAPE.exec(plain);
  if (match === null) return undefined;
  const [, name, atLeast, version, suffix] = match as unknown as [string, string, string?, string?, string?];
  const family = NAMES.get(name.trim());
  if (family === undefined || version === undefined || !VERSIONS[family]?.includes(version)) return undefined;
  const later = atLeast !== undefined || (suffix !== undefined && !suffix.includes("only"));
  const full = version.includes(".") ? version : `${version}.0`;
  return `${family}-${full}-${later ? "or-later" : "only"}`;
}
