// The statements of a cpanfile that stand there as text; it is Perl code, which is not run. https://metacpan.org/dist/Module-CPANfile/view/lib/cpanfile.pod
import { linesOf } from "../../formats/lines.ts";
import type { Scope } from "../../model/index.ts";

export interface CpanfileEntry {
  readonly module: string;
  readonly scope: Scope;
  readonly line: number;
}

const PHASES: ReadonlyMap<string, Scope> = new Map([
  ["runtime", "runtime"],
  ["configure", "build"],
  ["build", "build"],
  ["test", "test"],
  ["author", "development"],
  ["develop", "development"],
]);
const PREFIXED: ReadonlyMap<string, Scope> = new Map([
  ["requires", "runtime"],
  ["recommends", "optional"],
  ["suggests", "optional"],
  ["configure_requires", "build"],
  ["build_requires", "build"],
  ["test_requires", "test"],
  ["author_requires", "development"],
]);
const STATEMENT =
  /^\s*(requires|recommends|suggests|configure_requires|build_requires|test_requires|author_requires)\s*\(?\s*(["'])([A-Za-z_][\w:]*)\2/;

export function readCpanfile(text: string): {
  readonly entries: readonly CpanfileEntry[];
  readonly unread: readonly number[];
} {
  const entries: CpanfileEntry[] = [];
  const unread: number[] = [];
  const phases: { readonly scope: Scope; readonly depth: number }[] = [];
  let depth = 0;
  for (const { text: raw, number } of linesOf(text)) {
    if (/^__(?:END|DATA)__/.test(raw)) break;
    const line = raw.replace(/(^|\s)#.*$/, "$1");
    const phase = /^\s*on\s*\(?\s*["']?(\w+)["']?\s*(?:=>|,)\s*sub\s*\{/.exec(line)?.[1];
    const feature = /^\s*feature\s*\(?\s*["']/.test(line);
    const scope = phase === undefined ? (feature ? "optional" : undefined) : (PHASES.get(phase) ?? "unknown");
    if (scope !== undefined) phases.push({ scope, depth });
    // A block may open and close on one line: `on test => sub { requires 'A'; };`
    for (const part of (scope === undefined ? line : line.slice(line.indexOf("{") + 1)).split(";")) {
      const match = STATEMENT.exec(part);
      if (match !== null) {
        const module = match[3] ?? "";
        const own = PREFIXED.get(match[1] ?? "") ?? "runtime";
        if (module !== "perl")
          entries.push({ module, scope: own === "runtime" ? (phases.at(-1)?.scope ?? own) : own, line: number });
      } else if (/^\s*(?:\w+_)?(?:requires|recommends|suggests)\b\s*\(?\s*[^\s("']/.test(part)) unread.push(number);
    }
    for (const sign of line.replace(/(["'])(?:(?!\1).)*\1/g, "")) {
      if (sign === "{") depth++;
      else if (sign === "}") {
        depth--;
        if (phases.at(-1)?.depth === depth) phases.pop();
      }
    }
  }
  return { entries, unread };
}
