// Reads what ScanCode has labelled: its test files, and the rules that it finds licences with. https://github.com/aboutcode-org/scancode-toolkit
import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { idReader, readLicenses, readRules } from "../../scancode.mjs";
import { filesBelow, labelled } from "./labelled.mjs";

/** A checkout of ScanCode: texts with a .yml beside them. Also returns the categories of its ids. */
export function readScancode(checkout) {
  const licenses = readLicenses(join(checkout, "src/licensedcode/data/licenses"));
  const toId = idReader(licenses);
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
  const categories = new Map(licenses.map(({ id, category }) => [id, category]));
  return { cases, categories };
}

/** The rules in a checkout: texts, notices, references and tags as found in the wild, each with its label; and what is a false alarm. */
export function readScancodeRules(checkout) {
  const data = join(checkout, "src/licensedcode/data");
  const toId = idReader(readLicenses(join(data, "licenses")));
  return readRules(join(data, "rules")).map(({ name, kind, expression, text }) =>
    labelled(`ScanCode's rules, ${kind}`, name, text, expression === undefined ? [] : [expression], toId),
  );
}

/** A checkout of https://github.com/aboutcode-org/scancode-licensedb : each licence's own text. Most are in the index; what the others are taken for counts. */
export function readLicenseDb(checkout) {
  return readLicenses(join(checkout, "docs"))
    .filter(
      ({ isDeprecated, isKind, isException, text }) => !isDeprecated && !isKind && !isException && text.trim() !== "",
    )
    .map(({ key, id, text }) => labelled("LicenseDB", key, text, [id]));
}
