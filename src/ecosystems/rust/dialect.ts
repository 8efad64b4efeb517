// How crates wrote licences before Cargo asked for SPDX expressions. https://doc.rust-lang.org/cargo/reference/manifest.html#the-license-and-license-file-fields
import type { Statement } from "../../model/index.ts";

/** "MIT/Apache-2.0": the slash, deprecated but still common, has always meant a choice. */
export function dialect(statement: Statement): { readonly expression: string; readonly note?: string } | undefined {
  if (!statement.raw.includes("/") || !/^[\w.+()/ -]+$/.test(statement.raw)) return undefined;
  const parts = statement.raw.split("/").map((part) => part.trim());
  if (parts.includes("")) return undefined;
  return { expression: parts.join(" OR "), note: "slash read as OR" };
}
