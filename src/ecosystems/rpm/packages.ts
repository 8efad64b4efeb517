// Installed packages from their headers. https://github.com/package-url/purl-spec/blob/main/types/rpm-definition.json

import { distroQualifier, readDistribution } from "../../formats/os-release.ts";
import { entrySkipped, partUnreadable, shorten } from "../../formats/troubles.ts";
import type {
  About,
  Diagnostic,
  ExtractContext,
  ExtractedComponent,
  ExtractedEdge,
  Extraction,
} from "../../model/index.ts";
import { buildPurl } from "../../purl/index.ts";
import { type RpmHeader, readHeader, TAG } from "./header.ts";

interface Package {
  readonly component: ExtractedComponent;
  readonly header: RpmHeader;
}

export function readPackages(
  blobs: readonly Uint8Array[],
  path: string,
  context: ExtractContext,
  source: string,
): Extraction {
  const up = /(?:^|\/)usr\/lib\/sysimage\/rpm\/[^/]+$/.test(path) ? "../../../../" : "../../../";
  const distribution = readDistribution(context, [`${up}etc/os-release`, `${up}usr/lib/os-release`]);
  const diagnostics: Diagnostic[] = [];
  const packages: Package[] = [];
  const seen = new Set<string>();
  for (const blob of blobs) {
    const header = readHeader(blob);
    const name = header?.text(TAG.name);
    const version = header?.text(TAG.version);
    const release = header?.text(TAG.release);
    if (header === undefined || name === undefined || version === undefined || release === undefined) {
      diagnostics.push(partUnreadable(path, undefined, "an entry that is no package header"));
      continue;
    }
    if (name === "gpg-pubkey") {
      diagnostics.push(entrySkipped(path, undefined, `${name}-${version}`, "a key that signs packages, not a package"));
      continue;
    }
    const architecture = header.text(TAG.architecture);
    const epoch = header.number(TAG.epoch);
    const full = `${version}-${release}`;
    const ref = `${name}-${epoch === undefined ? "" : `${epoch}:`}${full}.${architecture ?? "noarch"}`;
    if (seen.has(ref)) {
      diagnostics.push(partUnreadable(path, undefined, `"${shorten(ref)}" is listed twice`));
      continue;
    }
    seen.add(ref);
    const license = header.text(TAG.license);
    packages.push({
      header,
      component: {
        ref,
        purl: buildPurl("rpm", distribution?.id ?? "unknown", name, full, {
          arch: architecture,
          distro: distroQualifier(distribution),
          epoch: epoch === undefined ? undefined : String(epoch),
        }),
        kind: "library",
        name,
        version: full,
        scope: "runtime",
        direct: undefined,
        location: { path },
        about: aboutOf(header),
        statements: license === undefined ? [] : [{ as: "expression", raw: license, source, location: { path } }],
      },
    });
  }
  packages.sort((a, b) => (a.component.ref < b.component.ref ? -1 : 1));
  return {
    projects: [],
    components: packages.map(({ component }) => component),
    edges: readEdges(packages),
    diagnostics,
  };
}

function aboutOf(header: RpmHeader): About {
  const properties = Object.fromEntries(
    [["rpm:source", header.text(TAG.sourceRpm)] as const, ["rpm:module", header.text(TAG.module)] as const].filter(
      ([, text]) => text !== undefined,
    ),
  ) as Record<string, string>;
  const facts: [keyof About, unknown][] = [
    ["description", header.text(TAG.summary)],
    ["homepage", header.text(TAG.url)],
    ["supplier", header.text(TAG.vendor)],
    ["properties", Object.keys(properties).length > 0 ? properties : undefined],
  ];
  return Object.fromEntries(facts.filter(([, fact]) => fact !== undefined)) as About;
}

/** By what packages provide; requirements of single files are not followed. */
function readEdges(packages: readonly Package[]): ExtractedEdge[] {
  const providers = new Map<string, string[]>();
  for (const { component, header } of packages) {
    for (const name of new Set([component.name, ...header.texts(TAG.provides)])) {
      const known = providers.get(name);
      if (known === undefined) providers.set(name, [component.ref]);
      else known.push(component.ref);
    }
  }
  return packages.flatMap(({ component, header }) => {
    const targets = new Set(header.texts(TAG.requires).flatMap((name) => providers.get(name) ?? []));
    targets.delete(component.ref);
    return [...targets].map((to) => ({ from: component.ref, to }));
  });
}
