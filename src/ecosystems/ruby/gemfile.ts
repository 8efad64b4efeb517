// Gemfile without a lockfile: the gems it asks for, read as text. https://bundler.io/man/gemfile.5.html
import { linesOf } from "../../formats/lines.ts";
import { declaredOnly, knownGap } from "../../formats/troubles.ts";
import {
  type Diagnostic,
  type ExtractedComponent,
  type Extraction,
  type FormatFailure,
  ok,
  type Result,
  type Scope,
  type SourceFile,
  weightierScope,
} from "../../model/index.ts";
import { buildPurl } from "../../purl/index.ts";
import { stringsIn, withoutComment } from "./ruby-text.ts";

export interface GemLine {
  readonly name: string;
  readonly requirement?: string;
  readonly scope: Scope;
  readonly isLocal: boolean;
  readonly line: number;
}

export interface Gemfile {
  readonly gems: readonly GemLine[];
  /** Lines that bring in gems which only running the file could tell. */
  readonly opaque: readonly { readonly line: number; readonly what: string }[];
}

const EXACT = /^=?\s*(\d[0-9A-Za-z.]*)$/;

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const { gems, opaque } = readGemfile(file.text);
  const diagnostics: Diagnostic[] = opaque.map(({ line, what }) =>
    knownGap(file.path, line, `${what} is not followed`),
  );
  const components = new Map<string, ExtractedComponent>();
  for (const { name, requirement, scope, isLocal, line } of gems) {
    if (isLocal) continue;
    const version = EXACT.exec(requirement ?? "")?.[1];
    const twin = components.get(name);
    components.set(name, {
      ref: name,
      purl: buildPurl("gem", undefined, name, version),
      kind: "library",
      name,
      ...(version === undefined ? {} : { version }),
      scope: twin === undefined ? scope : weightierScope(twin.scope, scope),
      direct: true,
      location: twin?.location ?? { path: file.path, line },
    });
  }
  if (components.size > 0) diagnostics.push(declaredOnly(file.path, "commit Gemfile.lock (bundle lock writes it)"));
  return ok({ projects: [], components: [...components.values()], edges: [], diagnostics });
}

/** Reads `gem` lines with the groups around them; blocks are followed by their "do" and "end". */
export function readGemfile(text: string): Gemfile {
  const gems: GemLine[] = [];
  const opaque: { line: number; what: string }[] = [];
  const blocks: (Scope | undefined)[] = [];
  let pending: { code: string; line: number } | undefined;
  for (const { text: source, number } of linesOf(text)) {
    const code = withoutComment(source).trim();
    if (code === "") continue;
    if (pending !== undefined) {
      pending.code += ` ${code}`;
      if (!continues(code)) {
        addGem(pending.code, pending.line);
        pending = undefined;
      }
      continue;
    }
    const [, word] = /^([a-z_]+\??)(?=[\s("':]|$)/.exec(code) ?? [];
    if (word === "gem") {
      if (continues(code)) pending = { code, line: number };
      else addGem(code, number);
    } else if (word === "eval_gemfile" || word === "gemspec") {
      if (word === "eval_gemfile") opaque.push({ line: number, what: word });
    } else if (/\bdo\b(?:\s*\|[^|]*\|)?$/.test(code)) {
      blocks.push(word === "group" ? scopeOfGroups(code) : undefined);
    } else if (/^(?:if|unless|case|begin|def|while|until|for|class|module)\b/.test(code)) {
      blocks.push(undefined);
    } else if (/^end\b/.test(code)) {
      blocks.pop();
    }
  }
  if (pending !== undefined) addGem(pending.code, pending.line);

  function addGem(code: string, line: number): void {
    const [name, requirement] = stringsIn(code);
    if (name === undefined) {
      opaque.push({ line, what: "a gem whose name is computed" });
      return;
    }
    const inline = /\bgroups?(?::|["']?\s*=>)\s*(\[[^\]]*\]|:\w+|["']\w+["'])/.exec(code)?.[1];
    const around = blocks.findLast((scope) => scope !== undefined);
    const isLocal = /\bpath(?::|\s*=>)/.test(code);
    const isRequirement = requirement !== undefined && /^\s*[=<>~!]*\s*\d/.test(requirement);
    gems.push({
      name,
      ...(isRequirement ? { requirement } : {}),
      scope: inline === undefined ? (around ?? "runtime") : scopeOfGroups(inline),
      isLocal,
      line,
    });
  }
  return { gems, opaque };
}

function continues(code: string): boolean {
  return code.endsWith(",") || code.endsWith("\\");
}

/** Groups are free names; only the customary ones for development and tests are taken as such. */
function scopeOfGroups(code: string): Scope {
  const names = [...code.matchAll(/:(\w+)|["'](\w+)["']/g)].map(([, symbol, string]) => symbol ?? string ?? "");
  const scopes = names
    .filter((name) => name !== "optional")
    .map((name): Scope => (name === "development" ? "development" : name === "test" ? "test" : "runtime"));
  return scopes.length === 0 ? "runtime" : scopes.reduce(weightierScope);
}
