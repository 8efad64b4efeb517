// *.nuspec: the specification of a package. https://learn.microsoft.com/nuget/reference/nuspec

import type { SyntaxFailure } from "../../formats/json.ts";
import { declaredOnly, fileBroken } from "../../formats/troubles.ts";
import { childNamed, childrenNamed, parseXml, textOfChild, type XmlElement } from "../../formats/xml.ts";
import {
  type About,
  type ExtractedComponent,
  type Extraction,
  err,
  type FormatFailure,
  type OwnStatement,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { nugetPurl, versionOfRequirement } from "./nuget.ts";

export function readNuspec(text: string): Result<XmlElement, SyntaxFailure> {
  const parsed = parseXml(text);
  if (!parsed.ok) return parsed;
  const metadata = parsed.value.name === "package" ? childNamed(parsed.value, "metadata") : undefined;
  if (metadata === undefined || !textOfChild(metadata, "id")) {
    return err({
      code: "LIC102",
      reason: "holds no metadata of a package",
      position: { line: parsed.value.line, column: 1 },
    });
  }
  return ok(metadata);
}

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const { path } = file;
  const parsed = readNuspec(file.text);
  if (!parsed.ok) return err(fileBroken(path, parsed.error));
  const metadata = parsed.value;
  const list = childNamed(metadata, "dependencies");
  const groups = list === undefined ? [] : [list, ...childrenNamed(list, "group")];
  const components = new Map<string, ExtractedComponent>();
  for (const { attributes, line } of groups.flatMap((group) => childrenNamed(group, "dependency"))) {
    const id = attributes.get("id");
    if (!id || components.has(`package:${id.toLowerCase()}`)) continue;
    const version = versionOfRequirement(attributes.get("version"));
    components.set(`package:${id.toLowerCase()}`, {
      ref: `package:${id.toLowerCase()}`,
      purl: nugetPurl(id, version),
      kind: "library",
      name: id,
      ...(version === undefined ? {} : { version }),
      scope: "runtime",
      direct: true,
      location: { path, line },
    });
  }
  const id = textOfChild(metadata, "id") ?? "";
  const written = textOfChild(metadata, "version");
  const version = written?.includes("$") ? undefined : written;
  const project = {
    ref: "project",
    purl: nugetPurl(id, version),
    name: id,
    ...(version === undefined ? {} : { version }),
    location: { path, line: metadata.line },
    about: readAbout(metadata),
  };
  const diagnostics =
    components.size === 0 ? [] : [declaredOnly(path, "scan the projects that the package is made from")];
  const edges = [...components.keys()].map((to) => ({ from: "project", to }));
  return ok({ projects: [project], components: [...components.values()], edges, diagnostics });
}

export function readAbout(metadata: XmlElement): About {
  const text = (name: string) => textOfChild(metadata, name) || undefined;
  const [description, homepage, author] = [text("description"), text("projectUrl"), text("authors")];
  const repository = childNamed(metadata, "repository")?.attributes.get("url");
  return {
    ...(description === undefined ? {} : { description }),
    ...(homepage === undefined ? {} : { homepage }),
    ...(author === undefined ? {} : { author }),
    ...(repository ? { repository } : {}),
  };
}

/** `<license>` and, where that is missing, the `<licenseUrl>` of older packages. */
export function quoteLicense(metadata: XmlElement, source: string, path: string): OwnStatement[] {
  const license = childNamed(metadata, "license");
  const raw = license?.text.trim();
  if (license !== undefined && raw) {
    const as = license.attributes.get("type") === "file" ? "file" : "expression";
    return [{ as, raw, source, location: { path, line: license.line } }];
  }
  const url = childNamed(metadata, "licenseUrl");
  const address = url?.text.trim();
  // This address only says: look into the package.
  if (url === undefined || !address || /aka\.ms\/deprecateLicenseUrl/i.test(address)) return [];
  return [{ as: "url", raw: address, source, location: { path, line: url.line } }];
}
