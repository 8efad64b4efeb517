// licet detect: recognises the licences in files, without a project around them; exits 3 when a file could not be looked at or understood.
import * as fs from "node:fs";
import { join, resolve } from "node:path";
import { makeDiskTree } from "../../io/disk-tree.ts";
import { type Detection, detect, type LicenseIndex, loadIndex, type UnreadPart } from "../../licenses/detect/detect.ts";
import type { FileFailure, FileTree } from "../../model/index.ts";
import { plain } from "../../reporters/encode.ts";
import { type CommandCall, isOptionSet } from "../command.ts";
import {
  combine,
  nameByFile,
  readCopyrightFile,
  readStatedFiles,
  type Stated,
  speaksOfOthers,
} from "../detect/stated.ts";
import { EXIT } from "../exit-codes.ts";
import { UsageError } from "../usage-error.ts";

/** Texts longer than this are no licence files; a folder may hold anything. */
const LARGEST = 8 * 1024 * 1024;
const SKIPPED = new Set([".git", ".hg", ".svn"]);

interface Answer {
  readonly path: string;
  readonly detection?: Detection;
  readonly failure?: FileFailure;
  /** What other files say about it. */
  readonly stated?: readonly Stated[];
}

export async function run(call: CommandCall): Promise<number> {
  const { terminal, operands } = call;
  if (operands.length === 0) throw new UsageError("detect needs a file or a folder", "licet detect LICENSE");
  const index = loadIndex();
  if (!index.ok) {
    terminal.err(`LIC111 the index of licenses cannot be used: ${plain(index.error.detail)}; install licet again\n`);
    return EXIT.incomplete;
  }
  const answers = operands.flatMap((operand) => answerOperand(terminal.cwd, operand, index.value));
  const shown = isOptionSet(call, "all") ? answers : answers.filter(isWorthShowing);
  if (isOptionSet(call, "json")) {
    const files = shown.map(({ path, detection, failure, stated }) => {
      return { path, ...detection, ...(stated && { stated }), ...(failure && { failure }) };
    });
    terminal.out(`${JSON.stringify({ schemaVersion: 1, files }, undefined, 2)}\n`);
  } else {
    for (const answer of shown) terminal.out(`${showAnswer(answer, isOptionSet(call, "verbose"))}\n`);
    if (shown.length === 0) terminal.err("no license found\n");
  }
  const isComplete = answers.every(({ failure, detection }) => !failure && detection?.reading !== "unreadable");
  return isComplete ? EXIT.pass : EXIT.incomplete;
}

function isWorthShowing({ detection, failure }: Answer): boolean {
  return failure !== undefined || detection?.reading !== "none";
}

/** The answers for a file, or for every text file below a folder. */
function answerOperand(cwd: string, operand: string, index: LicenseIndex): Answer[] {
  const place = resolve(cwd, operand);
  const kind = fs.statSync(place, { throwIfNoEntry: false });
  if (kind === undefined) throw new UsageError(`there is no ${operand}`, "name a file or folder that exists");
  if (!kind.isDirectory()) {
    const tree = makeDiskTree(resolve(place, ".."));
    const answer = answerFile(tree, place.slice(place.lastIndexOf("/") + 1).replace(/^.*\\/, ""), index);
    return [{ ...(answer ?? { detection: NOTHING }), path: operand }];
  }
  const tree = makeDiskTree(place);
  const walk = tree.walk({ skipFolders: SKIPPED, exclude: [] });
  if (!walk.ok) return [{ path: operand, failure: walk.error }];
  const { files } = walk.value;
  const others = readStatedFiles(tree, files);
  const beside = new Set(files.filter((path) => path.endsWith(".license")));
  const failures = [...walk.value.failures, ...others.failures].map((failure) => {
    return { path: join(operand, failure.path), failure };
  });
  const known = new Set(files);
  const answers = files.flatMap((path) => {
    // It speaks of the file beside it, and is told there.
    if (speaksOfOthers(path) || (beside.has(path) && known.has(path.slice(0, -".license".length)))) return [];
    const side = beside.has(`${path}.license`) ? `${path}.license` : undefined;
    const stated = others.of(path);
    const answer = answerFile(tree, side ?? path, index) ?? (stated.length > 0 ? { detection: NOTHING } : undefined);
    if (answer === undefined) return [];
    const { detection } = answer;
    if (stated.length === 0 || detection === undefined) return [{ ...answer, path: join(operand, path) }];
    return [{ detection: combine(detection, stated), stated, path: join(operand, path) }];
  });
  return [...failures, ...answers];
}

const NOTHING: Detection = { reading: "none", matches: [], confidence: 0, copyrights: [] };

/** Undefined for a file that is no text. */
function answerFile(tree: FileTree, path: string, index: LicenseIndex): Omit<Answer, "path"> | undefined {
  const bytes = tree.read(path, LARGEST);
  if (!bytes.ok) return bytes.error.reason === "outside-root" ? undefined : { failure: bytes.error };
  if (bytes.value.subarray(0, 8000).includes(0) && !hasWideMark(bytes.value)) return undefined;
  const text = decode(bytes.value);
  const listed = /(?:^|\/)copyright$|\.copyright$/.test(path) ? readCopyrightFile(text) : undefined;
  return { detection: listed ?? nameByFile(path, detect(text, index)) };
}

function hasWideMark(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

/** UTF-8, UTF-16 with a mark, else Latin-1: old licence files are in it. */
function decode(bytes: Uint8Array): string {
  if (hasWideMark(bytes)) return new TextDecoder(bytes[0] === 0xff ? "utf-16le" : "utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("latin1").decode(bytes);
  }
}

function showAnswer({ path, detection, failure, stated = [] }: Answer, verbose: boolean): string {
  const name = plain(path);
  if (failure !== undefined) return `${name}: not read: ${plain(failure.detail)}`;
  if (detection === undefined || detection.reading === "none") return `${name}: no license`;
  const lines = [`${name}: ${headline(detection)}`];
  for (const { license, kind, startLine, endLine, confidence, modified } of detection.matches) {
    lines.push(
      `  ${license}  ${kind}, ${showPlace(startLine, endLine)}, ${percent(confidence)}${modified ? ", a few words differ" : ""}`,
    );
  }
  for (const { source, licenses, precedence } of stated)
    lines.push(`  ${plain(licenses.join(", ") || "no license")}  stated in ${plain(source)}, ${precedence}`);
  for (const part of detection.unread ?? []) lines.push(`  not understood: ${showPart(part)}`);
  if (detection.remainder !== undefined && detection.unread === undefined)
    lines.push(`  left over: ${plain(detection.remainder)}`);
  if (verbose) for (const copyright of detection.copyrights) lines.push(`  ${plain(copyright)}`);
  return lines.join("\n");
}

/** The lines and what a person should look for in them. */
function showPart({ startLine, endLine, why, license, confidence = 0, words, wordsLine }: UnreadPart): string {
  const place = showPlace(startLine, endLine);
  const said = words === undefined ? "" : `"${plain(words)}"`;
  if (why === "limit") return `${place}, may take back what is granted: ${said}`;
  if (why === "tag") return `${place}, the tag holds no license expression: ${said}`;
  if (why === "family") return `${place}, ${license} or another one of its family`;
  if (why === "exception") return `${place}, ${license}, an exception from a license that is not there`;
  const change = words === undefined ? "words are missing or replaced" : `line ${wordsLine ?? startLine} says ${said}`;
  return `${place}, like ${license} (${percent(confidence)}), but ${change}`;
}

function showPlace(startLine: number, endLine: number): string {
  return startLine === endLine ? `line ${startLine}` : `lines ${startLine}–${endLine}`;
}

function headline({ reading, expression, candidate, candidates, matches, unread = [] }: Detection): string {
  if (reading === "matched" && expression !== undefined) return expression;
  if (unread.length > 0 && unread.every(({ why }) => why === "limit"))
    return `unreadable: ${[...new Set(matches.map((m) => m.license))].join(", ")}, beside words that may limit it`;
  if (candidates !== undefined) return `unreadable: tells only the family; may mean ${candidates.join(", ")}`;
  if (candidate === undefined) return "unreadable: speaks of a license that is not known";
  return `unreadable: like ${candidate.license} (${percent(candidate.confidence)}), but not the same`;
}

function percent(share: number): string {
  return `${Math.floor(share * 1000) / 10} %`;
}
