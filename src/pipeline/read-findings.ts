// Turns statements into findings: fields are read as expressions and names, texts are recognised; each text once.

import type { Detection } from "../licenses/detect/detect.ts";
import { readStatement } from "../licenses/read.ts";
import type { Dialect, LicenseFinding, Statement } from "../model/index.ts";
import { purlTypeOf } from "./look-up.ts";

export interface FindingReader {
  readonly read: (statement: Statement, dialect: Dialect | undefined) => LicenseFinding;
}

/** `detect` recognises a text; `textOf` gives the text of a digest. */
export function makeFindingReader(
  detect: (text: string) => Detection,
  textOf: (digest: string) => string | undefined,
): FindingReader {
  const detections = new Map<string, Detection>();
  function detectOnce(digest: string): Detection {
    const known = detections.get(digest);
    if (known !== undefined) return known;
    const detection = detect(textOf(digest) ?? "");
    detections.set(digest, detection);
    return detection;
  }
  const readings = new Map<string, LicenseFinding>();
  return {
    read(statement, dialect) {
      if (statement.as === "text" && statement.digest !== undefined)
        return readDetection(statement, detectOnce(statement.digest));
      // The same words of the same kind of package mean the same, wherever they stand.
      const key = `${purlTypeOf(statement.purl)}\0${statement.source}\0${statement.as}\0${statement.raw}`;
      const known = readings.get(key);
      if (known !== undefined) return { ...known, statement };
      const finding = readStatement(statement, dialect);
      readings.set(key, finding);
      return finding;
    },
  };
}

function readDetection(statement: Statement, detection: Detection): LicenseFinding {
  const { reading, expression, confidence, matches, candidate } = detection;
  const base = { statement, voice: "detected" as const, confidence, matches };
  if (reading === "matched" && expression !== undefined) return { ...base, reading: "matched", expression };
  const note = reading === "none" ? "no licence in this text" : undefined;
  return {
    ...base,
    reading: "unreadable",
    ...(candidate === undefined ? {} : { candidate }),
    ...(note === undefined ? {} : { note }),
  };
}
