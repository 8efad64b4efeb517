// Package URLs: build, parse, canonicalise. https://ecma-tc54.github.io/ECMA-427/
export { type ArchiveIdentity, identifyArchive } from "./archive-address.ts";
export { buildPurl, purlOfPath, type Qualifiers } from "./build.ts";
export { withoutCredentials } from "./credentials.ts";
export { dockerModelComponent } from "./docker-model.ts";
export { type HubId, parseHubId, readRevision } from "./hub-id.ts";
export {
  type ImageReference,
  nameOfImage,
  parseImageReference,
  parseImageWithUnknownTag,
  purlOfImage,
} from "./image.ts";
export { identifyModel, type ModelIdentity } from "./model-identity.ts";
export { dataSetPurl, huggingFacePurl, localModelPurl, ollamaPurl } from "./models.ts";
export {
  dataSetComponent,
  modelComponent,
  type NamedModel,
  ollamaComponent,
  readModelName,
} from "./named-models.ts";
export { npmPurl, vcsUrl } from "./npm.ts";
export { type OllamaName, parseOllamaName } from "./ollama-name.ts";
export { canonicalizePurl, type Purl, type PurlFailure, parsePurl } from "./parse.ts";
export { parseRepositoryUrl, purlOfRepository, type Repository } from "./repository.ts";
