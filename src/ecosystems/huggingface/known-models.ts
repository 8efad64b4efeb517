// Last resort where nothing on this machine tells a model's licence: well-known names. A name is a hint, and said to be one.

import { hintLicense } from "../../formats/name-hints.ts";
import {
  type LookUp,
  type LookUpContext,
  type LookUpFailure,
  type LookUpSubject,
  ok,
  type Result,
} from "../../model/index.ts";
import { parsePurl } from "../../purl/index.ts";
import { KNOWN_MODELS } from "./known-models.data.ts";

const SOURCE = "huggingface/known-models";

/**
 * Only licences with limits are hinted at, never permissive ones: a wrong hint then costs a look, not a breach. Where the
 * licence changed over time no revision can be placed offline, so the hint names both, which no reader takes for one.
 */
export function lookUp(subject: LookUpSubject, _context: LookUpContext): Result<LookUp, LookUpFailure> {
  const parsed = parsePurl(subject.purl);
  if (!parsed.ok || parsed.value.type !== "huggingface") return ok({ installed: false, statements: [] });
  const id = `${parsed.value.namespace ?? ""}/${parsed.value.name}`;
  const hits = KNOWN_MODELS.filter(([pattern]) => matches(id, pattern));
  const first = hits[0];
  if (first === undefined) return ok({ installed: false, statements: [] });
  const { version } = parsed.value;
  // The one revision that a date cannot place: the last that is known to lie under the old licence.
  const isLastOld = first[2]?.startsWith("<=") === true && version?.startsWith(first[2].slice(2)) === true;
  const isSettled = hits.length === 1 && (first[2] === undefined || isLastOld);
  const several = hits.map(([, license, until]) => (until === undefined ? license : `${license} ${spellOut(until)}`));
  if (isSettled) return ok(hintLicense(SOURCE, subject.purl, first[1]));
  const raw = `depends on the revision: ${several.join(", ")}`;
  const location = { path: "licet:known-models" };
  return ok({ installed: false, statements: [{ as: "name", raw, source: SOURCE, location }] });
}

function spellOut(until: string): string {
  return until.startsWith("<=")
    ? `up to commit ${until.slice(2)}, another one since`
    : `before ${until.slice(1)}, another one since`;
}

/** One star at the end or in the middle; names are case-sensitive on the hub, but not in people's heads. */
function matches(id: string, pattern: string): boolean {
  const parts = pattern.toLowerCase().split("*");
  let rest = id.toLowerCase();
  for (const [at, part] of parts.entries()) {
    if (at === 0) {
      if (!rest.startsWith(part)) return false;
      rest = rest.slice(part.length);
    } else if (at === parts.length - 1) {
      return rest.endsWith(part);
    } else {
      const found = rest.indexOf(part);
      if (found < 0) return false;
      rest = rest.slice(found + part.length);
    }
  }
  return rest === "";
}
