// Collects the licence texts that the index is made of, each with the id it stands for.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readTemplate } from "./template.mjs";

/** Which of several ids with one text is reported: current before deprecated, "-only" for GNU texts, the plain id before its special cases. */
function isBetterId(a, b) {
  const rank = (t) => [
    t.deprecated ? 1 : 0,
    /-only$/.test(t.id) ? 0 : /-or-later$/.test(t.id) ? 2 : 1,
    /invariants|RFN|no-copyleft/.test(t.id) ? 1 : 0,
    t.id.length,
  ];
  const x = rank(a);
  const y = rank(b);
  for (let k = 0; k < x.length; k++) if (x[k] !== y[k]) return x[k] < y[k];
  return a.id < b.id;
}

/** GNU texts do not say whether later versions may be used: notices do. All ids of a version share its texts. */
function familyOf(id) {
  if (id.startsWith("MPL-2.0")) return undefined;
  return /^((?:[AL]?GPL|GFDL)-\d+\.\d+)(?:$|\+|-only|-or-later|-invariants|-no-invariants)/.exec(id)?.[1];
}

const readJson = (path) => JSON.parse(readFileSync(path, "utf8"));

export function collectReferences(shared) {
  const data = join(shared, "data");
  const references = [];
  const add = (id, kind, template, others = []) => references.push({ id, kind, shared: others, template });
  const templates = readFileSync(join(data, "spdx-templates/templates.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  templates.sort((a, b) => (isBetterId(a, b) ? -1 : 1));
  const facts = readJson(join(data, "spdx-matching.json"));
  const families = new Map();
  for (const { id } of templates) {
    const family = familyOf(id);
    if (family !== undefined) families.set(family, [...(families.get(family) ?? []), id]);
  }
  const exceptions = new Set();
  for (const { id, kind, template } of templates) {
    if (kind === "exception") exceptions.add(id);
    const family = familyOf(id);
    if (family !== undefined) add(`${family}-only`, kind, readTemplate(template), families.get(family));
    else if ((facts.licenses[id] ?? facts.exceptions[id])?.obsoletedBy === undefined)
      add(id, kind, readTemplate(template));
  }
  for (const { id, headerTemplate, deprecated } of templates) {
    // GNU notices are read by their grammar (gnu.ts): they vary too much for a text.
    if (headerTemplate && !deprecated && familyOf(id) === undefined) add(id, "notice", readTemplate(headerTemplate));
  }
  const texts = join(data, "licence-texts");
  const list = (folder) => {
    const index = readJson(join(texts, folder, "index.json"));
    return Array.isArray(index) ? index : index.files;
  };
  const plain = (folder, file) => ({
    text: readFileSync(join(texts, folder, file), "utf8").normalize("NFKC"),
    parts: [],
  });
  for (const { id, file } of list("spdx-exceptions"))
    if (!exceptions.has(id)) add(id, "exception", plain("spdx-exceptions", file));
  for (const { id, file } of list("spdx-licences-missing-from-npm")) {
    if (!templates.some((t) => t.id === id)) add(id, "license", plain("spdx-licences-missing-from-npm", file));
  }
  const models = new Map(readJson(join(shared, "reference/model-licences.json")).licenses.map((m) => [m.id, m]));
  for (const { id, file, wholeText, path } of list("models")) {
    const entry = models.get(id);
    if (entry?.spdxId || file.startsWith("EXTRA-Apache")) continue;
    const scancode =
      entry?.scancodeSpdxKey ??
      (/^docs\/(.*)\.LICENSE$/.test(path) ? `LicenseRef-scancode-${path.slice(5, -8)}` : undefined);
    const own = id.replace(/^EXTRA-/, "LicenseRef-").replace("++", "-PP");
    const chosen = entry === undefined ? (scancode ?? own) : (entry.scancodeSpdxKey ?? own);
    if (!chosen.startsWith("LicenseRef-")) continue;
    add(
      chosen,
      wholeText ? "license" : "policy",
      plain("models", file),
      own === chosen || entry === undefined ? [] : [own],
    );
  }
  for (const { id, file, isException } of list("source-available")) {
    if (id === "LicenseRef-scancode-unrar" || templates.some((t) => t.id === id) || exceptions.has(id)) continue;
    const own = id.startsWith("LicenseRef-") ? id : `LicenseRef-scancode-${id}`;
    const addendum = /commons-clause|use-grant/.test(own);
    add(own, addendum ? "addendum" : isException ? "exception" : "license", plain("source-available", file));
  }
  return references;
}
