// The example with models, through the real program: what is found, what is judged how, and what is left to do.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { jsonTrouble } from "../reporters/cyclonedx/validate.ts";
import { FIXTURE_PROJECTS, licet } from "./licet.ts";

const LLAMA_2 = "LicenseRef-scancode-llama-2-license-2023";

interface Row {
  readonly purl: string;
  readonly name: string;
  readonly kind: string;
  readonly occurrences: readonly { readonly presence?: string }[];
  readonly conclusion: { readonly kind: string; readonly expression?: string };
  readonly verdict: {
    readonly answer: string;
    readonly steps: readonly { readonly clause?: string; readonly chosen: boolean }[];
    readonly obligations: readonly { readonly id: string; readonly status?: string }[];
    readonly questions: readonly { readonly fact: string }[];
  };
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "licet-models-"));
  cpSync(join(FIXTURE_PROJECTS, "llm-app"), folder, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function scan(change: (policy: string) => string = (policy) => policy): {
  rows: Row[];
  diagnostics: { code: string }[];
} {
  const original = readFileSync(join(FIXTURE_PROJECTS, "llm-app/license-policy.yml"), "utf8");
  writeFileSync(join(folder, "license-policy.yml"), change(original));
  const run = licet(["check", folder, "--json"]);
  const report = JSON.parse(run.stdout);
  return { rows: report.components, diagnostics: report.diagnostics };
}

const find = (rows: readonly Row[], name: string) => rows.find((row) => row.name === name)!;

describe("the example with models", () => {
  test("finds what is shipped, loaded and referenced, and nothing else", () => {
    const { rows } = scan();
    const found = rows.filter(({ kind }) => kind !== "image").map(({ kind, purl }) => `${kind} ${purl}`);
    expect(found).toEqual([
      "dataset pkg:generic/huggingface.co/datasets/OpenAssistant/oasst1",
      "model pkg:generic/models/falcon-support.Q4_K_M.gguf",
      "model pkg:generic/models/support-lora",
      "model pkg:huggingface/meta-llama/Llama-2-7b-chat-hf",
      "model pkg:huggingface/meta-llama/Llama-2-7b-chat-hf@f5db02db724555f92da89c216ac04704f23d4590",
      "model pkg:huggingface/sentence-transformers/all-MiniLM-L6-v2",
      "model pkg:huggingface/tiiuae/falcon-40b@b0462812b2f53caab9ccc64051635a74662fc73b",
    ]);
    expect(find(rows, "support-lora").occurrences.map(({ presence }) => presence)).toEqual([
      "shipped",
      "shipped",
      "shipped",
    ]);
  });

  test("the adapter's permissive tag does not hide Llama 2", () => {
    const { rows, diagnostics } = scan();
    expect(find(rows, "support-lora").conclusion.expression).toBe(`Apache-2.0 AND ${LLAMA_2}`);
    expect(diagnostics.map(({ code }) => code)).toContain("LIC401");
  });

  test("Llama 2 is allowed with 1.2 million users in June 2023, and its duties are checked against the files", () => {
    const { verdict } = find(scan().rows, "support-lora");
    expect(verdict.answer).toBe("allow");
    const status = Object.fromEntries(verdict.obligations.map(({ id, status }) => [id.replace(/^.*\//, ""), status]));
    expect(status).toMatchObject({ "license-copy": "unmet", "notice-file": "met", "no-training": "unchecked" });
  });

  test("with 800 million it is denied by section 2", () => {
    const { verdict } = find(
      scan((policy) => policy.replace("2023-06: 1200000", "2023-06: 800000000")).rows,
      "support-lora",
    );
    expect(verdict.answer).toBe("deny");
    expect(verdict.steps.map(({ clause }) => clause)).toContain("2");
  });

  test("without the number it is asked for", () => {
    const { verdict } = find(scan((policy) => policy.replace(/.*monthly-active-users.*\n/, "")).rows, "support-lora");
    expect(verdict.answer).toBe("undetermined");
    expect(verdict.questions.map(({ fact }) => fact)).toEqual(["group.monthly-active-users"]);
  });

  test("Falcon in a business needs permission, and its statement is missing in the README", () => {
    const { verdict } = find(scan().rows, "Falcon 40B Support");
    expect(verdict.answer).toBe("deny");
    expect(verdict.steps.find(({ chosen }) => chosen)?.clause).toBe("8.1");
    expect(verdict.obligations.find(({ id }) => id.endsWith("/public-statement"))?.status).toBe("unmet");
  });

  test.each(["1.5", "1.6", "1.7"])(
    "the ML-BOM is valid CycloneDX %s, with cards, ancestors and data",
    async (version) => {
      const run = licet(["sbom", join(FIXTURE_PROJECTS, "llm-app"), "--spec-version", version]);
      expect(await jsonTrouble(run.stdout)).toBeNull();
      expect(run.stdout).toContain(`${LLAMA_2}/mau-threshold 2 deny, does not apply: `);
      const { components } = JSON.parse(run.stdout);
      const adapter = components.find((one: { name: string }) => one.name === "support-lora");
      expect(adapter.type).toBe("machine-learning-model");
      expect(adapter.modelCard.modelParameters.task).toBe("text-generation");
      expect(adapter.pedigree.ancestors[0].purl).toBe("pkg:huggingface/meta-llama/Llama-2-7b-chat-hf");
      expect(components.find((one: { type: string }) => one.type === "data").name).toBe("OpenAssistant/oasst1");
    },
  );

  test("the terminal lists what is to be done, once per licence", () => {
    const { stdout, code } = licet(["check", join(FIXTURE_PROJECTS, "llm-app")]);
    expect(code).toBe(1);
    expect(stdout).toContain("what your models ask of you");
    expect(stdout).toMatch(/\[x\] Keep the required sentence in a "Notice" text file/);
    expect(stdout).toMatch(/\[ \] Say so in every public statement about a derived work \(5\.1\)/);
  });
});
