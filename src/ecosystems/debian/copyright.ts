// The copyright file that every Debian package brings along: machine-readable, or a text in plain words.
// https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/

import { parseDeb822, textOfField } from "../../formats/deb822.ts";
import { placeAt } from "../../formats/troubles.ts";
import {
  err,
  joinPath,
  type LookUp,
  type LookUpContext,
  type LookUpFailure,
  type LookUpSubject,
  type OwnStatement,
  ok,
  type Result,
} from "../../model/index.ts";

const SOURCE = "debian/copyright";
const TEXT_LIMIT = 4 * 1024 * 1024;
const DATABASE = /(?:^|\/)(?:var|usr)\/lib\/dpkg(?:\/status\.d)?$/;

export function lookUp(subject: LookUpSubject, context: LookUpContext): Result<LookUp, LookUpFailure> {
  for (const folder of subject.folders) {
    const database = DATABASE.exec(folder);
    if (database === null) continue;
    const path = joinPath(folder.slice(0, database.index), `usr/share/doc/${subject.name}/copyright`);
    const text = context.tree.readText(path, TEXT_LIMIT);
    if (text.ok) return ok({ installed: true, statements: readCopyright(text.value, path, context.keepText) });
    if (text.error.reason === "bad-encoding") {
      const bytes = context.tree.read(path, TEXT_LIMIT);
      if (bytes.ok) {
        const latin = new TextDecoder("windows-1252").decode(bytes.value);
        return ok({ installed: true, statements: readCopyright(latin, path, context.keepText) });
      }
    }
    if (text.error.reason !== "absent") return err({ reason: text.error.detail, location: { path } });
  }
  return ok({ installed: false, statements: [] });
}

/**
 * One statement with the short names of all parts that end up in packages (a JSON list where there are several); the text itself where
 * the file is not machine-readable, or a part has a text but no name.
 */
export function readCopyright(text: string, path: string, keepText: (text: string) => string): OwnStatement[] {
  const whole = { source: SOURCE, location: { path } };
  const { paragraphs } = parseDeb822(text);
  const header = paragraphs[0];
  const isMachineReadable =
    header?.fields.has("format") === true || header?.fields.has("format-specification") === true;
  if (!isMachineReadable) return [{ ...whole, as: "text", raw: "copyright", digest: keepText(text) }];
  const names: string[] = [];
  const texts: OwnStatement[] = [];
  let line: number | undefined;
  for (const paragraph of paragraphs) {
    const license = paragraph.fields.get("license");
    const files = textOfField(paragraph, "files");
    if (license === undefined || (files === undefined && paragraph !== header)) continue;
    // The packaging itself is not what is installed.
    if (files !== undefined && paragraphs.length > 2 && files.split(/\s+/).every((glob) => glob.startsWith("debian/")))
      continue;
    const [name = "", ...rest] = license.value.split("\n");
    line ??= license.line;
    if (name !== "" && isShortName(name)) {
      if (!names.includes(name)) names.push(name);
    } else if (license.value.trim() !== "") {
      const body = name === "" ? rest.join("\n") : license.value;
      texts.push({
        ...whole,
        location: { path, line: license.line },
        as: "text",
        raw: "copyright",
        digest: keepText(body),
      });
    }
  }
  if (names.length === 0) {
    return texts.length > 0 ? texts : [{ ...whole, as: "text", raw: "copyright", digest: keepText(text) }];
  }
  const [first = ""] = names;
  const raw = names.length === 1 ? first : JSON.stringify(names);
  return [{ ...whole, location: placeAt(path, line), as: "name", raw }, ...texts];
}

/** Some files start the text of a licence where its name belongs. */
function isShortName(text: string): boolean {
  return text.length <= 100 && text.split(/\s+/).length <= 12;
}
