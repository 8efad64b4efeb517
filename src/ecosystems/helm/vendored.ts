// Charts that "helm dependency build" put into charts/, as archives or folders: their annotation and license files.
// https://artifacthub.io/docs/topics/annotations/helm/ (artifacthub.io/license)
import { getObject, getString, isObject } from "../../formats/json.ts";
import { isLicenseFileName, quoteLicenseFiles } from "../../formats/license-files.ts";
import { readTar, type TarEntry } from "../../formats/tar.ts";
import { placeAt } from "../../formats/troubles.ts";
import { firstMapping, parseYaml } from "../../formats/yaml.ts";
import {
  err,
  joinPath,
  type LookUp,
  type LookUpContext,
  type LookUpFailure,
  type LookUpSubject,
  type OwnStatement,
  ok,
  type Result,
} from "../../model/index.ts";

const SOURCE = "helm/charts-folder";

export function lookUp(subject: LookUpSubject, context: LookUpContext): Result<LookUp, LookUpFailure> {
  const { tree, keepText } = context;
  for (const folder of subject.folders) {
    const unpacked = joinPath(folder, `charts/${subject.name}`);
    const chart = tree.readText(joinPath(unpacked, "Chart.yaml"));
    if (chart.ok) {
      const statements = quoteChart(chart.value, joinPath(unpacked, "Chart.yaml"), subject.version);
      if (statements === undefined) continue;
      const texts = quoteLicenseFiles({ tree, folder: unpacked, source: SOURCE, keepText });
      return ok({ installed: true, statements: [...statements, ...texts.statements], diagnostics: texts.diagnostics });
    }
    if (subject.version === undefined) continue;
    const path = joinPath(folder, `charts/${subject.name}-${subject.version}.tgz`);
    const bytes = tree.read(path);
    if (!bytes.ok) continue;
    const entries = readTar(bytes.value);
    if (!entries.ok) return err({ reason: entries.error.reason, location: { path } });
    return ok({ installed: true, statements: quoteArchive(entries.value, path, subject, keepText) });
  }
  return ok({ installed: false, statements: [] });
}

function quoteArchive(
  entries: readonly TarEntry[],
  path: string,
  subject: LookUpSubject,
  keepText: (text: string) => string,
): OwnStatement[] {
  const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  const chart = entries.find(({ name }) => name === `${subject.name}/Chart.yaml`);
  const declared =
    chart === undefined ? [] : (quoteChart(decode(chart.bytes), `${path}!${chart.name}`, undefined) ?? []);
  const texts = entries.flatMap(({ name, bytes }): OwnStatement[] => {
    const inside = name.slice(subject.name.length + 1);
    if (inside.includes("/") || !isLicenseFileName(inside)) return [];
    return [
      {
        as: "text",
        raw: inside,
        source: SOURCE,
        location: { path: `${path}!${name}` },
        digest: keepText(decode(bytes)),
      },
    ];
  });
  return [...declared, ...texts];
}

/** Undefined when the chart is another version. */
function quoteChart(text: string, path: string, version: string | undefined): OwnStatement[] | undefined {
  const parsed = parseYaml(text);
  const root = parsed.ok ? firstMapping(parsed.value) : undefined;
  if (!parsed.ok || !isObject(root)) return [];
  if (version !== undefined && getString(root, "version") !== version) return undefined;
  const annotations = getObject(root, "annotations");
  if (annotations === undefined) return [];
  for (const key of ["artifacthub.io/license", "licenses"]) {
    const raw = getString(annotations, key);
    if (raw !== undefined && raw !== "") {
      return [
        { as: "expression", raw, source: SOURCE, location: placeAt(path, parsed.value.lineOf(annotations, key)) },
      ];
    }
  }
  return [];
}
