// The three kinds of databases that RPM has kept its packages in; all of them hold the same headers.

import { readSqliteTable } from "../../formats/sqlite.ts";
import { fileBroken, notOfFormat, partUnreadable } from "../../formats/troubles.ts";
import {
  type ExtractContext,
  type Extraction,
  err,
  type FormatFailure,
  ok,
  type Result,
  type SourceFile,
} from "../../model/index.ts";
import { readBdb } from "./bdb.ts";
import { type HeaderBlobs, readNdb } from "./ndb.ts";
import { readPackages } from "./packages.ts";

export function extractSqlite(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const rows = readSqliteTable(file.bytes, "Packages");
  if (!rows.ok) return err(fileBroken(file.path, rows.error));
  const blobs = rows.value.map((row) => row[1]);
  const good = blobs.filter((blob) => blob instanceof Uint8Array);
  const log = context.beside("rpmdb.sqlite-wal");
  const extraction = finish({ blobs: good, damaged: blobs.length - good.length }, file, context, "rpm/sqlite");
  if (log === undefined || (log.ok && log.value.text === "")) return ok(extraction);
  const reason = 'the changes in "rpmdb.sqlite-wal" are not read; run "rpm -qa" once in that system to merge them';
  return ok({ ...extraction, diagnostics: [...extraction.diagnostics, partUnreadable(file.path, undefined, reason)] });
}

export function extractNdb(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const blobs = readNdb(file.bytes);
  if (blobs === undefined) return err(notOfFormat(file.path, "not an NDB database"));
  return ok(finish(blobs, file, context, "rpm/ndb"));
}

export function extractBdb(file: SourceFile, context: ExtractContext): Result<Extraction, FormatFailure> {
  const blobs = readBdb(file.bytes);
  if (blobs === undefined) return err(notOfFormat(file.path, "not a Berkeley DB hash database"));
  return ok(finish(blobs, file, context, "rpm/bdb"));
}

function finish(
  { blobs, damaged }: HeaderBlobs,
  file: SourceFile,
  context: ExtractContext,
  source: string,
): Extraction {
  const extraction = readPackages(blobs, file.path, context, source);
  if (damaged === 0) return extraction;
  const lost = partUnreadable(file.path, undefined, `${damaged} entries of the database are damaged`);
  return { ...extraction, diagnostics: [...extraction.diagnostics, lost] };
}
