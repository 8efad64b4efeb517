// Last resort where nothing on this machine tells a model's licence: well-known names. A name is a hint, and said to be one.
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
/** The dialect reads what follows, and notes that it is a hint. */
export const HINT = "model known by name: ";

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
  const isSettled = hits.length === 1 && first[2] === undefined;
  const several = hits.map(([, license, until]) => (until === undefined ? license : `${license} ${spellOut(until)}`));
  const raw = isSettled ? `${HINT}${first[1]}` : `depends on the revision: ${several.join(", ")}`;
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
