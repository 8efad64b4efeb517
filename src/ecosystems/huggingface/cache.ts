// The hub's cache on this machine: cards and licence texts of what was downloaded, by revision.
// https://huggingface.co/docs/huggingface_hub/guides/manage-cache

import { listCardLicenses } from "../../formats/card-licenses.ts";
import { readFrontMatter } from "../../formats/front-matter.ts";
import { quoteLicenseFiles } from "../../formats/license-files.ts";
import {
  type Diagnostic,
  type FileTree,
  type LookUp,
  type LookUpContext,
  type LookUpFailure,
  type LookUpSubject,
  type Machine,
  type OwnStatement,
  ok,
  type Result,
} from "../../model/index.ts";
import { parsePurl } from "../../purl/index.ts";
import { listStrings } from "./fields.ts";
import { forWeights } from "./model-folder.ts";

const SOURCE = "huggingface/cache";

interface Root {
  readonly tree: FileTree;
  /** Folder of the cache in that tree. */
  readonly folder: string;
  readonly label: string;
}

export function lookUp(subject: LookUpSubject, context: LookUpContext): Result<LookUp, LookUpFailure> {
  const folderName = cacheFolderOf(subject.purl);
  if (folderName === undefined) return ok({ installed: false, statements: [] });
  for (const { tree, folder, label } of rootsOf(context.machine)) {
    const repository = folder === "" ? folderName : `${folder}/${folderName}`;
    const revision = findRevision(tree, repository, subject.version);
    if (revision === undefined) continue;
    const snapshot = `${repository}/snapshots/${revision}`;
    const entries = tree.list(snapshot);
    if (!entries.ok) continue;
    const nameOf = (path: string) => `${label}/${path}`;
    const quoted = quoteLicenseFiles({
      tree,
      folder: snapshot,
      source: SOURCE,
      keepText: context.keepText,
      nameOf,
      entries: forWeights(entries.value),
    });
    const card = readCard(tree, `${snapshot}/README.md`, nameOf);
    return ok({
      installed: true,
      statements: [...card.statements, ...quoted.statements],
      diagnostics: [...card.diagnostics, ...quoted.diagnostics],
      about: { properties: { "model:cached-revision": revision, ...card.properties } },
    });
  }
  return ok({ installed: false, statements: [] });
}

/** `models--org--name` or `datasets--org--name`. */
function cacheFolderOf(purl: string): string | undefined {
  const parsed = parsePurl(purl);
  if (!parsed.ok) return undefined;
  const { type, namespace, name } = parsed.value;
  if (type === "huggingface" && namespace !== undefined) return `models--${namespace}--${name}`;
  const prefix = "huggingface.co/datasets";
  if (type !== "generic" || namespace === undefined || !namespace.startsWith(prefix)) return undefined;
  const owner = namespace.slice(prefix.length + 1);
  return owner === "" ? `datasets--${name}` : `datasets--${owner}--${name}`;
}

/** In the order in which the hub's own library looks. */
function rootsOf(machine: Machine): Root[] {
  const roots: Root[] = [];
  const add = (tree: FileTree | undefined, folder: string, label: string) => {
    if (tree !== undefined) roots.push({ tree, folder, label });
  };
  add(machine.folder("HF_HUB_CACHE", ".cache/huggingface/hub"), "", "$HF_HUB_CACHE");
  add(machine.folder("HUGGINGFACE_HUB_CACHE", ".cache/huggingface/hub"), "", "$HUGGINGFACE_HUB_CACHE");
  add(machine.folder("HF_HOME", ".cache/huggingface"), "hub", "$HF_HOME");
  add(machine.folder("XDG_CACHE_HOME", ".cache"), "huggingface/hub", "$XDG_CACHE_HOME");
  return roots;
}

/** The snapshot of the asked revision; of "main" if none is asked for. A single snapshot without "main" is used as it is. */
function findRevision(tree: FileTree, repository: string, asked: string | undefined): string | undefined {
  const snapshots = tree.list(`${repository}/snapshots`);
  if (!snapshots.ok) return undefined;
  const names = snapshots.value.filter(({ kind }) => kind === "folder").map(({ name }) => name);
  if (asked !== undefined) {
    const exact = names.find((name) => name === asked || (asked.length >= 7 && name.startsWith(asked)));
    return exact ?? readRef(tree, `${repository}/refs/${asked}`, names);
  }
  return readRef(tree, `${repository}/refs/main`, names) ?? (names.length === 1 ? names[0] : undefined);
}

function readRef(tree: FileTree, path: string, names: readonly string[]): string | undefined {
  const text = tree.readText(path, 1000);
  return text.ok ? names.find((name) => name === text.value.trim()) : undefined;
}

interface ReadCard {
  readonly statements: readonly OwnStatement[];
  readonly diagnostics: readonly Diagnostic[];
  readonly properties: Readonly<Record<string, readonly string[]>>;
}

function readCard(tree: FileTree, path: string, nameOf: (path: string) => string): ReadCard {
  const nothing: ReadCard = { statements: [], diagnostics: [], properties: {} };
  const text = tree.readText(path);
  if (!text.ok) return nothing;
  const front = readFrontMatter(text.value);
  if (!front.ok) {
    const location = { path: nameOf(path), ...front.error.position };
    return {
      ...nothing,
      diagnostics: [{ code: "LIC102", gravity: "loss", location, args: { reason: front.error.reason } }],
    };
  }
  if (front.value === undefined) return nothing;
  const { values, lineOf } = front.value;
  const bases = listStrings(values["base_model"]);
  return {
    statements: listCardLicenses(values).map(({ raw, key }) => {
      const line = lineOf(values, key);
      const location = { path: nameOf(path), ...(line === undefined ? {} : { line }) };
      return { as: "name" as const, raw, source: SOURCE, location };
    }),
    diagnostics: [],
    properties: bases.length === 0 ? {} : { "model:base-names": bases },
  };
}
