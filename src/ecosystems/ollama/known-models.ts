// Last resort for models that are only named: what Ollama's library publishes under which licence. A name is a hint, and said to be one.

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

/** Only licences with limits, only names that stand for one of them. https://ollama.com/library */
const LIBRARY: Readonly<Record<string, string>> = {
  codegemma: "LicenseRef-scancode-gemma-tou-2025-03-24",
  codellama: "LicenseRef-scancode-llama-2-license-2023",
  "exaone3.5": "LicenseRef-scancode-exaone-ai-model-1.1-nc",
  falcon2: "LicenseRef-scancode-falcon-2-11b-1.0",
  falcon3: "LicenseRef-TII-Falcon-2024-12",
  gemma: "LicenseRef-scancode-gemma-tou-2025-03-24",
  gemma2: "LicenseRef-scancode-gemma-tou-2025-03-24",
  gemma3: "LicenseRef-scancode-gemma-tou-2025-03-24",
  llama2: "LicenseRef-scancode-llama-2-license-2023",
  "llama2-chinese": "LicenseRef-scancode-llama-2-license-2023",
  "llama2-uncensored": "LicenseRef-scancode-llama-2-license-2023",
  llama3: "LicenseRef-Meta-Llama-3-Community",
  "llama3.1": "LicenseRef-scancode-llama-3.1-license-2024",
  "llama3.2": "LicenseRef-scancode-llama-3.2-license-2024",
  "llama3.3": "LicenseRef-scancode-llama-3.3-license-2024",
  llama4: "LicenseRef-scancode-llama-4-cla-2025",
};

export function lookUp(subject: LookUpSubject, _context: LookUpContext): Result<LookUp, LookUpFailure> {
  const parsed = parsePurl(subject.purl);
  if (!parsed.ok || parsed.value.namespace !== "ollama.com/library") return ok({ installed: false, statements: [] });
  const { name } = parsed.value;
  const license = Object.hasOwn(LIBRARY, name) ? LIBRARY[name] : undefined;
  if (license === undefined) return ok({ installed: false, statements: [] });
  return ok(hintLicense("ollama/known-models", subject.purl, license));
}
