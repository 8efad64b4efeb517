// The laws that keep findings from being lost on the way: a breach is a defect of licet and ends the run.
import type { Assessment, Component, CoveredFile } from "../model/index.ts";
import type { FileExtraction } from "./extract.ts";

/** Every candidate is read, lost, superseded, or turned out to be something else than its name hinted at. */
export function assertFilesConserved(candidates: number, files: readonly CoveredFile[], otherwise: number): void {
  const unsupported = files.filter(({ extractor }) => extractor === "unsupported").length;
  if (candidates + unsupported !== files.length + otherwise) {
    throw new Error(
      `coverage does not add up: ${candidates} candidates, ${files.length - unsupported} told, ${otherwise} put aside`,
    );
  }
}

/** Every occurrence belongs to exactly one component. */
export function assertOccurrencesConserved(
  extractions: readonly FileExtraction[],
  components: readonly Component[],
): void {
  const extracted = extractions.reduce((sum, { extraction }) => sum + extraction.components.length, 0);
  const resolved = components.reduce((sum, { occurrences }) => sum + occurrences.length, 0);
  if (extracted !== resolved) throw new Error(`${extracted} occurrences were read and ${resolved} reached the report`);
}

/** Every component has one verdict, and every statement one finding. */
export function assertVerdictsConserved(
  components: readonly Component[],
  assessments: readonly Assessment[],
  statements: number,
): void {
  const purls = new Set(assessments.map(({ component }) => component.purl));
  if (purls.size !== assessments.length || purls.size !== components.length) {
    throw new Error(`${components.length} components have ${assessments.length} verdicts`);
  }
  const findings = assessments.reduce((sum, assessment) => sum + assessment.findings.length, 0);
  if (findings !== statements) throw new Error(`${statements} statements became ${findings} findings`);
}
