// Reads SPDX 2.2 and 2.3 in tag-value form. https://spdx.github.io/spdx-spec/v2.3/conformance/#44-standard-data-format-requirements
import { notOfFormat, partUnreadable, shorten } from "../../formats/troubles.ts";
import {
  type Diagnostic,
  type ExtractContext,
  type Extraction,
  err,
  type FormatFailure,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { toExtraction } from "./document.ts";
import { readSpdx2, type Spdx2Package, type Spdx2Relationship } from "./spdx2.ts";

interface Tag {
  readonly name: string;
  readonly value: string;
  readonly line: number;
}

type Draft = { -readonly [key in keyof Spdx2Package]: Spdx2Package[key] } & { checksums: [string, string][] };

const TEXT_FIELDS: ReadonlyMap<
  string,
  "version" | "declared" | "concluded" | "purpose" | "supplier" | "originator" | "homepage" | "download" | "filename"
> = new Map([
  ["PackageVersion", "version"],
  ["PackageLicenseDeclared", "declared"],
  ["PackageLicenseConcluded", "concluded"],
  ["PrimaryPackagePurpose", "purpose"],
  ["PackageSupplier", "supplier"],
  ["PackageOriginator", "originator"],
  ["PackageHomePage", "homepage"],
  ["PackageDownloadLocation", "download"],
  ["PackageFileName", "filename"],
]);

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const diagnostics: Diagnostic[] = [];
  const tags = splitTags(file.text, file.path, diagnostics);
  if (tags.find((tag) => tag.name === "SPDXVersion")?.value.startsWith("SPDX-2") !== true) {
    return err(notOfFormat(file.path, 'no "SPDXVersion: SPDX-2" tag'));
  }
  const packages: Draft[] = [];
  const relationships: Spdx2Relationship[] = [];
  const extracted = new Map<string, { name?: string; text?: string }>();
  let current: Draft | undefined;
  let license: { name?: string; text?: string } | undefined;
  let documentId = "SPDXRef-DOCUMENT";

  for (const { name, value, line } of tags) {
    if (name === "PackageName") {
      current = { id: `package ${packages.length + 1}`, name: value, checksums: [], line };
      packages.push(current);
    } else if (name === "FileName" || name === "SnippetSPDXID") {
      current = undefined;
    } else if (name === "SPDXID") {
      if (current !== undefined && /^package \d+$/.test(current.id)) current.id = value;
      else if (packages.length === 0 && current === undefined && value === "SPDXRef-DOCUMENT") documentId = value;
    } else if (name === "Relationship") {
      const [from = "", type = "", to = ""] = value.split(/\s+/);
      relationships.push({ from, type, to });
    } else if (name === "LicenseID") {
      current = undefined;
      license = {};
      extracted.set(value, license);
    } else if (name === "ExtractedText" && license !== undefined) {
      license.text = value;
    } else if (name === "LicenseName" && license !== undefined) {
      license.name = value;
    } else if (current !== undefined) {
      readPackageTag(current, name, value);
    }
  }
  for (const one of packages) {
    if (one.name.trim() === "") diagnostics.push(partUnreadable(file.path, one.line, "a package without a name"));
  }
  const describes = relationships.flatMap(({ from, type, to }) =>
    type === "DESCRIBES" && from === documentId ? [to] : type === "DESCRIBED_BY" && to === documentId ? [from] : [],
  );
  const named = packages.filter((one) => one.name.trim() !== "");
  const place = { source: "sbom/spdx-tag-value", path: file.path, keepText: context.keepText };
  return ok(
    toExtraction(file.path, readSpdx2({ packages: named, relationships, describes, extracted, diagnostics }, place)),
  );
}

function readPackageTag(current: Draft, name: string, value: string): void {
  const field = TEXT_FIELDS.get(name);
  if (field !== undefined) current[field] = value;
  else if (name === "PackageDescription") current.description = value;
  else if (name === "PackageSummary") current.description ??= value;
  else if (name === "PackageChecksum") {
    const colon = value.indexOf(":");
    if (colon > 0) current.checksums.push([value.slice(0, colon), value.slice(colon + 1).trim()]);
  } else if (name === "ExternalRef") {
    const [, type = "", locator] = value.split(/\s+/);
    if (type.endsWith("purl") && locator !== undefined) current.purl ??= locator;
  }
}

/** `Tag: value`, where a value may be `<text>…</text>` over several lines; lines that start with "#" are comments. */
function splitTags(text: string, path: string, diagnostics: Diagnostic[]): Tag[] {
  const tags: Tag[] = [];
  const lines = text.split("\n");
  for (let at = 0; at < lines.length; at++) {
    const line = (lines[at] ?? "").trim();
    if (line === "" || line.startsWith("#")) continue;
    const colon = line.indexOf(":");
    if (colon <= 0 || !/^[A-Za-z]+$/.test(line.slice(0, colon))) {
      diagnostics.push(partUnreadable(path, at + 1, `not a tag with a value: ${shorten(line)}`));
      continue;
    }
    const name = line.slice(0, colon);
    const start = at + 1;
    let value = line.slice(colon + 1).trim();
    if (value.startsWith("<text>")) {
      const parts = [value.slice("<text>".length)];
      while (!(parts.at(-1) ?? "").includes("</text>") && at + 1 < lines.length)
        parts.push((lines[++at] ?? "").replace(/\r$/, ""));
      const last = parts.pop() ?? "";
      const end = last.indexOf("</text>");
      if (end < 0) diagnostics.push(partUnreadable(path, start, `${name}: a text without its end`));
      value = [...parts, end < 0 ? last : last.slice(0, end)].join("\n");
    }
    tags.push({ name, value, line: start });
  }
  return tags;
}
