// Turns CycloneDX XML into the shape of its JSON, as far as scoring looks. https://cyclonedx.org/docs/1.7/xml/
import { childNamed, childrenNamed, textOfChild, type XmlElement } from "../formats/xml.ts";

type Shape = Readonly<Record<string, unknown>>;

/** Undefined when the root is no CycloneDX bom. */
export function shapeOfXml(root: XmlElement): Shape | undefined {
  const space = [...root.attributes].find(
    ([name, value]) => name.startsWith("xmlns") && /cyclonedx\.org\/schema\/bom\//.test(value),
  )?.[1];
  if (root.name !== "bom" || space === undefined) return undefined;
  const metadata = childNamed(root, "metadata");
  const signature = childrenNamed(root, "Signature").concat(childrenNamed(root, "signature"))[0];
  return {
    bomFormat: "CycloneDX",
    specVersion: space.slice(space.lastIndexOf("/") + 1),
    serialNumber: root.attributes.get("serialNumber"),
    version: Number(root.attributes.get("version") ?? Number.NaN),
    metadata: metadata === undefined ? undefined : metadataShape(metadata),
    components: entries(root, "components", "component", componentShape),
    dependencies: entries(root, "dependencies", "dependency", (entry) => ({
      ref: entry.attributes.get("ref"),
      dependsOn: refsOf(entry, "dependency"),
    })),
    compositions: entries(root, "compositions", "composition", (entry) => ({
      aggregate: textOfChild(entry, "aggregate"),
      dependencies: refsOf(childNamed(entry, "dependencies"), "dependency"),
      assemblies: refsOf(childNamed(entry, "assemblies"), "assembly"),
    })),
    vulnerabilities: entries(root, "vulnerabilities", "vulnerability", () => ({})),
    ...(signature === undefined ? {} : { signature: { value: "XML signature" } }),
  };
}

function metadataShape(metadata: XmlElement): Shape {
  const component = childNamed(metadata, "component");
  return {
    timestamp: textOfChild(metadata, "timestamp"),
    lifecycles: entries(metadata, "lifecycles", "lifecycle", (entry) => ({ phase: textOfChild(entry, "phase") })),
    authors: entries(metadata, "authors", "author", contactShape),
    component: component === undefined ? undefined : componentShape(component),
    supplier: partyShape(childNamed(metadata, "supplier")),
    manufacturer: partyShape(childNamed(metadata, "manufacturer") ?? childNamed(metadata, "manufacture")),
    tools: toolsShape(childNamed(metadata, "tools")),
    licenses: licensesShape(metadata),
  };
}

/** Until 1.4 a list of tools, since then components and services. */
function toolsShape(tools: XmlElement | undefined): unknown {
  if (tools === undefined) return undefined;
  const named = (entry: XmlElement) => ({ name: textOfChild(entry, "name"), version: textOfChild(entry, "version") });
  return [
    ...childrenNamed(tools, "tool").map(named),
    ...entries(tools, "components", "component", named),
    ...entries(tools, "services", "service", named),
  ];
}

/** The XML reader limits the nesting, so that this recursion is limited too. */
function componentShape(element: XmlElement): Shape {
  const texts = ["group", "name", "version", "description", "purl", "cpe", "author"];
  const swid = childNamed(element, "swid");
  return {
    ...Object.fromEntries(texts.map((name) => [name, textOfChild(element, name)])),
    type: element.attributes.get("type"),
    "bom-ref": element.attributes.get("bom-ref"),
    swid: swid === undefined ? undefined : { tagId: swid.attributes.get("tagId") },
    swhid: childrenNamed(element, "swhid").map(({ text }) => text),
    omniborId: childrenNamed(element, "omniborId").map(({ text }) => text),
    supplier: partyShape(childNamed(element, "supplier")),
    manufacturer: partyShape(childNamed(element, "manufacturer")),
    authors: entries(element, "authors", "author", contactShape),
    hashes: hashesShape(element),
    licenses: licensesShape(element),
    externalReferences: entries(element, "externalReferences", "reference", (entry) => ({
      type: entry.attributes.get("type"),
      url: textOfChild(entry, "url"),
      hashes: hashesShape(entry),
    })),
    properties: entries(element, "properties", "property", (entry) => ({
      name: entry.attributes.get("name"),
      value: entry.text,
    })),
    components: entries(element, "components", "component", componentShape),
  };
}

function licensesShape(element: XmlElement): readonly Shape[] {
  const list = childNamed(element, "licenses");
  return (list?.children ?? []).map((entry) => {
    const acknowledgement = entry.attributes.get("acknowledgement");
    if (entry.name === "expression") return { expression: entry.text, acknowledgement };
    return { license: { id: textOfChild(entry, "id"), name: textOfChild(entry, "name"), acknowledgement } };
  });
}

function hashesShape(element: XmlElement): readonly Shape[] {
  return entries(element, "hashes", "hash", (entry) => ({ alg: entry.attributes.get("alg"), content: entry.text }));
}

function partyShape(element: XmlElement | undefined): Shape | undefined {
  if (element === undefined) return undefined;
  return {
    name: textOfChild(element, "name"),
    url: childrenNamed(element, "url").map(({ text }) => text),
    contact: childrenNamed(element, "contact").map(contactShape),
  };
}

function contactShape(element: XmlElement): Shape {
  return { name: textOfChild(element, "name"), email: textOfChild(element, "email") };
}

function refsOf(element: XmlElement | undefined, name: string): readonly (string | undefined)[] {
  return element === undefined ? [] : childrenNamed(element, name).map(({ attributes }) => attributes.get("ref"));
}

function entries<Entry>(
  parent: XmlElement,
  listName: string,
  name: string,
  read: (element: XmlElement) => Entry,
): readonly Entry[] {
  const list = childNamed(parent, listName);
  return list === undefined ? [] : childrenNamed(list, name).map(read);
}
