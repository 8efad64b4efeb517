// Installed pods: their licence files, the acknowledgements CocoaPods collects, and specifications. https://guides.cocoapods.org/syntax/podspec.html#license
import { getObject, getString, isObject, makeKeyLocator, parseJson } from "../../formats/json.ts";
import { quoteLicenseFiles } from "../../formats/license-files.ts";
import {
  type FileTree,
  joinPath,
  type LookUp,
  type LookUpContext,
  type LookUpFailure,
  type LookUpSubject,
  type OwnStatement,
  ok,
  type Result,
} from "../../model/index.ts";
import { readAcknowledgements } from "./acknowledgements.ts";

const PODS = "cocoapods/pods";
const NOT_INSTALLED: LookUp = { installed: false, statements: [] };
const CACHE = "Library/Caches/CocoaPods/Pods/Specs";

export function lookUpInPods(subject: LookUpSubject, context: LookUpContext): Result<LookUp, LookUpFailure> {
  const { tree, keepText } = context;
  const [base = subject.name] = subject.name.split("/");
  const statements: OwnStatement[] = [];
  const diagnostics: NonNullable<LookUp["diagnostics"]>[number][] = [];
  let installed = false;
  for (const folder of subject.installPaths) {
    const entries = tree.list(folder);
    if (!entries.ok) continue;
    installed = true;
    const texts = quoteLicenseFiles({ tree, folder, source: PODS, keepText, entries: entries.value });
    statements.push(...texts.statements);
    diagnostics.push(...texts.diagnostics);
    break;
  }
  for (const folder of subject.folders) {
    const spec = quoteSpec(tree, joinPath(folder, `Pods/Local Podspecs/${base}.podspec.json`), PODS, context);
    const said = spec ?? readAcknowledgements(context, folder, base, PODS);
    if (said === undefined) continue;
    installed = true;
    const known = new Set(statements.map(({ digest }) => digest));
    statements.unshift(...said.filter(({ digest }) => digest === undefined || !known.has(digest)));
    break;
  }
  return ok({ installed, statements, diagnostics });
}

export function lookUpInCache(subject: LookUpSubject, context: LookUpContext): Result<LookUp, LookUpFailure> {
  const { home } = context.machine;
  const [base = subject.name] = subject.name.split("/");
  if (home === undefined) return ok(NOT_INSTALLED);
  for (const kind of ["Release", "External"]) {
    const folder = `${CACHE}/${kind}/${base}`;
    const entries = home.list(folder);
    const found = entries.ok ? entries.value.find(({ name }) => name.startsWith(`${subject.version}-`)) : undefined;
    const statements = found && quoteSpec(home, `${folder}/${found.name}`, "cocoapods/cache", context, home.label);
    if (statements !== undefined) return ok({ installed: true, statements });
  }
  return ok(NOT_INSTALLED);
}

/** `license` is a name, or an object of a type, a file and a text. */
function quoteSpec(
  tree: FileTree,
  path: string,
  source: string,
  context: LookUpContext,
  label?: string,
): OwnStatement[] | undefined {
  const text = tree.readText(path);
  const parsed = text.ok ? parseJson(text.value) : undefined;
  if (!text.ok || !parsed?.ok || !isObject(parsed.value)) return undefined;
  const place = label === undefined ? path : `${label}/${path}`;
  const line = makeKeyLocator(text.value)("license");
  const location = line === undefined ? { path: place } : { path: place, line };
  const license = getObject(parsed.value, "license");
  const raw = license === undefined ? getString(parsed.value, "license") : getString(license, "type");
  const statements: OwnStatement[] = raw ? [{ as: "expression", raw, source, location }] : [];
  const inline = license && getString(license, "text");
  if (inline) statements.push({ as: "text", raw: "license text", source, location, digest: context.keepText(inline) });
  return statements;
}
