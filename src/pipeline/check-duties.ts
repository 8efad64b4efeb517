// Holds the duties of models against the repository: is the notice there, the statement in the README, the licence beside the model?
import {
  type Assessment,
  type Component,
  type FileTree,
  joinPath,
  type LicenseFinding,
  type Obligation,
} from "../model/index.ts";

/** Texts longer than this are no README and no notice. */
const TEXT_LIMIT = 1024 * 1024;

/** Assessments of models and data sets with the status of each duty; all others as they are. */
export function checkDuties(assessments: readonly Assessment[], tree: FileTree): readonly Assessment[] {
  const folders = makeFolderReader(tree);
  return assessments.map((assessment) => {
    const { component, verdict } = assessment;
    const isModel = component.kind === "model" || component.kind === "dataset";
    if (!isModel || verdict.obligations.length === 0) return assessment;
    const places = [...new Set(["", ...component.occurrences.flatMap(({ installPath }) => installPath ?? [])])].map(
      folders,
    );
    const derived = assessments
      .filter((other) => basesOf(other.component).includes(component.purl))
      .map((other) => other.component);
    const check = (duty: Obligation) => statusOf(duty, { component, findings: assessment.findings, places, derived });
    const obligations = verdict.obligations.map((duty) => ({ ...duty, status: check(duty) }));
    return { ...assessment, verdict: { ...verdict, obligations } };
  });
}

interface Folder {
  /** Squeezed text of NOTICE and third-party files. */
  readonly notices: string;
  /** The same of README files. */
  readonly readmes: string;
  readonly hasUsePolicy: boolean;
}

function makeFolderReader(tree: FileTree): (folder: string) => Folder {
  const known = new Map<string, Folder>();
  return (folder) => {
    const before = known.get(folder);
    if (before !== undefined) return before;
    const entries = tree.list(folder);
    const names = entries.ok ? entries.value.map(({ name }) => name) : [];
    const read = (pattern: RegExp) =>
      names
        .filter((name) => pattern.test(name))
        .map((name) => tree.readText(joinPath(folder, name), TEXT_LIMIT))
        .map((text) => (text.ok ? squeeze(text.value) : ""))
        .join("\n");
    const made = {
      notices: read(/^(?:notice|third[-_ ]?party|attribution|credits)/i),
      readmes: read(/^readme/i),
      hasUsePolicy: names.some((name) => /use[-_ ]?policy|acceptable[-_ ]?use/i.test(name)),
    };
    known.set(folder, made);
    return made;
  };
}

function basesOf(component: Component): readonly string[] {
  const bases = component.about.properties?.["model:base"];
  return bases === undefined ? [] : typeof bases === "string" ? [bases] : bases;
}

interface Evidence {
  readonly component: Component;
  readonly findings: readonly LicenseFinding[];
  readonly places: readonly Folder[];
  /** Models made from this one. */
  readonly derived: readonly Component[];
}

/** What no file can prove (conduct, a contract, a page on the web) stays unchecked. */
function statusOf(
  { id, license, quote, fulfil }: Obligation,
  { component, findings, places, derived }: Evidence,
): NonNullable<Obligation["status"]> {
  const kind = id.slice(id.lastIndexOf("/") + 1).replace(/-\d+$/, "");
  const isShipped = component.occurrences.some(({ presence }) => presence === "shipped");
  switch (kind) {
    case "license-copy":
      if (findings.some((finding) => isOwnText(finding, license))) return "met";
      return isShipped ? "unmet" : "unchecked";
    case "notice-file":
    case "attribution-notice":
      return quote === undefined
        ? "unchecked"
        : says(
            places.map(({ notices }) => notices),
            quote,
          );
    case "attribution-display":
    case "public-statement":
      return quote === undefined
        ? "unchecked"
        : says(
            places.map(({ notices, readmes }) => `${notices}\n${readmes}`),
            quote,
          );
    case "name-prefix":
      return quote === undefined || derived.length === 0
        ? "unchecked"
        : derived.every(({ name }) => beginsWith(name, quote))
          ? "met"
          : "unmet";
    case "acceptable-use": {
      const address = /https?:\/\/\S+/.exec(fulfil ?? "")?.[0];
      const isLinked =
        address !== undefined &&
        places.some(({ notices, readmes }) => `${notices}${readmes}`.includes(squeeze(address)));
      return isLinked || places.some(({ hasUsePolicy }) => hasUsePolicy) ? "met" : "unchecked";
    }
    default:
      return "unchecked";
  }
}

/** A licence text in the tree, not in a cache on this machine. */
function isOwnText({ statement, expression }: LicenseFinding, license: string): boolean {
  return statement.as === "text" && !statement.location.path.startsWith("$") && expression?.includes(license) === true;
}

/** "a | b": either will do; "[name] is built …": the part in brackets is for the author to fill in. */
function says(texts: readonly string[], quote: string): "met" | "unmet" {
  const wordings = quote.split(" | ").map((wording) => squeeze(wording.replace(/\[[^\]]*\]/g, "")));
  return wordings.some((wording) => texts.some((text) => text.includes(wording))) ? "met" : "unmet";
}

/** White space, case, quotes and the copyright sign do not tell wordings apart. */
function squeeze(text: string): string {
  return text
    .toLowerCase()
    .replaceAll("©", "(c)")
    .replace(/[\s"“”'*_`]+/g, " ")
    .trim();
}

function beginsWith(name: string, prefix: string): boolean {
  const bare = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, "");
  return bare(name.slice(name.lastIndexOf("/") + 1)).startsWith(bare(prefix));
}
