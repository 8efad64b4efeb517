// vcpkg's own database of installed ports, in dpkg's format. https://github.com/microsoft/vcpkg-tool/blob/main/src/vcpkg/statusparagraph.cpp

import { parseDeb822, textOfField } from "../../formats/deb822.ts";
import { getOwn, getString, isArray, isObject } from "../../formats/json.ts";
import { parseJsonc } from "../../formats/jsonc.ts";
import { partUnreadable, shorten } from "../../formats/troubles.ts";
import {
  type Diagnostic,
  type ExtractContext,
  type ExtractedComponent,
  type Extraction,
  type FormatFailure,
  folderOf,
  joinPath,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { buildPurl } from "../../purl/index.ts";

interface Port {
  readonly component: ExtractedComponent;
  readonly needs: Set<string>;
}

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const { paragraphs, troubles } = parseDeb822(file.text);
  const diagnostics: Diagnostic[] = troubles.map(({ line, reason }) => partUnreadable(file.path, line, reason));
  const ports = new Map<string, Port>();
  const manifest = readManifest(context);
  for (const paragraph of paragraphs) {
    if (textOfField(paragraph, "status")?.endsWith(" installed") === false) continue;
    const name = textOfField(paragraph, "package");
    const triplet = textOfField(paragraph, "architecture");
    if (name === undefined || triplet === undefined) {
      diagnostics.push(partUnreadable(file.path, paragraph.line, "a paragraph without package and architecture"));
      continue;
    }
    const ref = `${name}:${triplet}`;
    const needs = namesIn(textOfField(paragraph, "depends"), triplet);
    const known = ports.get(ref);
    // A paragraph per feature follows the port's own.
    if (textOfField(paragraph, "feature") !== undefined) {
      for (const need of needs) known?.needs.add(need);
      continue;
    }
    const version = textOfField(paragraph, "version");
    if (version === undefined || known !== undefined) {
      const reason = known === undefined ? "a port without a version" : `"${shorten(ref)}" is listed twice`;
      diagnostics.push(partUnreadable(file.path, paragraph.line, reason));
      continue;
    }
    const revision = textOfField(paragraph, "port-version");
    const description = textOfField(paragraph, "description")?.split("\n", 1)[0];
    const component: ExtractedComponent = {
      ref,
      purl: buildPurl("vcpkg", undefined, name, version, {
        port_version: revision === "0" ? undefined : revision,
        triplet,
      }),
      kind: "library",
      name,
      version,
      scope: "runtime",
      direct: manifest?.has(name),
      location: { path: file.path, line: paragraph.line },
      installPath: joinPath(folderOf(folderOf(file.path)), `${triplet}/share/${name}`),
      about: description === undefined ? {} : { description },
    };
    ports.set(ref, { component, needs: new Set(needs) });
  }
  const edges = [...ports].flatMap(([from, { needs }]) =>
    [...needs].filter((to) => to !== from && ports.has(to)).map((to) => ({ from, to })),
  );
  return ok({ projects: [], components: [...ports.values()].map(({ component }) => component), edges, diagnostics });
}

/** `zlib, bzip2[tool]:x64-linux`; without a triplet of its own it is that of the port. */
function namesIn(relation: string | undefined, triplet: string): string[] {
  return (relation ?? "").split(",").flatMap((part) => {
    const match = /^\s*([a-z0-9][a-z0-9.-]*)(?:\[[^\]]*\])?(?::([a-z0-9-]+))?/i.exec(part);
    return match === null ? [] : [`${match[1]}:${match[2] ?? triplet}`];
  });
}

function readManifest(context: ExtractContext): ReadonlySet<string> | undefined {
  const file = context.beside("../../vcpkg.json");
  const parsed = file?.ok === true ? parseJsonc(file.value.text) : undefined;
  if (parsed?.ok !== true || !isObject(parsed.value.value)) return undefined;
  const list = getOwn(parsed.value.value, "dependencies");
  const names = (isArray(list) ? list : []).map((item) => (isObject(item) ? getString(item, "name") : item));
  return new Set(names.filter((name) => typeof name === "string"));
}
