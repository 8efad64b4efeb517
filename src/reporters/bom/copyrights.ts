// Copyright lines of licence texts, verbatim, without the placeholders of unfilled templates and the prose that merely mentions them.

const STARTS = /^(?:copyright(?![a-z])|\(c\)|©|portions? copyright|copr\.)/i;
const HAS_HOLDER = /(?:copyright|\(c\)|©|copr\.).*(?:\d{4}|\bby\b|[A-Z][\w.]+)/i;
const PLACEHOLDER =
  /\[(?:yyyy|year|name|fullname|owner)|<(?:year|name|copyright|owner|organization)|\{(?:yyyy|year|name)|yyyy\b|name of (?:copyright )?(?:owner|author)|<owner>|year name/i;
/** Sentences of licences that begin with the word, and licences' own copyright. */
const PROSE =
  /^copyright (?:holders?|owners?|notices?|law|and |in |to |license|licence|as |is |laws|statement|disclaimer|interest|infring|on |grant|protection|treaty|rights?\b|ownership|permission)|copyright \(c\) (?:2007|1989, 1991|1991, 1999|1991|1989|1999|2000|2008)[ ,]*(?:1991|1999)?,? free software foundation|licenses? are intended/i;

/** Distinct lines in the order they stand; markup and comment signs around them are taken off. */
export function copyrightLines(text: string): readonly string[] {
  const found = new Set<string>();
  for (const raw of text.split(/\r\n|[\n\r\u2028]/)) {
    if (raw.length > 400 || !/copyright|\(c\)|©|copr\./i.test(raw)) continue;
    const line = raw
      .replace(/^[\s*#/;>!|.-]+/, "")
      .replace(/[\s*#/]+$/, "")
      .replace(/\s+/g, " ")
      .replace(/&copy;/gi, "©");
    if (!STARTS.test(line) || !HAS_HOLDER.test(line) || PLACEHOLDER.test(line) || PROSE.test(line)) continue;
    // "(c)" alone is more often the third item of a list.
    if (/^\(c\)/i.test(line) && !/\d{4}/.test(line)) continue;
    found.add(line);
    if (found.size === 200) break;
  }
  return [...found];
}
