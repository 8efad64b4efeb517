// <package>.cabal: a package and what it asks for. https://cabal.readthedocs.io/en/stable/cabal-package-description-file.html
import { notOfFormat } from "../../formats/troubles.ts";
import { type Extraction, err, type FormatFailure, ok, type Result, type SourceFile } from "../../model/index.ts";
import { readCabalFields } from "./cabal-fields.ts";
import { namesInDepends, type Requirement, scopeOfSection, toExtraction } from "./declared.ts";

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const fields = readCabalFields(file.text);
  const top = (name: string) => fields.find((field) => field.name === name && field.section === "")?.value;
  const name = top("name");
  if (name === undefined || name === "") return err(notOfFormat(file.path, "a package description without a name"));
  const version = top("version");
  const requirements = fields.flatMap(({ name: field, section, value, line }): Requirement[] => {
    if (field === "build-depends" || field === "setup-depends") {
      const scope = field === "setup-depends" ? "build" : scopeOfSection(section);
      return value
        .split("\n")
        .flatMap((part, offset) => namesInDepends(part).map((one) => ({ name: one, scope, line: line + offset })));
    }
    if (field !== "build-tool-depends" && field !== "build-tools") return [];
    return namesInDepends(value).map((one) => ({ name: one, scope: "build", line }));
  });
  return ok(
    toExtraction(file.path, { name, ...(version === undefined || version === "" ? {} : { version }) }, requirements),
  );
}
