// Finds the components of a report that a person means by a name, a name@version or a package URL.
import type { Assessment, Report } from "../model/index.ts";
import { matchesPackage, partsOfPurl, readPackagePattern } from "../policy/patterns.ts";
import { nearestWord } from "../policy/suggest.ts";
import { UsageError } from "./usage-error.ts";

/** In the order of the report; throws a UsageError with a suggestion if there are none. */
export function findAssessments(report: Report, word: string): readonly [Assessment, ...Assessment[]] {
  const named = lookFor(report, word);
  const found = named.length > 0 ? named : lookForLastName(report, word);
  const [first, ...others] = found;
  if (first !== undefined) return [first, ...others];
  const names = [...new Set(report.assessments.map(nameOf))];
  const near = nearestWord(word.replace(/(.)@[^@/]*$/, "$1"), names);
  throw new UsageError(
    `no component called "${word}" among ${report.assessments.length}`,
    near === undefined ? "name it as the lockfile does, or by its package URL" : `did you mean "${near}"?`,
  );
}

export function lookFor(report: Report, word: string): readonly Assessment[] {
  if (/^pkg:/i.test(word)) {
    const pattern = readPackagePattern(word);
    if (!pattern.ok) throw new UsageError(`"${word}" is no package URL: ${pattern.error}`);
    return report.assessments.filter(({ component }) => matchesPackage(pattern.value, partsOfPurl(component.purl)));
  }
  return report.assessments.filter((assessment) => {
    const { component } = assessment;
    const names = [nameOf(assessment), component.name];
    return names.some((name) => word === name || word === `${name}@${component.version}`);
  });
}

/** "falcon-40b" for "tiiuae/falcon-40b": the name without its owner, in any letter case. */
function lookForLastName(report: Report, word: string): readonly Assessment[] {
  const sought = word.toLowerCase();
  return report.assessments.filter((assessment) => {
    const last = nameOf(assessment).replace(/^.*\//s, "").toLowerCase();
    return sought === last || sought === `${last}@${assessment.component.version?.toLowerCase()}`;
  });
}

/** Namespace and name, as people write them: "@scope/name", "org.apache/commons". */
function nameOf({ component }: Assessment): string {
  return partsOfPurl(component.purl).path;
}
