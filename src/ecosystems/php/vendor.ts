// An installed package: its composer.json and the licence files beside it. https://getcomposer.org/doc/04-schema.md#license
import { getString, isObject, parseJson } from "../../formats/json.ts";
import { makePairLocator } from "../../formats/json-pairs.ts";
import { quoteLicenseFiles } from "../../formats/license-files.ts";
import {
  joinPath,
  type LookUp,
  type LookUpContext,
  type LookUpFailure,
  type LookUpSubject,
  ok,
  type Result,
} from "../../model/index.ts";
import { readAbout, readLicense } from "./package-facts.ts";

const SOURCE = "php/vendor";

export function lookUp(subject: LookUpSubject, context: LookUpContext): Result<LookUp, LookUpFailure> {
  for (const folder of subject.installPaths) {
    const found = readPackage(folder, subject, context);
    if (found !== undefined) return ok(found);
  }
  return ok({ installed: false, statements: [] });
}

function readPackage(folder: string, subject: LookUpSubject, context: LookUpContext): LookUp | undefined {
  const { tree, keepText } = context;
  const entries = tree.list(folder);
  if (!entries.ok) return undefined;
  const texts = quoteLicenseFiles({ tree, folder, source: SOURCE, keepText, entries: entries.value });
  const path = joinPath(folder, "composer.json");
  const text = tree.readText(path);
  if (!text.ok && text.error.reason === "absent") return { installed: true, ...texts };
  const parsed = text.ok ? parseJson(text.value) : undefined;
  if (!text.ok || parsed === undefined || !parsed.ok || !isObject(parsed.value)) {
    const reason = !text.ok ? text.error.detail : parsed?.ok === false ? parsed.error.reason : "not a JSON object";
    const lost = {
      code: text.ok ? "LIC102" : "LIC101",
      gravity: "loss",
      location: { path },
      args: { reason },
    } as const;
    return { installed: true, statements: texts.statements, diagnostics: [...texts.diagnostics, lost] };
  }
  const manifest = parsed.value;
  const name = getString(manifest, "name");
  if (name !== undefined && name.toLowerCase() !== subject.name.toLowerCase()) return undefined;
  const declared = readLicense(manifest, SOURCE, path, makePairLocator(text.value), 0, text.value.length);
  return {
    installed: true,
    statements: [...declared, ...texts.statements],
    diagnostics: texts.diagnostics,
    about: readAbout(manifest),
  };
}
