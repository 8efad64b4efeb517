// What the loader's parts share: the document being read, and the mistakes found in it so far.

import type { Position } from "../formats/position.ts";
import type { DataPath, YamlDocument } from "../formats/yaml-document.ts";
import type { Location } from "../model/index.ts";
import { excerptOf, type MistakeCode, type PolicyMistake } from "./mistakes.ts";
import { hideSecrets } from "./references.ts";

export interface PolicyReading {
  /** Path of the file, as locations show it. */
  readonly path: string;
  readonly document: YamlDocument;
  readonly mistakes: PolicyMistake[];
}

export interface MistakeText {
  readonly message: string;
  readonly remedy?: string | undefined;
}

/** Notes a mistake at the value of `path`. */
export function noteMistake(reading: PolicyReading, code: MistakeCode, path: DataPath, text: MistakeText): void {
  noteMistakeAt(reading, code, reading.document.positionOf(path), text);
}

/** Notes a mistake at the key of `path`. */
export function noteKeyMistake(reading: PolicyReading, code: MistakeCode, path: DataPath, text: MistakeText): void {
  noteMistakeAt(reading, code, reading.document.positionOfKey(path), text);
}

function noteMistakeAt(reading: PolicyReading, code: MistakeCode, position: Position, text: MistakeText): void {
  reading.mistakes.push(makeMistake(reading.path, reading.document.text, code, position, text));
}

export function makeMistake(
  path: string,
  source: string,
  code: MistakeCode,
  position: Position,
  { message, remedy }: MistakeText,
): PolicyMistake {
  const location: Location = { path, line: position.line, column: position.column };
  const excerpt = hideSecrets(excerptOf(source, position.line));
  return remedy === undefined ? { code, message, location, excerpt } : { code, message, remedy, location, excerpt };
}

/** Where the value of `path` stands. */
export function locate(reading: PolicyReading, path: DataPath): Location {
  const { line, column } = reading.document.positionOf(path);
  return { path: reading.path, line, column };
}
