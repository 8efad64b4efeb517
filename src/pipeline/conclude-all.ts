// Concludes many components; most of them hear the same things said, so each combination is worked out once.
import { conclude, type Situation } from "../licenses/conclude.ts";
import type { Conclusion, LicenseFinding } from "../model/index.ts";

export function makeConcluder(): (findings: readonly LicenseFinding[], situation: Situation) => Conclusion {
  const known = new Map<string, Conclusion>();
  return (findings, situation) => {
    const key = keyOf(findings, situation);
    const before = known.get(key);
    if (before !== undefined) return before;
    const conclusion = conclude(findings, situation);
    known.set(key, conclusion);
    return conclusion;
  };
}

/** Everything a conclusion depends on: nothing of it is about the component itself. */
function keyOf(findings: readonly LicenseFinding[], { installed, lookUpFailed }: Situation): string {
  let key = `${installed} ${lookUpFailed}`;
  for (const { statement, voice, reading, expression, candidate, candidates, restriction } of findings) {
    const name = statement.as === "text" ? statement.raw : "";
    key += `\0${statement.as}\0${name}\0${voice}\0${reading}\0${expression}\0${candidate?.license}\0${candidates?.join(" ")}\0${restriction !== undefined}`;
  }
  return key;
}
