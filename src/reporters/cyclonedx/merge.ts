// Merges CycloneDX JSON documents into one: every component once, nothing dropped, completeness only where all of them claim it.
import { err, ok, type Result } from "../../model/index.ts";
import { writeDocument } from "./json.ts";

type Fields = Readonly<Record<string, unknown>>;

export interface MergeInput {
  /** How to name it to a person. */
  readonly label: string;
  readonly document: unknown;
}

export interface MergeSubject {
  readonly name: string;
  readonly version?: string;
  /** ISO 8601; left out for reproducible output. */
  readonly timestamp?: string;
  readonly tool: { readonly name: string; readonly version: string };
}

/** The text of the merged document, in the newest specification version among the inputs. */
export function mergeBoms(inputs: readonly MergeInput[], subject: MergeSubject): Result<string, string> {
  for (const { label, document } of inputs) {
    if (fields(document)["bomFormat"] !== "CycloneDX") return err(`${label} is not CycloneDX JSON`);
    if (!/^1\.[5-7]$/.test(text(fields(document)["specVersion"]))) return err(`${label} is older than CycloneDX 1.5`);
  }
  const specVersion =
    ["1.7", "1.6"].find((version) => inputs.some(({ document }) => fields(document)["specVersion"] === version)) ??
    "1.5";
  const merged = new Map<string, Fields>();
  const needs = new Map<string, Set<string>>();
  const claims = new Map<string, Set<string>>();
  const subjects: string[] = [];
  const properties: Fields[] = [];
  const aggregates = new Set<string>();
  for (const [index, { document }] of inputs.entries()) {
    const bom = fields(document);
    const rename = makeRename(bom, index);
    const metadata = fields(bom["metadata"]);
    const own = metadata["component"] === undefined ? [] : [metadata["component"]];
    subjects.push(...own.map((component) => rename(text(fields(component)["bom-ref"]))));
    for (const { component, parent } of flatten([...own, ...list(bom["components"])], rename)) {
      const ref = addComponent(merged, component);
      // What was inside another component still belongs to it.
      if (parent !== undefined) (needs.get(parent) ?? newSet(needs, parent)).add(ref);
    }
    for (const entry of list(bom["dependencies"]).map(fields)) {
      const ref = rename(text(entry["ref"]));
      const known = needs.get(ref) ?? newSet(needs, ref);
      for (const need of list(entry["dependsOn"])) known.add(rename(text(need)));
    }
    for (const composition of list(bom["compositions"]).map(fields)) {
      const refs = [...list(composition["dependencies"]), ...list(composition["assemblies"])].map(text);
      if (refs.length === 0) aggregates.add(text(composition["aggregate"]));
      for (const ref of refs)
        (claims.get(rename(ref)) ?? newSet(claims, rename(ref))).add(text(composition["aggregate"]));
    }
    if (!list(bom["compositions"]).some((composition) => isGlobal(fields(composition)))) aggregates.add("unknown");
    properties.push(...list(metadata["properties"]).map(fields));
  }
  const root = "merged";
  const dependencies = [
    { ref: root, dependsOn: [...new Set(subjects)].sort(byText) },
    ...[...merged.keys()]
      .sort(byText)
      .map((ref) => ({ ref, dependsOn: [...(needs.get(ref) ?? [])].filter((need) => merged.has(need)).sort(byText) })),
  ];
  const complete = [...merged.keys()].filter((ref) => isOnly(claims.get(ref), "complete")).sort(byText);
  const others = [...merged.keys()].filter((ref) => !isOnly(claims.get(ref), "complete")).sort(byText);
  const document = {
    head: {
      $schema: `http://cyclonedx.org/schema/bom-${specVersion}.schema.json`,
      bomFormat: "CycloneDX",
      specVersion,
      version: 1,
      metadata: {
        ...(subject.timestamp === undefined ? {} : { timestamp: new Date(subject.timestamp).toISOString() }),
        tools: { components: [{ type: "application", name: subject.tool.name, version: subject.tool.version }] },
        component: {
          type: "application",
          "bom-ref": root,
          name: subject.name,
          ...(subject.version === undefined ? {} : { version: subject.version }),
        },
        ...(properties.length === 0 ? {} : { properties: distinct(properties) }),
      },
    },
    components: [...merged].sort(([a], [b]) => byText(a, b)).map(([, component]) => component),
    dependencies,
    compositions: [
      {
        aggregate: isOnly(aggregates, "complete")
          ? "complete"
          : aggregates.has("incomplete")
            ? "incomplete"
            : "unknown",
      },
      ...(complete.length === 0 ? [] : [{ aggregate: "complete", dependencies: complete }]),
      ...(others.length === 0 ? [] : [{ aggregate: "unknown", dependencies: others }]),
    ],
  };
  return ok(writeDocument(document));
}

function newSet(sets: Map<string, Set<string>>, key: string): Set<string> {
  const set = new Set<string>();
  sets.set(key, set);
  return set;
}

function isGlobal(composition: Fields): boolean {
  return list(composition["dependencies"]).length === 0 && list(composition["assemblies"]).length === 0;
}

function isOnly(set: ReadonlySet<string> | undefined, value: string): boolean {
  return set !== undefined && set.size === 1 && set.has(value);
}

/** A purl names the same thing in every document; any other reference is only valid in its own. */
function makeRename(bom: Fields, index: number): (ref: string) => string {
  const purls = new Map<string, string>();
  const waiting: unknown[] = [fields(bom["metadata"])["component"], ...list(bom["components"])];
  while (waiting.length > 0) {
    const component = fields(waiting.pop());
    const purl = text(component["purl"]);
    const ref = text(component["bom-ref"]);
    if (purl !== "" && ref !== "") purls.set(ref, purl);
    waiting.push(...list(component["components"]));
  }
  return (ref) => purls.get(ref) ?? (ref.startsWith("pkg:") ? ref : `${index + 1}:${ref}`);
}

/** Nested components come out of their parents, so that each reference stands once in the whole. */
function* flatten(
  roots: readonly unknown[],
  rename: (ref: string) => string,
): Iterable<{ readonly component: Fields; readonly parent: string | undefined }> {
  const waiting = roots.map((root) => ({ entry: fields(root), parent: undefined as string | undefined })).toReversed();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { components, ...component } = next.entry;
    const name = `${text(component["group"])}/${text(component["name"])}@${text(component["version"])}`;
    const ref = rename(text(component["bom-ref"]) || text(component["purl"]) || name);
    yield { component: { ...component, "bom-ref": ref }, parent: next.parent };
    waiting.push(
      ...list(components)
        .map((inner) => ({ entry: fields(inner), parent: ref }))
        .toReversed(),
    );
  }
}

function addComponent(merged: Map<string, Fields>, component: Fields): string {
  const ref = text(component["bom-ref"]);
  const known = merged.get(ref);
  merged.set(ref, known === undefined ? component : combine(known, component));
  return ref;
}

/** What both tell stands once, what one tells is kept. Where they differ the first one's word stands and the other is quoted in a property. */
function combine(first: Fields, second: Fields): Fields {
  const result: Record<string, unknown> = { ...first };
  const differing: Fields[] = [];
  for (const [key, value] of Object.entries(second)) {
    const known = result[key];
    if (known === undefined) result[key] = value;
    else if (JSON.stringify(known) === JSON.stringify(value)) continue;
    else if (["hashes", "externalReferences", "properties", "tags"].includes(key))
      result[key] = distinct([...list(known), ...list(value)]);
    else if (key === "scope") result[key] = heavierScope(text(known), text(value));
    else differing.push({ name: `licet:merge-differs:${key}`, value: JSON.stringify(value) });
  }
  if (differing.length > 0) result["properties"] = distinct([...list(result["properties"]), ...differing]);
  return result;
}

function heavierScope(a: string, b: string): string {
  const order = ["required", "optional", "excluded"];
  return order.indexOf(a) <= order.indexOf(b) ? a : b;
}

function distinct(entries: readonly unknown[]): readonly unknown[] {
  return [...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values()];
}

function fields(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
