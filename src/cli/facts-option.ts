// Reads --fact name=value: typed and checked like the facts of a policy.
import type { FactValue } from "../model/index.ts";
import { factsOf } from "../policy/conditions.ts";
import { findValueMistake } from "../policy/fact-values.ts";
import { factKinds, findFactKind } from "../policy/facts.ts";
import type { FactEntry, Policy } from "../policy/policy.ts";
import { nearestWord } from "../policy/suggest.ts";
import { UsageError } from "./usage-error.ts";

/** Throws a UsageError for what the policy and the licenses do not ask about, and for a value of another kind. */
export function readFacts(words: readonly string[], policy: Policy): readonly FactEntry[] {
  const own = factsOf(policy);
  const facts = new Map<string, FactValue>();
  for (const word of words) {
    const [name, value] = readFact(word, own);
    const kind = findFactKind(name);
    const mistake = kind === undefined ? undefined : findValueMistake(kind, value);
    if (mistake !== undefined) throw new UsageError(`--fact: ${mistake.message}`, mistake.remedy);
    const before = facts.get(name);
    facts.set(name, Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value);
  }
  return [...facts];
}

function readFact(word: string, own: readonly string[]): readonly [string, FactValue] {
  const at = word.indexOf("=");
  const name = (at < 0 ? word : word.slice(0, at)).trim();
  const text = at < 0 ? "" : word.slice(at + 1).trim();
  const kind = findFactKind(name);
  if (kind === undefined && !own.includes(name)) {
    const near = nearestWord(name, [...factKinds().map((one) => one.name), ...own]);
    throw new UsageError(
      `--fact: there is no fact "${name}"`,
      near === undefined ? "declare it under `facts:` in the policy (null = not known yet)" : `did you mean "${near}"?`,
    );
  }
  if (text === "") throw new UsageError(`--fact ${name}: no value`, `write it as --fact ${name}=…`);
  switch (kind?.type) {
    case undefined:
      return [name, guessValue(text)];
    case "boolean":
      if (text !== "true" && text !== "false")
        throw new UsageError(`--fact ${name} is true or false, not "${text}"`, kind.ask);
      return [name, text === "true"];
    case "number": {
      const number = readNumber(text);
      if (number === undefined) throw new UsageError(`--fact ${name} is a number, not "${text}"`, kind.ask);
      return [name, number];
    }
    case "text":
      return [name, text];
    case "texts":
      return [name, readTexts(name, text, kind.values)];
  }
}

/** "700_000_000", "700000000", "1.5e6". */
function readNumber(text: string): number | undefined {
  const bare = text.replace(/(?<=\d)[_,'](?=\d{3})/g, "");
  return /^-?\d+(?:\.\d+)?(?:e\d{1,2})?$/i.test(bare) ? Number(bare) : undefined;
}

function readTexts(name: string, text: string, values: readonly string[] | undefined): readonly string[] {
  return text.split(",").map((raw) => {
    const word = raw.trim();
    if (values === undefined || values.includes(word)) return word;
    const near = nearestWord(word, values);
    throw new UsageError(
      `--fact: "${word}" is no value of ${name}`,
      near === undefined ? `use one of: ${values.join(", ")}` : `did you mean "${near}"?`,
    );
  });
}

/** A fact of the policy's own has the kind that its value looks like, as in YAML. */
function guessValue(text: string): FactValue {
  if (text === "true" || text === "false") return text === "true";
  return readNumber(text) ?? text;
}
