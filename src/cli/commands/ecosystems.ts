// licet ecosystems: everything that is read, from the code itself; the README's table is made from the same rows.
import { ecosystems } from "../../ecosystems/index.ts";
import type { Ecosystem, Provides } from "../../model/index.ts";
import { type CommandCall, isOptionSet } from "../command.ts";
import { EXIT } from "../exit-codes.ts";

export interface DescribedFormat {
  readonly id: string;
  readonly title: string;
  readonly files: readonly string[];
  readonly resolution: Provides["resolution"];
  /** Who needs whom stands in the file. */
  readonly edges: boolean;
  /** Licences stand in the file. */
  readonly licenses: boolean;
}

export interface DescribedEcosystem {
  readonly id: string;
  readonly title: string;
  readonly formats: readonly DescribedFormat[];
  /** Where licences are looked up without a network, nearest first. */
  readonly offline: readonly { readonly title: string; readonly reach: "workspace" | "machine" }[];
  /** Known files that are not read, and what to do about them. */
  readonly unsupported: readonly {
    readonly title: string;
    readonly files: readonly string[];
    readonly remedy: string;
  }[];
}

export function describeEcosystems(all: readonly Ecosystem[]): readonly DescribedEcosystem[] {
  return all.map((ecosystem) => ({
    id: ecosystem.id,
    title: ecosystem.title,
    formats: ecosystem.extractors.map(({ id, title, files, provides }) => ({ id, title, files, ...provides })),
    offline: listSources(ecosystem, all),
    unsupported: (ecosystem.unsupported ?? []).map(({ title, files, remedy }) => ({ title, files, remedy })),
  }));
}

/** Types that packages of many ecosystems have; to share one of them is to share nothing. */
const SHARED_TYPES = new Set(["generic", "github", "gitlab", "bitbucket"]);

/** Sources are asked by the type of a package, so that Yarn's packages are looked up like npm's. */
function listSources(ecosystem: Ecosystem, all: readonly Ecosystem[]): DescribedEcosystem["offline"] {
  const own = new Set(ecosystem.purlTypes.filter((type) => !SHARED_TYPES.has(type)));
  const related = all.filter((other) => other === ecosystem || other.purlTypes.some((type) => own.has(type)));
  const sources = related.flatMap((other) => other.sources ?? []);
  return sources.flatMap(({ title, reach }) => (reach === "network" ? [] : [{ title, reach }]));
}

export async function run(call: CommandCall): Promise<number> {
  const rows = describeEcosystems(ecosystems);
  const text = isOptionSet(call, "json")
    ? `${JSON.stringify({ schemaVersion: 1, ecosystems: rows }, null, 2)}\n`
    : isOptionSet(call, "markdown")
      ? renderMarkdown(rows)
      : renderText(rows);
  call.terminal.out(text);
  return EXIT.pass;
}

function renderText(rows: readonly DescribedEcosystem[]): string {
  const blocks = rows.map(({ id, title, formats, offline, unsupported }) => {
    const lines = [`${title}  (${id})`];
    for (const { files, title: format, resolution, edges, licenses } of formats) {
      const facts = [resolution, edges ? "graph" : "", licenses ? "licenses inside" : ""].filter((fact) => fact !== "");
      lines.push(`  ${files.join(", ")}`, `      ${format}: ${facts.join(", ")}`);
    }
    for (const { title: source, reach } of offline) lines.push(`  licenses from ${source} (${reach})`);
    for (const { title: format, files, remedy } of unsupported) {
      lines.push(`  not read: ${format} (${files.join(", ")}): ${remedy}`);
    }
    return `${lines.join("\n")}\n`;
  });
  const count = rows.reduce((sum, { formats }) => sum + formats.length, 0);
  return `${blocks.join("\n")}\n${rows.length} ecosystems, ${count} formats\n`;
}

/** File patterns a row of the README shows; "licet ecosystems" lists them all. */
const MOST_FILES = 6;

/** The table of the README. */
export function renderMarkdown(rows: readonly DescribedEcosystem[]): string {
  // What is known by name only stands in the list that the command prints.
  const read = rows.filter(({ formats }) => formats.length > 0);
  const lines = read.map(({ title, formats, offline }) => {
    const files = [...new Set(formats.flatMap((format) => format.files))].map(
      (file) => `\`${file.replaceAll("|", "\\|")}\``,
    );
    const rest = files.length - MOST_FILES;
    const shown = rest > 1 ? [...files.slice(0, MOST_FILES), `and ${rest} more`] : files;
    return [title, shown.join(", "), showExact(formats), showGraph(formats), showOffline(formats, offline)];
  });
  const head = ["ecosystem", "files", "exact versions", "graph", "licenses without a network"];
  const widths = head.map((cell, column) =>
    Math.max(...[head, ...lines].map((row) => row[column]?.length ?? 0), cell.length),
  );
  const show = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return `${[show(head), rule, ...lines.map(show)].join("\n")}\n`;
}

function showExact(formats: readonly DescribedFormat[]): string {
  return showShare(formats, ({ resolution }) => resolution !== "declared");
}

function showGraph(formats: readonly DescribedFormat[]): string {
  return showShare(formats, ({ edges }) => edges);
}

function showShare(formats: readonly DescribedFormat[], has: (format: DescribedFormat) => boolean): string {
  const count = formats.filter(has).length;
  return count === 0 ? "no" : count === formats.length ? "yes" : "some files";
}

function showOffline(formats: readonly DescribedFormat[], offline: DescribedEcosystem["offline"]): string {
  const places: string[] = [];
  if (formats.some(({ licenses }) => licenses)) places.push("in the files");
  if (offline.some(({ reach }) => reach === "workspace")) places.push("installed packages");
  if (offline.some(({ reach }) => reach === "machine")) places.push("caches");
  return places.length === 0 ? "no" : places.join(", ");
}
