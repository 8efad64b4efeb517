// Reads CycloneDX 1.0 to 1.7 in XML. https://cyclonedx.org/docs/1.6/xml/
import { fileBroken, notOfFormat, partUnreadable, placeAt } from "../../formats/troubles.ts";
import { childNamed, childrenNamed, parseXml, textOfChild, type XmlElement } from "../../formats/xml.ts";
import {
  type About,
  baseNameOf,
  type Diagnostic,
  type ExtractContext,
  type ExtractedEdge,
  type Extraction,
  err,
  type FormatFailure,
  type Hash,
  type OwnStatement,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { scopeOf } from "./cyclonedx-json.ts";
import { concludedIn, type LicenseChoice, quoteChoices } from "./cyclonedx-licenses.ts";
import { type SbomDocument, type SbomPackage, toExtraction } from "./document.ts";
import { factualProperties, isMarkedAsProject, kindOfType, stated, toHash } from "./facts.ts";
import { keepConclusion, type Properties } from "./own-conclusion.ts";

const SOURCE = "sbom/cyclonedx-xml";

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const parsed = parseXml(file.text);
  if (!parsed.ok) return err(fileBroken(file.path, parsed.error));
  const root = parsed.value;
  const isBom =
    root.name === "bom" && [...root.attributes.values()].some((value) => /cyclonedx\.org\/schema\/bom/.test(value));
  if (isBom) return ok(toExtraction(file.path, readBom(root, file.path, context)));
  if (!/\.cdx\.xml$/i.test(baseNameOf(file.path)))
    return ok({ projects: [], components: [], edges: [], diagnostics: [] });
  return err(notOfFormat(file.path, "the root element is no CycloneDX bom"));
}

function readBom(bom: XmlElement, path: string, context: ExtractContext): SbomDocument {
  const diagnostics: Diagnostic[] = [];
  const packages: SbomPackage[] = [];
  const edges: ExtractedEdge[] = [];
  const metadata = childNamed(bom, "metadata");
  const about = metadata === undefined ? undefined : childNamed(metadata, "component");
  const root = about === undefined ? undefined : readComponent(about, path, context);

  // The XML reader limits the nesting, so that this recursion is limited too.
  const walk = (parent: XmlElement, parentRef: string | undefined): void => {
    for (const list of childrenNamed(parent, "components")) {
      for (const element of childrenNamed(list, "component")) {
        const one = readComponent(element, path, context);
        if (one === undefined) diagnostics.push(partUnreadable(path, element.line, "a component without a name"));
        else packages.push(one);
        if (one !== undefined && parentRef !== undefined) edges.push({ from: parentRef, to: one.ref });
        walk(element, one?.ref ?? parentRef);
      }
    }
  };
  walk(bom, undefined);
  if (about !== undefined) walk(about, undefined);
  for (const list of childrenNamed(bom, "dependencies")) {
    for (const dependency of childrenNamed(list, "dependency")) {
      const from = dependency.attributes.get("ref");
      for (const target of childrenNamed(dependency, "dependency")) {
        const to = target.attributes.get("ref");
        if (from !== undefined && to !== undefined) edges.push({ from, to });
      }
    }
  }
  return { ...(root === undefined ? {} : { root }), packages, edges, diagnostics };
}

function readComponent(element: XmlElement, path: string, context: ExtractContext): SbomPackage | undefined {
  const purl = stated(textOfChild(element, "purl"));
  const name = stated(textOfChild(element, "name")) ?? purl;
  if (name === undefined) return undefined;
  const { line } = element;
  const group = stated(textOfChild(element, "group"));
  const version = stated(textOfChild(element, "version"));
  const properties = propertiesOf(element);
  return {
    ref: element.attributes.get("bom-ref") ?? purl ?? `component at line ${line}`,
    ...(purl === undefined ? {} : { purl }),
    ...(group === undefined ? {} : { group }),
    name,
    ...(version === undefined ? {} : { version }),
    kind: kindOfType(element.attributes.get("type")),
    scope: scopeOf(textOfChild(element, "scope"), properties),
    ...(isMarkedAsProject(properties) ? { isProject: true } : {}),
    line,
    about: aboutOf(element),
    statements: statementsOf(element, properties, path, context),
  };
}

function statementsOf(
  element: XmlElement,
  properties: Properties,
  path: string,
  context: ExtractContext,
): readonly OwnStatement[] {
  const evidence = childNamed(element, "evidence");
  const lists = [
    ...childrenNamed(element, "licenses"),
    ...(evidence === undefined ? [] : childrenNamed(evidence, "licenses")),
  ];
  const place = { source: SOURCE, path, line: element.line, keepText: context.keepText };
  const statements = lists.flatMap((list) => quoteChoices(list.children.flatMap(readChoice), place));
  const own = childrenNamed(element, "licenses").flatMap((list) => list.children.flatMap(readChoice));
  const base = { source: SOURCE, location: placeAt(path, element.line) };
  return keepConclusion(statements, properties, concludedIn(own), base);
}

function readChoice(element: XmlElement): LicenseChoice[] {
  const acknowledgement = element.attributes.get("acknowledgement");
  const outer = acknowledgement === undefined ? {} : { acknowledgement };
  if (element.name === "expression") return [{ expression: element.text.trim(), ...outer }];
  if (element.name !== "license") return [];
  const text = childNamed(element, "text");
  const encoding = text?.attributes.get("encoding");
  const parts = ["id", "name", "url"].flatMap((key) => {
    const value = textOfChild(element, key);
    return value === undefined ? [] : [[key, value]];
  });
  return [
    {
      ...Object.fromEntries(parts),
      ...outer,
      ...(text === undefined ? {} : { text: { content: text.text, ...(encoding === undefined ? {} : { encoding }) } }),
    },
  ];
}

function propertiesOf(element: XmlElement): ReadonlyMap<string, readonly string[]> {
  const list = childNamed(element, "properties");
  const properties = new Map<string, string[]>();
  for (const property of list === undefined ? [] : childrenNamed(list, "property")) {
    const name = property.attributes.get("name") ?? "";
    const known = properties.get(name);
    if (known === undefined) properties.set(name, [property.text.trim()]);
    else known.push(property.text.trim());
  }
  return properties;
}

function aboutOf(element: XmlElement): About {
  const supplier = childNamed(element, "supplier");
  const authors = childNamed(element, "authors");
  const author = authors === undefined ? undefined : childNamed(authors, "author");
  const hashList = childNamed(element, "hashes");
  const hashes = (hashList === undefined ? [] : childrenNamed(hashList, "hash")).flatMap((one): Hash[] => {
    const hash = toHash(one.attributes.get("alg"), one.text);
    return hash === undefined ? [] : [hash];
  });
  const facts: [keyof About, unknown][] = [
    ["description", stated(textOfChild(element, "description"))],
    ["homepage", referenceOf(element, "website")],
    ["repository", referenceOf(element, "vcs")],
    ["distribution", referenceOf(element, "distribution")],
    [
      "author",
      stated(textOfChild(element, "author")) ??
        stated(author === undefined ? undefined : textOfChild(author, "name")) ??
        stated(textOfChild(element, "publisher")),
    ],
    ["supplier", supplier === undefined ? undefined : stated(textOfChild(supplier, "name"))],
    ["hashes", hashes.length > 0 ? hashes : undefined],
    ["properties", factualProperties(propertiesOf(element))],
  ];
  return Object.fromEntries(facts.filter(([, fact]) => fact !== undefined)) as About;
}

function referenceOf(element: XmlElement, type: string): string | undefined {
  const list = childNamed(element, "externalReferences");
  const found = (list === undefined ? [] : childrenNamed(list, "reference")).find(
    (one) => one.attributes.get("type") === type,
  );
  return found === undefined ? undefined : stated(textOfChild(found, "url"));
}
