// Writes a report as CycloneDX XML: the JSON document, member by member, in the order the XSD wants. https://cyclonedx.org/docs/1.6/xml/
import type { Report, ReportOptions } from "../../model/index.ts";
import { contentUuid } from "../bom/serial.ts";
import { buildDocument } from "./document.ts";
import { type Node, node, textOf, type Value, writeNode } from "./xml-node.ts";

type Members = Readonly<Record<string, Value>>;

export function render(report: Report, options: ReportOptions): string {
  const { version, head, components, dependencies, compositions } = buildDocument(report, options);
  const pieces = [writeNode(metadata(head["metadata"] as Members), 1), "  <components>\n"];
  for (const component of components) pieces.push(writeNode(componentNode(component as Members), 2));
  pieces.push("  </components>\n");
  pieces.push(writeNode(node("dependencies", {}, (dependencies as readonly Members[]).map(dependency)), 1));
  pieces.push(
    writeNode(node("compositions", {}, (compositions as readonly Members[]).map(composition)), 1),
    "</bom>\n",
  );
  const space = `http://cyclonedx.org/schema/bom/${version}`;
  const serial = `urn:uuid:${contentUuid([space, ...pieces])}`;
  const opening = `<?xml version="1.0" encoding="UTF-8"?>\n<bom xmlns="${space}" serialNumber="${serial}" version="1">\n`;
  return [opening, ...pieces].join("");
}

function metadata(value: Members): Node {
  return node("metadata", {}, [
    plain(value, "timestamp"),
    listOf(value, "lifecycles", (entry) => node("lifecycle", {}, [plain(entry, "phase")])),
    wrap(value, "tools", (tools) => node("tools", {}, [listOf(tools, "components", componentNode)])),
    listOf(value, "authors", (entry) => contact("author", entry)),
    wrap(value, "component", componentNode),
    wrap(value, "manufacturer", (entry) => organization("manufacturer", entry)),
    wrap(value, "supplier", (entry) => organization("supplier", entry)),
    licenses(value),
    properties(value),
  ]);
}

function componentNode(value: Members): Node {
  return node("component", { type: value["type"], "bom-ref": value["bom-ref"] }, [
    wrap(value, "supplier", (entry) => organization("supplier", entry)),
    wrap(value, "manufacturer", (entry) => organization("manufacturer", entry)),
    listOf(value, "authors", (entry) => contact("author", entry)),
    ...["author", "publisher", "group", "name", "version", "description", "scope"].map((key) => plain(value, key)),
    listOf(value, "hashes", hash),
    licenses(value),
    ...["copyright", "cpe", "purl"].map((key) => plain(value, key)),
    wrap(value, "pedigree", (entry) =>
      node("pedigree", {}, [listOf(entry, "ancestors", componentNode), plain(entry, "notes")]),
    ),
    listOf(value, "externalReferences", (entry) =>
      node("reference", { type: entry["type"] }, [
        plain(entry, "url"),
        plain(entry, "comment"),
        listOf(entry, "hashes", hash),
      ]),
    ),
    properties(value),
    listOf(value, "components", componentNode),
    wrap(value, "evidence", evidence),
    wrap(value, "modelCard", modelCard),
  ]);
}

function evidence(value: Members): Node {
  const identities = value["identity"];
  const list = (
    Array.isArray(identities) ? identities : identities === undefined ? [] : [identities]
  ) as readonly Members[];
  return node("evidence", {}, [
    ...list.map((identity) =>
      node("identity", {}, [
        ...["field", "confidence", "concludedValue"].map((key) => plain(identity, key)),
        listOf(identity, "methods", (method) =>
          node(
            "method",
            {},
            ["technique", "confidence", "value"].map((key) => plain(method, key)),
          ),
        ),
      ]),
    ),
    listOf(value, "occurrences", (occurrence) =>
      node(
        "occurrence",
        {},
        ["location", "line", "additionalContext"].map((key) => plain(occurrence, key)),
      ),
    ),
    licenses(value),
    listOf(value, "copyright", (entry) => node("text", {}, textOf(entry["text"]))),
  ]);
}

function licenses(value: Members): Node | undefined {
  return listOf(value, "licenses", (choice) => {
    if (choice["expression"] !== undefined) {
      return node("expression", { acknowledgement: choice["acknowledgement"] }, textOf(choice["expression"]));
    }
    const license = choice["license"] as Members;
    return node("license", { acknowledgement: license["acknowledgement"] }, [
      plain(license, "id"),
      plain(license, "name"),
      wrap(license, "text", (text) => node("text", { "content-type": text["contentType"] }, textOf(text["content"]))),
      plain(license, "url"),
      properties(license),
    ]);
  });
}

function modelCard(value: Members): Node {
  return node("modelCard", {}, [
    wrap(value, "modelParameters", (parameters) =>
      node("modelParameters", {}, [
        plain(parameters, "task"),
        plain(parameters, "architectureFamily"),
        plain(parameters, "modelArchitecture"),
        listOf(parameters, "datasets", (entry) => node("dataset", {}, [plain(entry, "type"), plain(entry, "name")])),
      ]),
    ),
  ]);
}

function organization(name: string, value: Members): Node {
  const urls = (value["url"] ?? []) as readonly string[];
  const contacts = (value["contact"] ?? []) as readonly Members[];
  return node(name, {}, [
    plain(value, "name"),
    ...urls.map((url) => node("url", {}, url)),
    ...contacts.map((entry) => contact("contact", entry)),
  ]);
}

function contact(name: string, value: Members): Node {
  return node(name, {}, [plain(value, "name"), plain(value, "email")]);
}

function hash(value: Members): Node {
  return node("hash", { alg: value["alg"] }, textOf(value["content"]));
}

function properties(value: Members): Node | undefined {
  return listOf(value, "properties", (entry) => node("property", { name: entry["name"] }, textOf(entry["value"])));
}

function dependency(value: Members): Node {
  const needs = value["dependsOn"] as readonly string[];
  return node(
    "dependency",
    { ref: value["ref"] },
    needs.map((ref) => node("dependency", { ref }, [])),
  );
}

function composition(value: Members): Node {
  const refs = value["dependencies"] as readonly string[] | undefined;
  return node("composition", {}, [
    plain(value, "aggregate"),
    refs === undefined
      ? undefined
      : node(
          "dependencies",
          {},
          refs.map((ref) => node("dependency", { ref }, [])),
        ),
  ]);
}

function plain(value: Members, key: string): Node | undefined {
  return value[key] === undefined ? undefined : node(key, {}, textOf(value[key]));
}

function wrap(value: Members, key: string, write: (inner: Members) => Node): Node | undefined {
  return value[key] === undefined ? undefined : write(value[key] as Members);
}

function listOf(value: Members, key: string, write: (entry: Members) => Node): Node | undefined {
  const list = value[key] as readonly Members[] | undefined;
  return list === undefined || list.length === 0 ? undefined : node(key, {}, list.map(write));
}
