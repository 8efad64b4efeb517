// Finds the comments of a script or style sheet that are meant to be kept: `/*! … */` and those with @license.

export interface Banner {
  /** The whole comment, as it stands. */
  readonly text: string;
  readonly offset: number;
}

/** A file may hold very many comments; a bundle holds some hundred banners at most. */
export const BANNER_LIMIT = 2000;
const LENGTH_LIMIT = 64 * 1024;
const KEPT = /^\/\*!|@(?:licen[cs]e|preserve|lic|copyright)\b/;
/** The first comment of a file counts without a mark, but only if it is plainly about rights. */
const RIGHTS = /copyright|\(c\)|©|licensed under|released under|SPDX-License-Identifier|public domain/i;
/** What webpack leaves behind where it moved the banners to a file of their own. */
const POINTER = /For license information please see /;
const TELLS = /licen[cs]e|copyright|\(c\)|©|public domain|@lic\b/i;

/** In the order of the text; one look-up per comment, so that the cost grows with the text. */
export function findBanners(text: string): Banner[] {
  const banners: Banner[] = [];
  const first = text.search(/\S/);
  for (let start = text.indexOf("/*"); start >= 0 && banners.length < BANNER_LIMIT; ) {
    const end = text.indexOf("*/", start + 2);
    if (end < 0) break;
    const comment = text.slice(start, Math.min(end + 2, start + LENGTH_LIMIT));
    const isBanner = KEPT.test(comment) ? TELLS.test(comment) : start === first && RIGHTS.test(comment);
    if (isBanner && !POINTER.test(comment)) banners.push({ text: comment, offset: start });
    start = text.indexOf("/*", end + 2);
  }
  return banners;
}

/** The lines of a comment without its frame of asterisks. */
export function linesOfComment(comment: string): string[] {
  return comment
    .slice(2, comment.endsWith("*/") ? -2 : undefined)
    .split("\n")
    .map((line) =>
      line
        .trim()
        .replace(/^[*!]+/, "")
        .trim(),
    )
    .filter((line) => line !== "");
}
