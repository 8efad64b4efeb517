// Turns statements into findings and conclusions: fields are read as expressions and names, texts are recognised; each once.
import { type Detection, detect, loadIndex } from "../licenses/detect/detect.ts";
import type { DetectionStore } from "../licenses/detect/detection.ts";
import { readStatement } from "../licenses/read.ts";
import type {
  Component,
  Conclusion,
  Diagnostic,
  Dialect,
  Ecosystem,
  LicenseFinding,
  Statement,
} from "../model/index.ts";
import { makeConcluder } from "./conclude-all.ts";
import { type LookedUp, purlTypeOf } from "./look-up.ts";

export interface Concluded {
  readonly component: Component;
  readonly findings: readonly LicenseFinding[];
  readonly conclusion: Conclusion;
}

/** One row per component, in their order. */
export async function readAll(
  lookedUp: readonly LookedUp[],
  ecosystems: readonly Ecosystem[],
  texts: ReadonlyMap<string, string>,
  diagnostics: Diagnostic[],
  store?: DetectionStore,
): Promise<Concluded[]> {
  const dialects = await loadDialects(ecosystems, new Set(lookedUp.map(({ component }) => purlTypeOf(component.purl))));
  const reader = makeFindingReader(makeDetector(texts, diagnostics, store));
  const concludeOnce = makeConcluder();
  return lookedUp.map(({ component, statements, installed, lookUpFailed }) => {
    const type = purlTypeOf(component.purl);
    const findings = statements.map((statement) => reader.read(statement, dialects(statement, type)));
    return { component, findings, conclusion: concludeOnce(findings, { installed, lookUpFailed }) };
  });
}

/** Recognises the text of a digest. */
type Detector = (digest: string) => Detection;

/**
 * Each text once. Without an index every text is unreadable, and that is told once: what was not looked at is never fine.
 * The index is large: without a text that nobody has read before it is not opened.
 */
function makeDetector(
  texts: ReadonlyMap<string, string>,
  diagnostics: Diagnostic[],
  store: DetectionStore | undefined,
): Detector {
  let index: ReturnType<typeof loadIndex> | undefined;
  function detectAnew(digest: string): Detection {
    index ??= loadIndex();
    if (index.ok) {
      const detection = detect(texts.get(digest) ?? "", index.value);
      store?.keep(digest, detection);
      return detection;
    }
    if (diagnostics.every(({ code }) => code !== "LIC111")) {
      const args = { texts: texts.size, reason: index.error.detail };
      diagnostics.push({ code: "LIC111", gravity: "loss", args });
    }
    return { reading: "unreadable", matches: [], confidence: 0, copyrights: [] };
  }
  const detections = new Map<string, Detection>();
  return (digest) => {
    const detection = detections.get(digest) ?? store?.find(digest) ?? detectAnew(digest);
    detections.set(digest, detection);
    return detection;
  };
}

/** Types that packages of many ecosystems have: their dialect is known from who quotes, not from the type. */
const SHARED_TYPES = new Set(["github", "gitlab", "bitbucket", "generic"]);

/** The dialect of the ecosystem that quotes goes before that of the package's type: an SBOM of Debian packages speaks Debian's. */
async function loadDialects(
  ecosystems: readonly Ecosystem[],
  types: ReadonlySet<string>,
): Promise<(statement: Statement, type: string) => Dialect | undefined> {
  const byType = new Map<string, Dialect>();
  const byEcosystem = new Map<string, Dialect>();
  for (const ecosystem of ecosystems) {
    const wanted = ecosystem.purlTypes.filter((type) => types.has(type));
    if (wanted.length === 0 || ecosystem.loadDialect === undefined) continue;
    const { dialect } = await ecosystem.loadDialect();
    byEcosystem.set(ecosystem.id, dialect);
    for (const type of wanted) if (!SHARED_TYPES.has(type) && !byType.has(type)) byType.set(type, dialect);
  }
  return ({ source }, type) => byEcosystem.get(source.slice(0, source.indexOf("/"))) ?? byType.get(type);
}

export interface FindingReader {
  readonly read: (statement: Statement, dialect: Dialect | undefined) => LicenseFinding;
}

export function makeFindingReader(detectOnce: Detector): FindingReader {
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
  const { reading, expression, confidence, matches, candidate, candidates, restriction } = detection;
  const base = { statement, voice: "detected" as const, confidence, matches };
  if (reading === "matched" && expression !== undefined) return { ...base, reading: "matched", expression };
  const note = reading === "none" ? "no license in this text" : undefined;
  return {
    ...base,
    reading: "unreadable",
    ...(candidate === undefined ? {} : { candidate }),
    ...(candidates === undefined ? {} : { candidates }),
    ...(restriction === undefined ? {} : { restriction }),
    ...(note === undefined ? {} : { note }),
  };
}
