// build.gradle and build.gradle.kts, as far as they name dependencies literally. https://docs.gradle.org/current/userguide/declaring_dependencies.html
import { readGroup, readNamed, type ScriptToken, tokenizeScript } from "../../formats/script-tokens.ts";
import { parseToml } from "../../formats/toml.ts";
import { declaredOnly, unresolved } from "../../formats/troubles.ts";
import {
  type Diagnostic,
  type ExtractContext,
  type ExtractedComponent,
  type Extraction,
  type FormatFailure,
  ok,
  type Result,
  type SourceFile,
  weightierScope,
} from "../../model/index.ts";
import { buildPurl } from "../../purl/index.ts";
import { scopeOfDeclared } from "./gradle-scopes.ts";
import { findStatements, type Statement } from "./gradle-statements.ts";
import { appliedScripts, fillIn, readProperties, readValues, valueOfPath } from "./gradle-values.ts";
import { type Library, readCatalog } from "./version-catalog.ts";

/** How many folders up properties and catalogs are looked for. */
const LEVELS = 4;
const MOST_APPLIED = 20;
const REMEDY = "turn on dependency locking and commit gradle.lockfile, or scan an SBOM made by the CycloneDX plugin";
/** What stands in a dependencies block and brings in nothing of others. */
const OWN = new Set([
  "project",
  "projects",
  "files",
  "fileTree",
  "gradleApi",
  "localGroovy",
  "gradleTestKit",
  "gradleKotlinDsl",
]);
const WRAPPERS = new Set(["platform", "enforcedPlatform", "testFixtures", "variantOf", "create", "dependencies"]);

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const { path } = file;
  const tokens = tokenizeScript(file.text, { comment: "//" });
  const statements = findStatements(tokens);
  const diagnostics: Diagnostic[] = [];
  const components = new Map<string, ExtractedComponent>();
  if (statements.length > 0) {
    const reader = makeReader(context, tokens);
    for (const statement of statements.map(readAdd)) {
      const { isForBuild, isForTest, configuration } = statement;
      const scope = isForBuild ? "build" : isForTest ? "test" : scopeOfDeclared(configuration);
      for (const found of reader.read(statement)) {
        const { library, line } = found;
        if (library === undefined) {
          diagnostics.push(
            unresolved(path, line, `what "${statement.configuration}" asks for is computed when the build runs`),
          );
          continue;
        }
        const { group, name, version } = library;
        const ref = `${group}:${name}:${version ?? ""}`;
        const twin = components.get(ref);
        if (twin !== undefined) {
          components.set(ref, { ...twin, scope: weightierScope(twin.scope, scope) });
          continue;
        }
        components.set(ref, {
          ref,
          purl: buildPurl("maven", group, name, version),
          kind: "library",
          name: `${group}:${name}`,
          ...(version === undefined ? {} : { version }),
          scope,
          direct: true,
          location: { path, line },
        });
      }
    }
  }
  if (components.size > 0) diagnostics.push(declaredOnly(path, REMEDY));
  return ok({ projects: [], components: [...components.values()], edges: [], diagnostics });
}

/** `add("implementation", …)` names its configuration first. */
function readAdd(statement: Statement): Statement {
  const [open, first, comma] = statement.tokens;
  if (statement.configuration !== "add" || open?.text !== "(" || first?.kind !== "text" || comma?.text !== ",")
    return statement;
  return { ...statement, configuration: first.text, tokens: [open, ...statement.tokens.slice(3)] };
}

interface Found {
  readonly library: Library | undefined;
  readonly line: number;
}

function makeReader(context: ExtractContext, tokens: readonly ScriptToken[]) {
  const values = new Map<string, string>();
  const applied = new Set<string>();
  let catalog: ReturnType<typeof readCatalog> | undefined;
  const levels = Array.from({ length: LEVELS + 1 }, (_, level) => "../".repeat(level));
  for (const up of levels) {
    const properties = context.beside(`${up}gradle.properties`);
    if (properties?.ok === true) readProperties(properties.value.text, values);
    const file = context.beside(`${up}gradle/libs.versions.toml`);
    const toml = file?.ok === true ? parseToml(file.value.text) : undefined;
    if (toml?.ok === true) catalog ??= readCatalog(toml.value.root);
  }
  readValues(tokens, values);
  readApplied(tokens);
  for (const up of levels.slice(1)) {
    for (const name of ["build.gradle", "build.gradle.kts"]) readScript(`${up}${name}`);
  }
  return { read };

  function readScript(relative: string): boolean {
    const file = context.beside(relative);
    if (file?.ok !== true) return false;
    const other = tokenizeScript(file.value.text, { comment: "//" });
    readValues(other, values);
    readApplied(other);
    return true;
  }

  /** Paths start from the script's folder or from the root's, whichever it is; each is read once. */
  function readApplied(script: readonly ScriptToken[]): void {
    for (const path of appliedScripts(script)) {
      if (applied.has(path) || applied.size >= MOST_APPLIED) continue;
      applied.add(path);
      levels.some((up) => readScript(`${up}${path}`));
    }
  }

  function read({ configuration, tokens: whole }: Statement): Found[] {
    const statement = unwrap(whole);
    const words = statement.filter(({ kind }) => kind !== "sign");
    const [first] = words;
    if (first === undefined) return [];
    const line = first.line;
    if (first.kind === "word") {
      if (OWN.has(first.text)) return [];
      if (words.some(({ kind, text }) => kind === "word" && text === "libs")) return readAccessor(statement);
      if (first.text === "kotlin") return readKotlin(statement, line);
    }
    const named = readNamed(statement);
    const [group, name, version] = [named.get("group"), named.get("name"), named.get("version")];
    if (group !== undefined && name !== undefined) {
      const [filledGroup, filledName] = [fillIn(group, values), fillIn(name, values)];
      const filled = version && fillIn(version, values);
      const known =
        filledGroup && filledName ? { group: filledGroup, name: filledName, version: exact(filled) } : undefined;
      return [{ library: known, line }];
    }
    const texts = statement.filter(({ kind, text }) => kind === "text" && text.includes(":"));
    if (texts.length > 0) return texts.map((token) => ({ library: readCoordinates(token), line: token.line }));
    // `implementation(bom)` and `implementation deps.foo`, where the name stands for coordinates.
    const meant =
      first.kind === "word"
        ? libraryAt(
            words.map(({ text }) => text),
            line,
          )
        : undefined;
    if (meant !== undefined) return [{ library: meant, line }];
    // A call that is no configuration ("implementation(deps.foo)" is one, "println x" is not).
    return first.kind === "word" && scopeOfDeclared(configuration) !== "unknown" ? [{ library: undefined, line }] : [];
  }

  /** Coordinates that a map or a variable of the build holds. */
  function libraryAt(path: readonly string[], line: number): Library | undefined {
    const text = valueOfPath(path, values);
    return text?.includes(":") === true ? readCoordinates({ kind: "text", text, line, isDouble: true }) : undefined;
  }

  function readCoordinates(token: ScriptToken): Library | undefined {
    const filled = fillIn(token, values);
    const [group, name, version] = (filled ?? token.text).replace(/@\w+$/, "").split(":");
    if (!group || !name || /[$\s/]/.test(group + name)) return undefined;
    return { group, name, version: filled === undefined ? undefined : exact(version) };
  }

  /** `libs.androidx.core.ktx`, `libs.bundles.test` */
  function readAccessor(statement: readonly ScriptToken[]): Found[] {
    const found: Found[] = [];
    for (let at = 0; at < statement.length; at++) {
      const token = statement[at] as ScriptToken;
      if (token.kind !== "word" || token.text !== "libs") continue;
      const parts: string[] = [];
      while (statement[at + 1]?.text === "." && statement[at + 2]?.kind === "word") {
        parts.push((statement[at + 2] as ScriptToken).text);
        at += 2;
      }
      if (parts.at(-1) === "get") parts.pop();
      const own = libraryAt(["libs", ...parts], token.line);
      const libraries = catalog?.find(parts) ?? (own === undefined ? [] : [own]);
      if (libraries.length === 0) found.push({ library: undefined, line: token.line });
      for (const library of libraries) found.push({ library, line: token.line });
    }
    return found;
  }

  /** `kotlin("stdlib")` is org.jetbrains.kotlin:kotlin-stdlib. */
  function readKotlin(statement: readonly ScriptToken[], line: number): Found[] {
    const [name, version] = statement.filter(({ kind }) => kind === "text");
    if (name === undefined) return [{ library: undefined, line }];
    return [
      {
        library: {
          group: "org.jetbrains.kotlin",
          name: `kotlin-${name.text}`,
          version: exact(version && fillIn(version, values)),
        },
        line,
      },
    ];
  }
}

/** What `platform(…)`, `testFixtures(…)` and their kin are told. */
function unwrap(statement: readonly ScriptToken[]): readonly ScriptToken[] {
  let inner = statement;
  for (let depth = 0; depth < 5; depth++) {
    const at = inner.findIndex(({ kind }) => kind !== "sign");
    const first = inner[at];
    if (first?.kind !== "word" || !WRAPPERS.has(first.text)) return inner;
    const isCall = inner[at + 1]?.kind === "sign" && inner[at + 1]?.text === "(";
    inner = isCall ? readGroup(inner, at + 1).inside : inner.slice(at + 1);
  }
  return inner;
}

/** Ranges and "latest" tell no version. */
function exact(version: string | undefined): string | undefined {
  const bare = version?.replace(/!!$/, "");
  return bare !== undefined && /^[\w.-]*\d[\w.-]*$/.test(bare) ? bare : undefined;
}
