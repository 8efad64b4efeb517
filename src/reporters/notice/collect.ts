// Everything that must be said to those who receive the product: texts, copyright lines, notices, required statements, offers of source.
import type { Assessment, Category, Report } from "../../model/index.ts";
import { showLoss } from "../bom/describe.ts";
import { copyrightReader, type Part, partOfComponent, partOfProject } from "../bom/part.ts";
import { isNoticeFile, splitText } from "./texts.ts";

export interface NoticeSettings {
  /** Development, test and build dependencies are left out unless asked for. */
  readonly includeUnshipped?: boolean;
  /** Adds where the source code of components under copyleft licences is to be had. */
  readonly withSources?: boolean;
  /** Texts by SPDX id, for components that ship none. */
  readonly standardTexts?: ReadonlyMap<string, string>;
}

export interface NoticedComponent {
  readonly purl: string;
  readonly name: string;
  readonly version?: string;
  /** What is used: of a choice, the branch taken. */
  readonly license: string;
  /** The whole expression, where a branch of it was taken. */
  readonly choice?: string;
  readonly url?: string;
  readonly copyrights: readonly string[];
}

export interface TextGroup {
  /** Licences of the components in it, joined. */
  readonly title: string;
  readonly body: string;
  /** True when the text is the standard one, since the package ships none. */
  readonly isStandard: boolean;
  readonly components: readonly NoticedComponent[];
}

export interface Notice {
  readonly product: string;
  readonly groups: readonly TextGroup[];
  /** NOTICE files, each distinct content once. */
  readonly notices: readonly { readonly text: string; readonly components: readonly NoticedComponent[] }[];
  /** Wording that a licence wants reproduced as it stands. */
  readonly statements: readonly {
    readonly quote: string;
    readonly source: string;
    readonly components: readonly string[];
  }[];
  readonly sources: readonly (NoticedComponent & { readonly source?: string })[];
  /** Components without a text that the product must not be passed on without. */
  readonly problems: readonly { readonly component: NoticedComponent; readonly reason: string }[];
  /** Components that are not part of what is passed on, and why. */
  readonly leftOut: readonly { readonly component: NoticedComponent; readonly reason: string }[];
  readonly losses: readonly string[];
}

const COPYLEFT: ReadonlySet<Category> = new Set(["weak-copyleft", "strong-copyleft", "network-copyleft"]);

export function collectNotice(report: Report, settings: NoticeSettings = {}): Notice {
  const copyrightsOf = copyrightReader(report);
  const groups = new Map<string, { body: string; isStandard: boolean; components: Map<string, NoticedComponent> }>();
  const notices = new Map<string, { text: string; components: NoticedComponent[] }>();
  const statements = new Map<string, { source: string; components: string[] }>();
  const sources: Notice["sources"][number][] = [];
  const problems: Notice["problems"][number][] = [];
  const leftOut: Notice["leftOut"][number][] = [];
  const group = (key: string, body: string, isStandard: boolean, component: NoticedComponent) => {
    const known = groups.get(key) ?? { body, isStandard, components: new Map() };
    groups.set(key, known);
    const before = known.components.get(component.purl);
    const copyrights = [...new Set([...(before?.copyrights ?? []), ...component.copyrights])];
    known.components.set(component.purl, { ...component, copyrights });
  };

  for (const assessment of [...report.assessments].sort(byNameAndVersion)) {
    const part = partOfComponent(assessment, report, copyrightsOf);
    const component = describe(part, assessment);
    const reason = whyLeftOut(assessment, part, settings);
    if (reason !== undefined) {
      leftOut.push({ component, reason });
      continue;
    }
    let texts = 0;
    for (const { digest, file } of part.texts) {
      const text = report.texts.get(digest) ?? "";
      if (isNoticeFile(file)) {
        const known = notices.get(text.trim()) ?? { text: text.trim(), components: [] };
        notices.set(text.trim(), known);
        known.components.push(component);
        continue;
      }
      const split = splitText(text);
      group(split.key, split.body, false, { ...component, copyrights: split.copyrights });
      texts += 1;
    }
    if (texts === 0) {
      const standard = settings.standardTexts?.get(component.license);
      if (standard !== undefined) group(`standard ${component.license}`, standard.trim(), true, component);
      else problems.push({ component, reason: whyNoText(assessment) });
    }
    for (const { quote, source } of assessment.verdict.obligations) {
      if (quote === undefined) continue;
      const known = statements.get(quote) ?? { source, components: [] };
      statements.set(quote, known);
      known.components.push(component.name);
    }
    if (
      settings.withSources &&
      assessment.verdict.steps.some(({ chosen, category }) => chosen && COPYLEFT.has(category))
    ) {
      const source = part.repository ?? part.distribution;
      sources.push({ ...component, ...(source === undefined ? {} : { source }) });
    }
  }
  return {
    product: productOf(report),
    groups: [...groups.values()].map(finishGroup).sort(byTitle),
    notices: [...notices.values()],
    statements: [...statements].map(([quote, rest]) => ({ quote, ...rest })),
    sources,
    problems,
    leftOut,
    losses: report.diagnostics.filter(({ gravity }) => gravity === "loss").map(showLoss),
  };
}

function describe(part: Part, assessment: Assessment): NoticedComponent {
  const words = part.declared.flatMap((claim) => ("words" in claim ? [`"${claim.words}"`] : []))[0];
  const license = part.concluded === undefined ? (words ?? "unknown") : (assessment.verdict.chosen ?? part.concluded);
  const url = part.repository ?? part.homepage;
  return {
    purl: part.purl,
    name: assessment.component.name,
    ...(part.version === undefined ? {} : { version: part.version }),
    license,
    ...(part.concluded === undefined || part.concluded === license ? {} : { choice: part.concluded }),
    ...(url === undefined ? {} : { url }),
    copyrights: [],
  };
}

const UNSHIPPED: ReadonlySet<string> = new Set(["development", "test", "build"]);

function whyLeftOut({ component }: Assessment, part: Part, settings: NoticeSettings): string | undefined {
  if (UNSHIPPED.has(component.scope) && !settings.includeUnshipped) return component.scope;
  if (component.kind === "action") return "runs in continuous integration";
  if (part.texts.length === 0 && component.occurrences.every(({ expectedInstalled }) => expectedInstalled === false)) {
    return "for another platform";
  }
  return undefined;
}

function whyNoText({ conclusion, component }: Assessment): string {
  if (conclusion.kind === "absent" && conclusion.because === "not-installed")
    return "not installed here, so its text cannot be read";
  if (component.kind === "image") return "what an image contains is not looked into";
  if ("expression" in conclusion && conclusion.expression === "NONE")
    return "all rights reserved: there is no license to pass on";
  return "no license text was found in the package";
}

function finishGroup(group: {
  body: string;
  isStandard: boolean;
  components: Map<string, NoticedComponent>;
}): TextGroup {
  const components = [...group.components.values()];
  const title = [...new Set(components.map(({ license }) => license))].sort(byText).join(", ");
  return { title, body: group.body, isStandard: group.isStandard, components };
}

function productOf(report: Report): string {
  const [first] = report.projects;
  if (first === undefined) return report.root;
  const part = partOfProject(first, first.purl);
  return [first.name, part.version].filter((word) => word !== undefined).join(" ");
}

function byNameAndVersion(a: Assessment, b: Assessment): number {
  return (
    byText(a.component.name, b.component.name) ||
    byText(a.component.version ?? "", b.component.version ?? "") ||
    byText(a.component.purl, b.component.purl)
  );
}

function byTitle(a: TextGroup, b: TextGroup): number {
  return (
    byText(a.title, b.title) ||
    byText(a.components[0]?.purl ?? "", b.components[0]?.purl ?? "") ||
    byText(a.body, b.body)
  );
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
