// Licences whose texts may not be shipped are known by their titles, whatever stands below, and never taken for free ones.
import { describe, expect, it } from "vitest";
import { detect } from "../../../src/licenses/detect/detect.ts";
import { shippedIndex } from "./shipped-index.ts";

const index = shippedIndex();
/** In our own words: what such agreements say. */
const BODY =
  "By using any portion of the Materials you agree to be bound by this Agreement. You are granted a non-exclusive, non-transferable limited license to use and modify the Materials. Licensor disclaims all warranties and liability. Governing law and jurisdiction: hereunder, royalty-free, worldwide, to reproduce and distribute, subject to these terms and conditions; rights terminate on infringement.";

describe("a model licence", () => {
  it.each([
    ["LLAMA 2 COMMUNITY LICENSE AGREEMENT", "LicenseRef-scancode-llama-2-license-2023"],
    ["META LLAMA 3 COMMUNITY LICENSE AGREEMENT", "LicenseRef-Meta-Llama-3-Community"],
    ["LLAMA 3.2 COMMUNITY LICENSE AGREEMENT", "LicenseRef-scancode-llama-3.2-license-2024"],
    ["**LLAMA 4 COMMUNITY LICENSE AGREEMENT**", "LicenseRef-scancode-llama-4-cla-2025"],
    ["TII Falcon LLM License Version 1.0", "LicenseRef-TII-Falcon-LLM-1.0"],
    ["Falcon 180B TII License Version 1.0", "LicenseRef-TII-Falcon-180B-1.0"],
    ["Gemma Terms of Use", "LicenseRef-scancode-gemma-tou-2025-03-24"],
    ["BigCode Open RAIL-M v1 License Agreement", "LicenseRef-scancode-bigcode-open-rail-m-v1"],
    ["Tongyi Qianwen RESEARCH LICENSE AGREEMENT", "LicenseRef-Tongyi-Qianwen-Research-2023"],
    ["Databricks Open Model License", "LicenseRef-Databricks-Open-Model"],
    ["PolyForm Shield License 1.0.0", "LicenseRef-scancode-polyform-shield-1.0.0"],
  ])("is known by its title: %s", (title, license) => {
    expect(detect(`${title}\n\n${BODY}\n`, index).expression).toBe(license);
  });

  it.each(["released under", "licensed under"])("is known where a model is %s it", (verb) => {
    const answer = detect(`This model is ${verb} the Llama 3.2 Community License.`, index);
    expect(answer.expression).toBe("LicenseRef-scancode-llama-3.2-license-2024");
  });

  it.each(["Falcon LLM License", "Mistral AI Research License", "Jamba Open Model License Agreement"])(
    "that is not told for certain is unreadable: %s",
    (title) => {
      expect(detect(`${title}\n\n${BODY}\n`, index).reading).toBe("unreadable");
    },
  );

  it("is not claimed by a model's name alone", () => {
    const readme = "# foo\n\nWe compare ChatGLM-6B with OPT-175B and Kimi K3.\n\n## License\n\nMIT\n";
    expect(detect(readme, index).expression).toBe("MIT");
  });
});
