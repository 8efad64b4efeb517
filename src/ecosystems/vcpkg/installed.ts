// What an installed port says: the SPDX file that vcpkg writes, and the text in "copyright". https://learn.microsoft.com/vcpkg/reference/software-bill-of-materials
import { getOwn, getString, isArray, isObject, parseJson } from "../../formats/json.ts";
import { quoteTexts } from "../../formats/license-files.ts";
import {
  joinPath,
  type LookUp,
  type LookUpContext,
  type LookUpFailure,
  type LookUpSubject,
  type OwnStatement,
  ok,
  type Result,
} from "../../model/index.ts";
import { parsePurl } from "../../purl/index.ts";

const SOURCE = "vcpkg/share";

export function lookUp(subject: LookUpSubject, context: LookUpContext): Result<LookUp, LookUpFailure> {
  const { tree, keepText } = context;
  const purl = parsePurl(subject.purl);
  const triplet = purl.ok ? purl.value.qualifiers.get("triplet") : undefined;
  const guesses = subject.folders.flatMap((folder) => {
    const root = joinPath(folder, "vcpkg_installed");
    const triplets = triplet === undefined ? listFolders(context, root) : [triplet];
    return triplets.map((one) => joinPath(root, `${one}/share/${subject.name}`));
  });
  for (const folder of [...subject.installPaths, ...guesses]) {
    const path = joinPath(folder, "vcpkg.spdx.json");
    const text = tree.readText(path);
    const texts = quoteTexts([joinPath(folder, "copyright")], { tree, source: SOURCE, keepText });
    if (!text.ok && texts.statements.length === 0) continue;
    const statements = text.ok ? readSpdx(text.value, path, subject.name) : [];
    return ok({ installed: true, statements: [...statements, ...texts.statements], diagnostics: texts.diagnostics });
  }
  return ok({ installed: false, statements: [] });
}

function listFolders({ tree }: LookUpContext, root: string): string[] {
  const entries = tree.list(root);
  if (!entries.ok) return [];
  return entries.value.flatMap(({ name, kind }) => (kind === "folder" && name !== "vcpkg" ? [name] : []));
}

/** vcpkg's first package is the port; its license is the port's field "license". */
function readSpdx(text: string, path: string, name: string): OwnStatement[] {
  const parsed = parseJson(text);
  if (!parsed.ok || !isObject(parsed.value)) return [];
  const packages = getOwn(parsed.value, "packages");
  const port = (isArray(packages) ? packages : []).find((one) => isObject(one) && getString(one, "name") === name);
  const raws = ["licenseConcluded", "licenseDeclared"].flatMap((key) => {
    const raw = isObject(port) ? getString(port, key) : undefined;
    return raw === undefined || raw === "NOASSERTION" ? [] : [raw];
  });
  return [...new Set(raws)].map((raw) => ({ as: "expression", raw, source: SOURCE, location: { path } }));
}
