// Writes a notice as plain text, Markdown, HTML or JSON.
import { html, markdownText, plain } from "../encode.ts";
import type { Notice } from "./collect.ts";
import { HEADING, introOf, type ProseOptions, type Section, sectionsOf } from "./prose.ts";
import { verbatim } from "./texts.ts";

export const NOTICE_FORMATS = ["text", "markdown", "html", "json"] as const;
export type NoticeFormat = (typeof NOTICE_FORMATS)[number];

export function renderNotice(notice: Notice, format: NoticeFormat, options: ProseOptions): string {
  if (format === "json") return renderJson(notice, options);
  const sections = sectionsOf(notice, options);
  const intro = introOf(notice);
  if (format === "markdown") return renderMarkdown(intro, sections);
  return format === "html" ? renderHtml(intro, sections) : renderText(intro, sections);
}

const RULER = "=".repeat(80);
const LINE = "-".repeat(80);

function renderText(intro: string, sections: readonly Section[]): string {
  const blocks = [`${HEADING.toUpperCase()}\n\n${plain(intro)}`];
  for (const section of sections) {
    blocks.push([RULER, section.title.toUpperCase(), RULER].join("\n"));
    if (section.intro !== undefined) blocks.push(section.intro);
    for (const { title, lines, text } of section.entries) {
      const head = [plain(title), ...lines.map(plain)].join("\n");
      blocks.push(text === undefined ? head : `${head}\n${LINE}\n${verbatim(text)}\n${LINE}`);
    }
  }
  return `${blocks.join("\n\n")}\n`;
}

function renderMarkdown(intro: string, sections: readonly Section[]): string {
  const blocks = [`# ${HEADING}`, markdownText(intro)];
  for (const section of sections) {
    blocks.push(`## ${section.title}`);
    if (section.intro !== undefined) blocks.push(section.intro);
    for (const { title, lines, text } of section.entries) {
      blocks.push(`### ${markdownText(title)}`);
      if (lines.length > 0) {
        blocks.push(
          lines.map((line) => `${line.startsWith("  ") ? "  " : ""}- ${markdownText(line.trim())}`).join("\n"),
        );
      }
      if (text !== undefined) blocks.push(fenced(verbatim(text)));
    }
  }
  return `${blocks.join("\n\n")}\n`;
}

/** A fence longer than any in the text. */
function fenced(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

function renderHtml(intro: string, sections: readonly Section[]): string {
  const parts = [
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${HEADING}</title>`,
    "<style>:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}",
    "pre{white-space:pre-wrap;border:1px solid #8884;padding:1rem;overflow-wrap:anywhere}li ul{color:GrayText}</style>",
    `</head>\n<body>\n<h1>${HEADING}</h1>\n<p>${html(intro)}</p>`,
  ];
  for (const section of sections) {
    parts.push(`<h2>${section.title}</h2>`);
    if (section.intro !== undefined) parts.push(`<p>${section.intro}</p>`);
    for (const { title, lines, text } of section.entries) {
      parts.push(`<h3>${html(title)}</h3>`);
      if (lines.length > 0)
        parts.push(`<ul>\n${lines.map((line) => `<li>${html(line.trim())}</li>`).join("\n")}\n</ul>`);
      if (text !== undefined) parts.push(`<pre>${escapeHtml(verbatim(text))}</pre>`);
    }
  }
  return `${parts.join("\n")}\n</body>\n</html>\n`;
}

/** Longer than what `html` would show in one place. */
function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** A list that apps can show as it is; the schema is docs/notice.md. */
function renderJson(notice: Notice, options: ProseOptions): string {
  const components = notice.groups.flatMap(({ body, isStandard, components: members }) =>
    members.map(({ purl, name, version, license, choice, url, copyrights }) => ({
      purl,
      name,
      ...(version === undefined ? {} : { version }),
      license,
      ...(choice === undefined ? {} : { choice }),
      ...(url === undefined ? {} : { url }),
      copyrights,
      text: [...copyrights, ...(copyrights.length === 0 ? [] : [""]), body].join("\n"),
      ...(isStandard ? { standardText: true } : {}),
    })),
  );
  const document = {
    schemaVersion: 1,
    product: notice.product,
    components,
    notices: notice.notices.map(({ text, components: members }) => ({
      components: members.map(({ purl }) => purl),
      text,
    })),
    statements: notice.statements,
    sources: notice.sources,
    withoutText: notice.problems.map(({ component, reason }) => ({ ...component, reason })),
    ...(options.withLeftOut
      ? { leftOut: notice.leftOut.map(({ component, reason }) => ({ ...component, reason })) }
      : {}),
    losses: notice.losses,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
