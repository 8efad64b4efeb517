// vcpkg.json: what a project asks for. https://learn.microsoft.com/vcpkg/reference/vcpkg-json
import {
  entriesOf,
  getOwn,
  getString,
  isArray,
  isObject,
  type JsonObject,
  type JsonValue,
} from "../../formats/json.ts";
import { parseJsonc } from "../../formats/jsonc.ts";
import { declaredOnly, fileBroken, notOfFormat, partUnreadable, placeAt, shorten } from "../../formats/troubles.ts";
import {
  type Diagnostic,
  type ExtractedComponent,
  type Extraction,
  err,
  type FormatFailure,
  ok,
  type Result,
  type Scope,
  type SourceFile,
  weightierScope,
} from "../../model/index.ts";
import { buildPurl } from "../../purl/index.ts";
export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const parsed = parseJsonc(file.text);
  if (!parsed.ok) return err(fileBroken(file.path, parsed.error));
  const { value: root, lineOf } = parsed.value;
  if (!isObject(root)) return err(notOfFormat(file.path, "not a JSON object"));
  const diagnostics: Diagnostic[] = [];
  const components = new Map<string, ExtractedComponent>();
  const overrides = readOverrides(root);
  const own = getString(root, "name");

  const read = (list: JsonValue | undefined, where: string, isOptional: boolean): void => {
    if (list === undefined) return;
    if (!isArray(list)) {
      diagnostics.push(partUnreadable(file.path, undefined, `${where} is no list`));
      return;
    }
    for (const [index, item] of list.entries()) {
      const name = isObject(item) ? getString(item, "name") : item;
      if (typeof name !== "string" || !/^[a-z0-9][a-z0-9.-]*$/i.test(name)) {
        diagnostics.push(partUnreadable(file.path, lineOf(list, index), `${where}: an entry without a name`));
        continue;
      }
      const isHost = isObject(item) && getOwn(item, "host") === true;
      const scope: Scope = isHost ? "build" : isOptional ? "optional" : "runtime";
      const known = components.get(name);
      if (name === own || (known !== undefined && weightierScope(known.scope, scope) === known.scope)) continue;
      const minimum = isObject(item) ? getString(item, "version>=") : undefined;
      const version = overrides.get(name);
      components.set(name, {
        ref: name,
        purl: buildPurl("vcpkg", undefined, name, version),
        kind: "library",
        name,
        ...(version === undefined ? {} : { version }),
        scope,
        direct: true,
        location: placeAt(file.path, lineOf(list, index)),
        ...(minimum === undefined ? {} : { about: { properties: { "vcpkg:minimum-version": minimum } } }),
      });
    }
  };
  read(getOwn(root, "dependencies"), "dependencies", false);
  const features = getOwn(root, "features");
  const bodies = isArray(features)
    ? features.map((one) => ["feature", one] as const)
    : entriesOf(isObject(features) ? features : undefined);
  for (const [name, body] of bodies)
    if (isObject(body)) read(getOwn(body, "dependencies"), `feature "${shorten(name)}"`, true);
  if (components.size > 0) {
    diagnostics.push(
      declaredOnly(file.path, 'run "vcpkg install": its list of installed ports names versions and licenses'),
    );
  }
  const version = ["version", "version-semver", "version-date", "version-string"]
    .map((key) => getString(root, key))
    .find((text) => text !== undefined);
  const projects =
    own === undefined
      ? []
      : [
          {
            ref: ".",
            purl: buildPurl("vcpkg", undefined, own, version),
            name: own,
            ...(version === undefined ? {} : { version }),
            location: { path: file.path },
          },
        ];
  const edges = own === undefined ? [] : [...components.keys()].map((to) => ({ from: ".", to }));
  return ok({ projects, components: [...components.values()], edges, diagnostics });
}

/** Versions that are pinned whatever the baseline says. */
function readOverrides(root: JsonObject): ReadonlyMap<string, string> {
  const list = getOwn(root, "overrides");
  const pairs = (isArray(list) ? list : []).flatMap((item): [string, string][] => {
    const name = isObject(item) ? getString(item, "name") : undefined;
    const version = isObject(item)
      ? ["version", "version-semver", "version-date", "version-string"]
          .map((key) => getString(item, key))
          .find((text) => text !== undefined)
      : undefined;
    return name === undefined || version === undefined ? [] : [[name, version]];
  });
  return new Map(pairs);
}
