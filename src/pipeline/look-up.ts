// Asks each component's licence sources, nearest first; "not there", "says nothing" and "could not be asked" stay apart.
import {
  type Component,
  type Diagnostic,
  type Ecosystem,
  folderOf,
  type LicenseSource,
  type LookUp,
  type LookUpContext,
  type LookUpFailure,
  type LookUpSubject,
  type Result,
  type Statement,
} from "../model/index.ts";

import { mergeAbout } from "./resolve.ts";

export interface LookedUp {
  readonly component: Component;
  readonly statements: readonly Statement[];
  /** Undefined when no source of the workspace or the machine knows how to find the package. */
  readonly installed: boolean | undefined;
  readonly lookUpFailed: boolean;
}

type LookUpFunction = (subject: LookUpSubject, context: LookUpContext) => Result<LookUp, LookUpFailure>;

interface ReadySource {
  readonly id: string;
  readonly lastResort: boolean;
  readonly lookUp: LookUpFunction;
}

/** Asks for all components, in their order. */
export async function lookUpAll(
  components: readonly Component[],
  stated: ReadonlyMap<string, readonly Statement[]>,
  ecosystems: readonly Ecosystem[],
  context: LookUpContext,
  diagnostics: Diagnostic[],
  onProgress: (stage: string, done: number, total: number) => void,
): Promise<LookedUp[]> {
  const types = new Set(components.map(({ purl }) => purlTypeOf(purl)));
  const sources = await loadSources(ecosystems, types);
  return components.map((component, done) => {
    onProgress("looking licenses up", done, components.length);
    const own = sources.get(purlTypeOf(component.purl)) ?? [];
    return lookUpComponent(component, stated.get(component.purl) ?? [], own, context, diagnostics);
  });
}

/** Loads the sources of the purl types that occur; nothing else is imported. */
async function loadSources(
  ecosystems: readonly Ecosystem[],
  purlTypes: ReadonlySet<string>,
): Promise<ReadonlyMap<string, readonly ReadySource[]>> {
  const ready = new Map<LicenseSource, ReadySource>();
  const byType = new Map<string, ReadySource[]>();
  for (const ecosystem of ecosystems) {
    for (const type of ecosystem.purlTypes) {
      if (!purlTypes.has(type)) continue;
      for (const source of ecosystem.sources ?? []) {
        const known = ready.get(source) ?? {
          id: source.id,
          lastResort: source.lastResort === true,
          lookUp: (await source.load()).lookUp,
        };
        ready.set(source, known);
        byType.set(type, [...(byType.get(type) ?? []), known]);
      }
    }
  }
  return byType;
}

export function purlTypeOf(purl: string): string {
  return purl.slice("pkg:".length, purl.indexOf("/"));
}

function lookUpComponent(
  component: Component,
  stated: readonly Statement[],
  sources: readonly ReadySource[],
  context: LookUpContext,
  diagnostics: Diagnostic[],
): LookedUp {
  const subject = describeSubject(component);
  const statements = [...stated];
  let about = component.about;
  let installed: boolean | undefined;
  let lookUpFailed = false;
  for (const source of sources) {
    if (source.lastResort && statements.length > 0) continue;
    const result = ask(source, subject, context);
    if (!result.ok) {
      lookUpFailed = true;
      const { reason, location } = result.error;
      const args = { reason, source: source.id };
      diagnostics.push({
        code: "LIC106",
        gravity: "loss",
        purl: component.purl,
        args,
        ...(location === undefined ? {} : { location }),
      });
      continue;
    }
    const found = result.value;
    installed = installed === true || found.installed;
    if (found.about !== undefined) about = mergeAbout(about, found.about);
    for (const statement of found.statements) statements.push({ ...statement, purl: component.purl });
    for (const diagnostic of found.diagnostics ?? []) diagnostics.push({ purl: component.purl, ...diagnostic });
    lookUpFailed ||= (found.diagnostics ?? []).some(({ gravity }) => gravity === "loss");
  }
  return { component: { ...component, about }, statements, installed, lookUpFailed };
}

/** Our bug in one source costs one answer, visibly, and nothing else. */
function ask(source: ReadySource, subject: LookUpSubject, context: LookUpContext): Result<LookUp, LookUpFailure> {
  try {
    return source.lookUp(subject, context);
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 200) : "unknown error";
    return { ok: false, error: { reason } };
  }
}

function describeSubject({ purl, name, version, occurrences }: Component): LookUpSubject {
  const paths = new Set<string>();
  const folders = new Set<string>();
  for (const { installPath, path } of occurrences) {
    if (installPath !== undefined) paths.add(installPath);
    folders.add(folderOf(path));
  }
  const mayBeMissing = occurrences.every(({ expectedInstalled }) => expectedInstalled === false);
  const base = { purl, name, installPaths: [...paths], folders: [...folders], mayBeMissing };
  return version === undefined ? base : { ...base, version };
}
