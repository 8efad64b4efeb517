// Reads the index that is shipped beside the code. The one place of licenses/ that reads a file: our own, never one of a scanned tree.
import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { err, ok, type Result } from "../../model/result.ts";
import { DIGEST, HEADER, type IndexFailure } from "./seal.ts";

/** The file stands beside this module, bundled or not; bundlers know the address by this very form. */
export function readShipped(): Result<Uint8Array, IndexFailure> {
  try {
    return ok(readFileSync(new URL("./fingerprints.bin", import.meta.url)));
  } catch (error) {
    // A bundle that is no module has no address of its own: then the address is the error.
    const { code = "no address" } = error as { code?: string };
    return err({ reason: "missing", detail: `fingerprints.bin beside the program cannot be read (${code})` });
  }
}

/** The digest that the file says it has, in hexadecimal digits; undefined if there is no such file. */
export function shippedDigest(): string | undefined {
  try {
    const descriptor = openSync(new URL("./fingerprints.bin", import.meta.url), "r");
    const head = new Uint8Array(HEADER);
    const length = readSync(descriptor, head);
    closeSync(descriptor);
    return length === HEADER ? Buffer.from(head.subarray(DIGEST)).toString("hex") : undefined;
  } catch {
    return undefined;
  }
}
