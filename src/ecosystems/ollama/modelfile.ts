// Ollama Modelfiles: what a model is made from, and the licence texts they carry. https://docs.ollama.com/modelfile
import {
  baseNameOf,
  type ExtractContext,
  type ExtractedComponent,
  type Extraction,
  type FormatFailure,
  folderOf,
  joinInside,
  type OwnStatement,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { localModelPurl, ollamaComponent } from "../../purl/index.ts";

const SOURCE = "ollama/modelfile";
const NOTHING: Extraction = { projects: [], components: [], edges: [], diagnostics: [] };

interface Instruction {
  readonly name: string;
  readonly value: string;
  readonly line: number;
}

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const instructions = readInstructions(file.text);
  const from = instructions.find(({ name }) => name === "FROM");
  if (from === undefined) return ok(NOTHING);
  const parents = new Map<string, ExtractedComponent>();
  const unresolved: string[] = [];
  const folder = folderOf(file.path);
  for (const { name, value, line } of instructions) {
    if (name !== "FROM" && name !== "ADAPTER") continue;
    const parent = /\.(?:gguf|safetensors|bin)$/i.test(value)
      ? localFile(folder, value, { path: file.path, line })
      : ollamaComponent(value, { path: file.path, line });
    if (parent === undefined) unresolved.push(value);
    else parents.set(parent.ref, parent);
  }
  const purl = localModelPurl(file.path);
  const own: ExtractedComponent = {
    ref: purl,
    purl,
    kind: "model",
    name: nameOf(file.path),
    scope: "runtime",
    direct: true,
    location: { path: file.path, line: from.line },
    presence: "loaded",
    statements: licensesOf(instructions, file.path, context),
    about: {
      properties: {
        "model:format": "modelfile",
        ...(parents.size === 0 ? {} : { "model:base": [...parents.keys()] }),
        ...(unresolved.length === 0 ? {} : { "model:base-unresolved": unresolved }),
      },
    },
  };
  return ok({
    ...NOTHING,
    components: [own, ...parents.values()],
    edges: [...parents.keys()].map((ref) => ({ from: own.ref, to: ref })),
  });
}

/** Modelfile.support, support.Modelfile, or the folder of a plain Modelfile. */
function nameOf(path: string): string {
  const name = baseNameOf(path);
  const own = name.replace(/\.?modelfile\.?/i, "");
  if (own !== "") return own;
  const folder = folderOf(path);
  return folder === "" ? "Modelfile" : baseNameOf(folder);
}

/** A weights file beside the Modelfile has the purl that its own extractor gives it. */
function localFile(
  folder: string,
  value: string,
  location: { path: string; line: number },
): ExtractedComponent | undefined {
  const path = value.startsWith("/") || value.startsWith("~") ? undefined : joinInside(folder, value);
  if (path === undefined) return undefined;
  const purl = localModelPurl(path.replace(/-\d{5}-of-\d{5}(?=\.gguf$)/i, ""));
  return {
    ref: purl,
    purl,
    kind: "model",
    name: baseNameOf(path),
    scope: "runtime",
    direct: false,
    location,
    presence: "referenced",
  };
}

function licensesOf(instructions: readonly Instruction[], path: string, context: ExtractContext): OwnStatement[] {
  return instructions
    .filter(({ name, value }) => name === "LICENSE" && value !== "")
    .map(({ value, line }): OwnStatement => {
      const location = { path, line };
      if (value.length <= 200 && !value.includes("\n")) return { as: "name", raw: value, source: SOURCE, location };
      return { as: "text", raw: "LICENSE", source: SOURCE, location, digest: context.keepText(value) };
    });
}

/** `NAME value`, where a value in `"""` goes on over lines; "#" starts a comment line. */
function readInstructions(text: string): Instruction[] {
  const instructions: Instruction[] = [];
  const lines = text.split(/\r?\n/);
  for (let at = 0; at < lines.length; at++) {
    const match = /^\s*([A-Za-z]+)\s+(.*)$/.exec(lines[at] ?? "");
    const [, name = "", rest = ""] = match ?? [];
    if (match === null) continue;
    const line = at + 1;
    let value = rest.trim();
    if (value.startsWith('"""')) {
      value = value.slice(3);
      const parts: string[] = [];
      for (;;) {
        const end = value.indexOf('"""');
        parts.push(end < 0 ? value : value.slice(0, end));
        if (end >= 0 || at + 1 >= lines.length) break;
        value = lines[++at] ?? "";
      }
      value = parts.join("\n").trim();
    } else if (value.length > 1 && value.startsWith('"') && value.endsWith('"')) {
      value = value.slice(1, -1);
    }
    instructions.push({ name: name.toUpperCase(), value, line });
  }
  return instructions;
}
