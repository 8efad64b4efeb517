// What the name of a requirements file says about scope.
import type { Scope } from "../../model/index.ts";

/** "requirements-dev.txt", "test-requirements.txt", "requirements/docs.txt": by custom the name says what they are for. */
export function scopeOfRequirements(path: string): Scope {
  const name = path.split("/").slice(-2).join("/").toLowerCase();
  if (/(?:^|[^a-z])tests?(?:ing)?(?:[^a-z]|$)/.test(name)) return "test";
  if (/(?:^|[^a-z])(?:dev|develop|development|lint|docs?|ci|typing|tools?)(?:[^a-z]|$)/.test(name))
    return "development";
  return /(?:^|[^a-z])build(?:[^a-z]|$)/.test(name) ? "build" : "runtime";
}
