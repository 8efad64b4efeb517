import { expect, test } from "vitest";
import { readMatchSpec } from "../../../src/ecosystems/conda/environment.ts";
import { lookUp } from "../../../src/ecosystems/conda/installed.ts";
import { readArchiveUrl } from "../../../src/ecosystems/conda/packages.ts";
import { makeContext, makeSubject } from "../look-up.ts";

test("an installed conda package states its licence in conda-meta", () => {
  const path = ".pixi/envs/default/conda-meta/numpy-1.26.4-py312heda63a1_0.json";
  const context = makeContext({ [path]: '{\n  "name": "numpy",\n  "license": "BSD-3-Clause"\n}' });
  const subject = makeSubject("pkg:conda/numpy@1.26.4", "numpy", "1.26.4", { folders: ["app"] });
  expect(lookUp(subject, context)).toMatchObject({
    value: { installed: true, statements: [{ as: "expression", raw: "BSD-3-Clause", location: { path, line: 3 } }] },
  });
  const other = makeSubject("pkg:conda/numpy@2.0.0", "numpy", "2.0.0");
  expect(lookUp(other, context)).toMatchObject({ value: { installed: false } });
});

test("a damaged record is a loss", () => {
  const context = makeContext({ "env/conda-meta/numpy-1.26.4-0.json": "{" });
  const subject = makeSubject("pkg:conda/numpy@1.26.4", "numpy", "1.26.4");
  expect(lookUp(subject, context)).toMatchObject({ value: { diagnostics: [{ code: "LIC102", gravity: "loss" }] } });
});

test.each([
  ["python=3.12.4", "python", "3.12.4"],
  ["python==3.12.4", "python", "3.12.4"],
  ["numpy=1.26.4=py312heda63a1_0", "numpy", "1.26.4"],
  ["conda-forge::openblas 0.3.27", "openblas", "0.3.27"],
  ["libgcc_mutex 0.1 conda_forge", "libgcc_mutex", "0.1"],
  ["scipy 1.13.*", "scipy", undefined],
  ["numpy>=1.2,<2", "numpy", undefined],
  ["pip", "pip", undefined],
])("%s names %s and %s", (text, name, version) => {
  expect(readMatchSpec(text)).toEqual({ name, version });
});

test("an archive's address tells name, version and build, whatever dashes the name has", () => {
  expect(
    readArchiveUrl("https://conda.example/conda-forge/linux-64/ca-certificates-2024.7.4-hbcca054_0.conda"),
  ).toMatchObject({
    channel: "conda-forge",
    subdir: "linux-64",
    name: "ca-certificates",
    version: "2024.7.4",
    build: "hbcca054_0",
  });
  expect(readArchiveUrl("https://files.example/a-1.0-py3-none-any.whl")).toBeUndefined();
});
