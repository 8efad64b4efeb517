// .terraform.lock.hcl: the exact version of every provider. https://developer.hashicorp.com/terraform/language/files/dependency-lock
import { partUnreadable, shorten } from "../../formats/troubles.ts";
import {
  type Diagnostic,
  type ExtractedComponent,
  type Extraction,
  type FormatFailure,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { readHclBlocks } from "./hcl.ts";
import { purlOfProvider } from "./purl.ts";

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const components: ExtractedComponent[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const block of readHclBlocks(file.text)) {
    if (block.type !== "provider") {
      diagnostics.push(partUnreadable(file.path, block.line, `unknown block "${shorten(block.type)}"`));
      continue;
    }
    const [address = ""] = block.labels;
    const version = block.texts.get("version")?.value;
    const purl = purlOfProvider(address, version);
    if (purl === undefined || version === undefined || !block.closed) {
      const reason =
        purl === undefined
          ? `"${shorten(address)}" is no provider`
          : `provider "${shorten(address)}" ends too early or has no version`;
      diagnostics.push(partUnreadable(file.path, block.line, reason));
      if (purl === undefined || version === undefined) continue;
    }
    components.push({
      ref: `${components.length} ${address}`,
      purl,
      kind: "application",
      name: address.split("/").slice(1).join("/"),
      version,
      scope: "build",
      direct: undefined,
      location: { path: file.path, line: block.line },
    });
  }
  return ok({ projects: [], components, edges: [], diagnostics });
}
