// Build files, pages and programs in other languages: addresses of files in repositories of the hub ("…/resolve/…"), and nothing else.
import { linesOf } from "../../formats/lines.ts";
import {
  type ExtractedComponent,
  type Extraction,
  type FormatFailure,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { mergePlaces } from "./merge-places.ts";
import { readModelWord } from "./model-words.ts";

const ADDRESS =
  /https:\/\/(?:huggingface\.co|hf\.co|hf-mirror\.com)\/[\w.-]+\/[\w./-]{1,200}\/resolve\/[^\s"'`<>)\]}]{1,300}/g;
const COMMENT = /^\s*(?:\/\/|#|\*|;|--|<!--)/;

export function extract(file: SourceFile): Result<Extraction, FormatFailure> {
  const found: ExtractedComponent[] = [];
  for (const { text, number } of linesOf(file.text)) {
    if (text.length > 20_000 || !text.includes("/resolve/") || COMMENT.test(text)) continue;
    for (const [address] of text.matchAll(ADDRESS)) {
      const component = readModelWord({ text: address, location: { path: file.path, line: number } }, "mention");
      if (component !== undefined) found.push({ ...component, direct: true, presence: "loaded" });
    }
  }
  return ok({ projects: [], components: mergePlaces(found), edges: [], diagnostics: [] });
}
