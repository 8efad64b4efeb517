// Which model or data set a file belongs to: the cache of the hub names it with its revision, else it is its folder.
import { baseNameOf, folderOf } from "../model/index.ts";
import { parseHubId } from "./hub-id.ts";
import { dataSetPurl, huggingFacePurl, localModelPurl } from "./models.ts";

export interface ModelIdentity {
  readonly kind: "model" | "dataset";
  readonly purl: string;
  readonly name: string;
  readonly version?: string;
  /** Folder of its files. */
  readonly installPath: string;
  /** True if the folder is part of the hub's cache. */
  readonly isCached: boolean;
}

/** `models--org--name/snapshots/<commit>/…`. https://huggingface.co/docs/huggingface_hub/guides/manage-cache */
const CACHED = /^(?:.*\/)?(models|datasets)--([^/]+)\/snapshots\/([^/]+)(?=\/|$)/;

/** Identity of the model (or data set, if the card says so) that the file at `path` belongs to. */
export function identifyModel(path: string, kind: "model" | "dataset"): ModelIdentity {
  const cached = CACHED.exec(path);
  if (cached !== null) {
    const [folder, type, id = "", revision = ""] = cached;
    return identifyCached(type === "datasets" ? "dataset" : "model", id.replaceAll("--", "/"), revision, folder);
  }
  const folder = folderOf(path);
  // A repository that is a model as a whole has no folder to be called by.
  const name = folder === "" ? kind : baseNameOf(folder);
  const purl = localModelPurl(folder === "" ? kind : folder);
  return { kind, purl, name, installPath: folder, isCached: false };
}

function identifyCached(kind: "model" | "dataset", id: string, revision: string, folder: string): ModelIdentity {
  const hub = parseHubId(id);
  const slash = id.indexOf("/");
  const namespace = hub?.namespace ?? (slash < 0 ? "unknown" : id.slice(0, slash));
  const name = hub?.name ?? id.slice(slash + 1);
  const purl = kind === "dataset" ? dataSetPurl(id, revision) : huggingFacePurl(namespace, name, revision);
  return { kind, purl, name: id, version: revision, installPath: folder, isCached: true };
}
