// How Hugging Face cards, GGUF headers and their kin name licences. https://huggingface.co/docs/hub/repositories-licenses
import type { Dialect } from "../model/index.ts";
import { HUGGING_FACE_LICENSE_NAMES, HUGGING_FACE_TAGS } from "./hub-license-names.data.ts";
import { readHint } from "./name-hints.ts";

const tags = new Map(HUGGING_FACE_TAGS.map(([tag, expression, note]) => [tag, { expression, note }]));
const names = new Map(HUGGING_FACE_LICENSE_NAMES.map(([name, license, seen]) => [name, { license, seen }]));

/** Tags stand for one licence each; free-text names count where cards were seen to use them for just one. */
export const dialect: Dialect = ({ as, raw }) => {
  if (as !== "name" && as !== "expression") return undefined;
  const hint = readHint(raw);
  if (hint !== undefined) {
    return { expression: hint, note: "only a hint: the model's name is well known, its text was not seen" };
  }
  const word = raw
    .trim()
    .toLowerCase()
    .replace(/^license:/, "");
  const tag = tags.get(word);
  if (tag !== undefined) {
    return tag.expression === "" ? undefined : { expression: tag.expression, note: `Hugging Face tag "${word}"` };
  }
  const name = names.get(word.replace(/[\s_]+/g, "-"));
  if (name === undefined || name.license === "") return undefined;
  return {
    expression: name.license,
    note: name.seen ? "free-text name, as seen on model cards" : "free-text name, by its likely meaning",
  };
};

/** True for a tag or a name that stands for one licence; "other", "unknown" and whole families ("cc", "gpl", "gfdl") do not. */
export function readsAsHubName(word: string): boolean {
  const location = { path: "" };
  return dialect({ purl: "", as: "name", raw: word, source: "", location }) !== undefined;
}
