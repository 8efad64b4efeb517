// Last resort for models that are only named: what Docker publishes in its namespace "ai" under which licence. A name is a hint, and said to be one.
import { hintLicense } from "../../formats/name-hints.ts";
import {
  type LookUp,
  type LookUpContext,
  type LookUpFailure,
  type LookUpSubject,
  ok,
  type Result,
} from "../../model/index.ts";

/** Only licences with limits, only names that stand for one of them. https://hub.docker.com/u/ai */
const MODELS: Readonly<Record<string, string>> = {
  embeddinggemma: "LicenseRef-scancode-gemma-tou-2025-03-24",
  functiongemma: "LicenseRef-scancode-gemma-tou-2025-03-24",
  gemma3: "LicenseRef-scancode-gemma-tou-2025-03-24",
  "gemma3-qat": "LicenseRef-scancode-gemma-tou-2025-03-24",
  gemma3n: "LicenseRef-scancode-gemma-tou-2025-03-24",
  "llama3.1": "LicenseRef-scancode-llama-3.1-license-2024",
  "llama3.2": "LicenseRef-scancode-llama-3.2-license-2024",
  "llama3.3": "LicenseRef-scancode-llama-3.3-license-2024",
  llama4: "LicenseRef-scancode-llama-4-cla-2025",
};

export function lookUp(subject: LookUpSubject, _context: LookUpContext): Result<LookUp, LookUpFailure> {
  const name = /^pkg:oci\/([^@?]+)[^#]*repository_url=docker\.io(?:\/|%2F)ai(?:\/|%2F)/i.exec(subject.purl)?.[1] ?? "";
  const license = Object.hasOwn(MODELS, name) ? MODELS[name] : undefined;
  return ok(
    license === undefined
      ? { installed: false, statements: [] }
      : hintLicense("docker-models/known-models", subject.purl, license),
  );
}
