// Pods/Target Support Files/*/*-acknowledgements.plist: licence and text of every pod of a target.
// https://github.com/CocoaPods/CocoaPods/blob/master/lib/cocoapods/generator/acknowledgements/plist.rb
import { childNamed, childrenNamed, parseXml, type XmlElement } from "../../formats/xml.ts";
import { joinPath, type LookUpContext, type OwnStatement } from "../../model/index.ts";

const LIMIT = 32 * 1024 * 1024;

export function readAcknowledgements(
  context: LookUpContext,
  folder: string,
  pod: string,
  source: string,
): OwnStatement[] | undefined {
  const support = joinPath(folder, "Pods/Target Support Files");
  const targets = context.tree.list(support);
  if (!targets.ok) return undefined;
  for (const { name } of targets.value) {
    const path = `${support}/${name}/${name}-acknowledgements.plist`;
    const text = context.tree.readText(path, LIMIT);
    if (!text.ok || !text.value.includes(`<string>${pod}</string>`)) continue;
    // A property list names the type of its document, which is read by nobody here.
    const plist = parseXml(text.value.replace(/<!DOCTYPE[^>[]*>/, ""));
    const entry = plist.ok ? findEntry(plist.value, pod) : undefined;
    if (entry === undefined) continue;
    const location = { path, line: entry.line };
    const statements: OwnStatement[] = [];
    if (entry.license) statements.push({ as: "expression", raw: entry.license, source, location });
    if (entry.text) {
      const digest = context.keepText(entry.text);
      statements.push({ as: "text", raw: "license text", source, location, digest });
    }
    return statements;
  }
  return undefined;
}

function findEntry(plist: XmlElement, pod: string) {
  const root = childNamed(plist, "dict");
  const list = root && valueAt(root, "PreferenceSpecifiers");
  for (const dict of list === undefined ? [] : childrenNamed(list, "dict")) {
    if (valueAt(dict, "Title")?.text.trim() !== pod) continue;
    return { license: valueAt(dict, "License")?.text.trim(), text: valueAt(dict, "FooterText")?.text, line: dict.line };
  }
  return undefined;
}

/** Keys and values of a property list take turns. */
function valueAt(dict: XmlElement, key: string): XmlElement | undefined {
  const at = dict.children.findIndex(({ name, text }) => name === "key" && text.trim() === key);
  return at < 0 ? undefined : dict.children[at + 1];
}
