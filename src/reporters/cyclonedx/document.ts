// A whole CycloneDX document as JSON: the library's serialisation, completed. https://cyclonedx.org/specification/overview/
import type { Report, ReportOptions } from "../../model/index.ts";
import { isSingleLicense } from "../bom/claims.ts";
import { type Bom, describeBom } from "../bom/describe.ts";
import type { Part } from "../bom/part.ts";
import { type BomSettings, readBomSettings } from "../bom/settings.ts";
import { contact, type Extras, organization, organizationObject, toComponent, type Writing } from "./component.ts";
import { Enums, Models, Serialize, Spec } from "./library.ts";
import { SPEC_VERSIONS, type SpecVersion } from "./license-ids.ts";
import { textGiver } from "./licenses.ts";

/** A document in pieces, so that thousands of components need not be held as objects and as text at once. */
export interface Document {
  readonly version: SpecVersion;
  /** Members before the components, in the order of the specification; the serial number is not known yet. */
  readonly head: Readonly<Record<string, unknown>>;
  /** Made one after the other while they are taken. */
  readonly components: Iterable<object>;
  readonly dependencies: readonly object[];
  readonly compositions: readonly object[];
}

export function buildDocument(report: Report, options: ReportOptions): Document {
  const settings = readBomSettings(options);
  const bom = describeBom(report, settings.supplement);
  const version = versionFor(bom, settings);
  const writing: Writing = {
    version,
    profile: settings.profile,
    giveText: textGiver(bom.texts, settings.withTexts),
    extras: new Map(),
    findPart: makeFinder(bom),
  };
  const factory = completingFactory(version, writing.extras);
  const written = factory.makeForBom().normalize(toLibraryBom(bom, settings, writing), {});
  return {
    version,
    head: {
      $schema: written.$schema,
      bomFormat: written.bomFormat,
      specVersion: written.specVersion,
      version: 1,
      metadata: {
        ...written.metadata,
        ...(version === "1.5" || bom.author === undefined ? {} : { manufacturer: organizationObject(bom.author) }),
      },
    },
    components: writeComponents(bom, writing, factory),
    dependencies: [...bom.graph.needs].map(([ref, dependsOn]) => ({ ref, dependsOn })),
    compositions: compositionsOf(bom),
  };
}

/** Few BOMs hold models: the index is made when it is first asked for. */
function makeFinder(bom: Bom): Writing["findPart"] {
  let index: ReadonlyMap<string, Part> | undefined;
  return (purl) => {
    index ??= new Map(bom.parts.map((part) => [part.purl, part]));
    return index.get(purl);
  };
}

function* writeComponents(bom: Bom, writing: Writing, factory: Serialize.JSON.Normalize.Factory): Iterable<object> {
  const normalizer = factory.makeForComponent();
  for (const part of bom.parts) {
    const component = toComponent(part, writing);
    const written = normalizer.normalize(component, {});
    writing.extras.delete(component);
    if (written !== undefined) yield written;
  }
}

/** 1.6 unless asked otherwise; for BSI 1.7 where only that has room for both the declared and the concluded expression. */
function versionFor(bom: Bom, settings: BomSettings): SpecVersion {
  const asked = SPEC_VERSIONS.find((version) => version === settings.specVersion);
  if (asked !== undefined) return asked;
  if (settings.specVersion !== undefined) throw new RangeError(`unknown CycloneDX version ${settings.specVersion}`);
  if (settings.profile !== "bsi") return "1.6";
  const compound = (expression: string | undefined) => expression !== undefined && !isSingleLicense(expression);
  return bom.parts.some(
    ({ declared, concluded }) =>
      declared.length > 0 &&
      (compound(concluded) || declared.some((claim) => "expression" in claim && compound(claim.expression))),
  )
    ? "1.7"
    : "1.6";
}

function toLibraryBom(bom: Bom, settings: BomSettings, writing: Writing): Models.Bom {
  const subject = toComponent(bom.subject, writing);
  for (const member of bom.members) subject.components.add(toComponent(member, writing));
  const tool = new Models.Component(Enums.ComponentType.Application, bom.tool.name, {
    bomRef: `pkg:npm/${bom.tool.name}@${bom.tool.version}#tool`,
    version: bom.tool.version,
    purl: `pkg:npm/${bom.tool.name}@${bom.tool.version}`,
  });
  const license = settings.supplement.dataLicense ?? "CC0-1.0";
  const metadata = new Models.Metadata({
    ...(settings.timestamp === undefined ? {} : { timestamp: new Date(settings.timestamp) }),
    lifecycles: new Models.LifecycleRepository([
      bom.sawInstalled ? Enums.LifecyclePhase.Build : Enums.LifecyclePhase.PreBuild,
    ]),
    tools: new Models.Tools({ components: new Models.ComponentRepository([tool]) }),
    authors: new Models.OrganizationalContactRepository(bom.author === undefined ? [] : [contact(bom.author)]),
    component: subject,
    supplier: organization(bom.subject.supplier ?? { name: "NOASSERTION" }),
    licenses: new Models.LicenseRepository(license === "none" ? [] : [new Models.SpdxLicense(license)]),
    properties: new Models.PropertyRepository([
      ...(settings.profile === undefined ? [] : [new Models.Property("licet:profile", settings.profile)]),
      ...bom.notes.map(([name, value]) => new Models.Property(name, value)),
      ...bom.losses.map((loss) => new Models.Property("licet:loss", loss)),
    ]),
  });
  return new Models.Bom({ metadata });
}

/** The library's own normalisers, with each component completed by its extras as it passes. */
function completingFactory(
  version: SpecVersion,
  extras: ReadonlyMap<Models.Component, Extras>,
): Serialize.JSON.Normalize.Factory {
  const spec = { "1.5": Spec.Spec1dot5, "1.6": Spec.Spec1dot6, "1.7": Spec.Spec1dot7 }[version];
  const factory = new Serialize.JSON.Normalize.Factory(spec);
  const normalizer = factory.makeForComponent();
  const plain = normalizer.normalize.bind(normalizer);
  normalizer.normalize = (component, options) => {
    const written = plain(component, options);
    const extra = extras.get(component);
    return written === undefined || extra === undefined ? written : Object.assign(written, extra);
  };
  factory.makeForComponent = () => normalizer;
  return factory;
}

function compositionsOf(bom: Bom): readonly object[] {
  const { complete, needs, listComplete } = bom.graph;
  const known = [...needs.keys()].filter((ref) => complete.has(ref));
  const unknown = [...needs.keys()].filter((ref) => !complete.has(ref));
  return [
    { aggregate: listComplete ? "complete" : "incomplete" },
    ...(known.length === 0 ? [] : [{ aggregate: "complete", dependencies: known }]),
    ...(unknown.length === 0 ? [] : [{ aggregate: listComplete ? "unknown" : "incomplete", dependencies: unknown }]),
  ];
}
