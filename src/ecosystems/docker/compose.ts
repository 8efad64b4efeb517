// Compose files: the images that services run. https://docs.docker.com/reference/compose-file/services/
import { entriesOf, getOwn, isObject } from "../../formats/json.ts";
import { fileBroken, partUnreadable, placeAt, shorten, unresolved } from "../../formats/troubles.ts";
import { firstMapping, parseYaml } from "../../formats/yaml.ts";
import {
  type Diagnostic,
  type ExtractContext,
  type ExtractedComponent,
  type Extraction,
  err,
  type FormatFailure,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { nameOfImage, parseImageReference, parseImageWithUnknownTag, purlOfImage } from "../../purl/index.ts";
import { expandVariables } from "./variables.ts";

export function extract(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const parsed = parseYaml(file.text);
  if (!parsed.ok) return err(fileBroken(file.path, parsed.error));
  const { lineOf } = parsed.value;
  const root = firstMapping(parsed.value);
  const services = isObject(root) ? getOwn(root, "services") : undefined;
  const components: ExtractedComponent[] = [];
  const diagnostics: Diagnostic[] = [];
  if (services !== undefined && !isObject(services)) {
    diagnostics.push(
      partUnreadable(file.path, isObject(root) ? lineOf(root, "services") : undefined, "services are no mapping"),
    );
  }
  const values = readEnvironment(context);
  for (const [name, service] of entriesOf(isObject(services) ? services : undefined)) {
    if (!isObject(service)) {
      if (service !== "")
        diagnostics.push(partUnreadable(file.path, undefined, `service "${shorten(name)}" is no mapping`));
      continue;
    }
    const raw = getOwn(service, "image");
    // With a build, "image" only names what is built here.
    if (typeof raw !== "string" || raw === "" || getOwn(service, "build") !== undefined) continue;
    const line = lineOf(service, "image");
    const text = expandVariables(raw, values);
    const image = text === undefined ? parseImageWithUnknownTag(raw) : parseImageReference(text);
    if (text === undefined) {
      const reason = `the image "${shorten(raw)}" depends on a variable without a default`;
      const diagnostic = unresolved(file.path, line, reason);
      diagnostics.push(image === undefined ? diagnostic : { ...diagnostic, gravity: "problem" });
    } else if (image === undefined) {
      diagnostics.push(partUnreadable(file.path, line, `"${shorten(text)}" is no image`));
    }
    if (image !== undefined) {
      const version = image.digest ?? image.tag;
      components.push({
        ref: name,
        purl: purlOfImage(image),
        kind: "image",
        name: nameOfImage(image),
        ...(version === undefined ? {} : { version }),
        scope: "runtime",
        direct: true,
        location: placeAt(file.path, line),
      });
    }
  }
  return ok({ projects: [], components, edges: [], diagnostics });
}

/** Compose takes variables from the file ".env" beside it. */
function readEnvironment(context: ExtractContext): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  const file = context.beside(".env");
  if (file?.ok !== true) return values;
  for (const line of file.value.text.split("\n")) {
    const equals = line.indexOf("=");
    const name = line
      .slice(0, Math.max(equals, 0))
      .trim()
      .replace(/^export\s+/, "");
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) continue;
    values.set(
      name,
      line
        .slice(equals + 1)
        .trim()
        .replace(/^(["'])(.*)\1$/, "$2"),
    );
  }
  return values;
}
