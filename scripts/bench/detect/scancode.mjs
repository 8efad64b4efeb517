// Reads what ScanCode has labelled: its test files, and the rules that it finds licences with. https://github.com/aboutcode-org/scancode-toolkit
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { filesBelow, labelled } from "./labelled.mjs";

/** ScanCode's keys as ids, from its own licence files: https://github.com/aboutcode-org/scancode-toolkit */
function readScancodeKeys(folder) {
  const keys = new Map();
  for (const file of readdirSync(folder)) {
    const text = readFileSync(join(folder, file), "utf8");
    const key = /^key: (.*)$/m.exec(text)?.[1];
    if (key === undefined) continue;
    const id = /^spdx_license_key: (.*)$/m.exec(text)?.[1] ?? `LicenseRef-scancode-${key}`;
    keys.set(key, { id, category: /^category: (.*)$/m.exec(text)?.[1] });
  }
  return keys;
}

/** Reads a label of ScanCode's keys ("mit", "gpl-2.0 with classpath-exception-2.0") as one of ids. */
function idReader(keys) {
  return (leaf) =>
    leaf
      .toLowerCase()
      .split(/ with /)
      .map((key) => keys.get(key.trim())?.id ?? `LicenseRef-scancode-${key.trim()}`)
      .join(" WITH ");
}

/** A checkout of ScanCode: texts with a .yml beside them. Also returns the categories of its ids. */
export function readScancode(checkout) {
  const keys = readScancodeKeys(join(checkout, "src/licensedcode/data/licenses"));
  const toId = idReader(keys);
  const root = join(checkout, "tests/licensedcode/data/datadriven");
  const cases = [];
  for (const file of filesBelow(root)) {
    if (!file.endsWith(".yml") || !existsSync(file.slice(0, -4))) continue;
    const label = readFileSync(file, "utf8");
    if (/expected_failure: *yes/i.test(label)) continue;
    const list = /^license_expressions:\n((?:\s*-.*\n?(?: {4,}.*\n)*)*)/m.exec(label)?.[1] ?? "";
    const labels = list
      .replace(/\n {4,}/g, " ")
      .split(/^\s*- /m)
      .map((line) => line.replace(/['"]/g, "").trim())
      .filter(Boolean);
    const text = readFileSync(file.slice(0, -4), "utf8");
    cases.push(labelled("ScanCode", relative(root, file.slice(0, -4)), text, labels, toId));
  }
  const categories = new Map([...keys.values()].map(({ id, category }) => [id, category]));
  return { cases, categories };
}

/** The rules in a checkout: texts, notices, references and tags as found in the wild, each with its label; and what is a false alarm. */
export function readScancodeRules(checkout) {
  const data = join(checkout, "src/licensedcode/data");
  const toId = idReader(readScancodeKeys(join(data, "licenses")));
  const cases = [];
  for (const file of filesBelow(join(data, "rules"))) {
    const [, head, text] = /^---\n([\s\S]*?)\n---\n?([\s\S]*)$/.exec(readFileSync(file, "utf8")) ?? [];
    if (head === undefined || /^is_deprecated: yes/m.test(head)) continue;
    const isFalse = /^is_false_positive: yes/m.test(head);
    const kind = isFalse ? "false alarm" : /^is_license_(text|notice|reference|tag): yes/m.exec(head)?.[1];
    if (kind === undefined) continue;
    const label = /^license_expression: (.*(?:\n {2,}.*)*)/m.exec(head)?.[1]?.replace(/\n\s+/g, " ");
    const name = relative(join(data, "rules"), file);
    cases.push(labelled(`ScanCode's rules, ${kind}`, name, text, isFalse ? [] : [label], toId));
  }
  return cases;
}
