// Debian's machine-readable copyright files, which REUSE knew as .reuse/dep5. https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
import { parseDeb822, textOfField } from "./deb822.ts";
import { compilePattern } from "./path-pattern.ts";

export interface Dep5Stanza {
  /** As written, such as "GPL-2+ or MIT". */
  readonly license: string;
  readonly copyrights: readonly string[];
  /** Line of the License field. */
  readonly line: number;
  covers(path: string): boolean;
}

export interface Dep5File {
  /** In the order of the file; the last one that covers a path counts. */
  readonly stanzas: readonly Dep5Stanza[];
  /** Full texts by the short name that they are given under, whether in a paragraph of their own or with the files. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Undefined when the text does not say that it is in this format. */
export function parseDep5(text: string): Dep5File | undefined {
  const { paragraphs } = parseDeb822(text);
  const header = paragraphs[0]?.fields;
  if (header?.has("format") !== true && header?.has("format-specification") !== true) return undefined;
  const stanzas: Dep5Stanza[] = [];
  const texts = new Map<string, string>();
  for (const paragraph of paragraphs) {
    const field = paragraph.fields.get("license");
    if (field === undefined) continue;
    const [license = "", ...body] = field.value.split("\n");
    const content = body.join("\n").trim();
    if (license !== "" && content !== "" && !texts.has(license)) texts.set(license, content);
    const globs = textOfField(paragraph, "files")?.split(/\s+/);
    if (globs === undefined || license === "") continue;
    const patterns = globs.flatMap((glob) => compilePattern(glob.replace(/^\.\//, ""), "debian") ?? []);
    stanzas.push({
      license: license.trim(),
      copyrights: (textOfField(paragraph, "copyright") ?? "").split("\n").filter((line) => line !== ""),
      line: field.line,
      covers: (path) => patterns.some((matches) => matches(path)),
    });
  }
  return { stanzas, texts };
}

/** The stanza that counts for a path, from the root of the tree. */
export function stanzaFor({ stanzas }: Dep5File, path: string): Dep5Stanza | undefined {
  return stanzas.findLast((stanza) => stanza.covers(path));
}
