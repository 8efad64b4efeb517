// The words of a notice, once for all its formats.
import type { Notice, NoticedComponent, TextGroup } from "./collect.ts";

export interface Section {
  readonly title: string;
  readonly intro?: string;
  readonly entries: readonly Entry[];
}

export interface Entry {
  readonly title: string;
  /** Lines above the text: components with their copyrights. */
  readonly lines: readonly string[];
  /** Verbatim. */
  readonly text?: string;
}

export interface ProseOptions {
  /** False keeps versions out, so that a file under version control changes only when a licence does. */
  readonly withVersions: boolean;
  /** Adds what is not part of the product. */
  readonly withLeftOut: boolean;
}

export function sectionsOf(notice: Notice, options: ProseOptions): readonly Section[] {
  const name = (component: NoticedComponent) => showName(component, options);
  const sections: Section[] = [];
  const add = (section: Section) => section.entries.length > 0 && sections.push(section);
  add({
    title: "Licenses",
    entries: notice.groups.map((group, index) => ({
      title: `${index + 1}. ${group.title}`,
      lines: [
        ...group.components.flatMap((component) => [
          component.url === undefined ? name(component) : `${name(component)} – ${component.url}`,
          ...(component.choice === undefined
            ? []
            : [`  used under ${component.license} (offered: ${component.choice})`]),
          ...component.copyrights.map((line) => `  ${line}`),
        ]),
        ...standardRemark(group),
      ],
      text: group.body,
    })),
  });
  add({
    title: "Notices",
    intro: "The following components come with notices that are reproduced as they stand.",
    entries: notice.notices.map(({ text, components }) => ({
      title: components.map(name).join(", "),
      lines: [],
      text,
    })),
  });
  add({
    title: "Required statements",
    entries: notice.statements.map(({ quote, components }) => ({
      title: [...new Set(components)].join(", "),
      lines: [],
      text: quote,
    })),
  });
  add({
    title: "Source code",
    intro: "The source code of the following components is available at the addresses given.",
    entries: notice.sources.map((component) => ({
      title: `${name(component)} (${component.license})`,
      lines: [component.source ?? "address unknown"],
    })),
  });
  add({
    title: "Without a license text",
    entries: notice.problems.map(({ component, reason }) => ({
      title: `${name(component)} (${component.license})`,
      lines: [reason],
    })),
  });
  if (options.withLeftOut) {
    add({
      title: "Left out",
      entries: notice.leftOut.map(({ component, reason }) => ({
        title: `${name(component)} (${component.license})`,
        lines: [reason],
      })),
    });
  }
  add({
    title: "Not complete",
    intro: "Parts of the product could not be read, so that this notice may lack components.",
    entries: notice.losses.map((loss) => ({ title: loss, lines: [] })),
  });
  return sections;
}

export const HEADING = "Third-party software notices";

export function introOf(notice: Notice): string {
  return `${notice.product} contains the third-party components listed here, under the licenses that follow.`;
}

function standardRemark({ isStandard }: TextGroup): readonly string[] {
  return isStandard ? ["(standard text of the license; the package ships none)"] : [];
}

function showName({ name, version }: NoticedComponent, options: ProseOptions): string {
  return version === undefined || !options.withVersions ? name : `${name} ${version}`;
}
