// Detached signatures of files: base64 of what the key's own algorithm makes, so that openssl and cosign can verify them, too (docs/sbom.md).
import * as crypto from "node:crypto";
import { UsageError } from "./usage-error.ts";

export const SIGNATURE_SUFFIX = ".sig";

/** One line of base64. */
export function signContent(content: Uint8Array, keyPem: Uint8Array, passphrase: string | undefined): string {
  const key = readKey("private", () =>
    crypto.createPrivateKey({
      key: Buffer.from(keyPem),
      format: "pem",
      ...(passphrase === undefined ? {} : { passphrase }),
    }),
  );
  return `${crypto.sign(digestFor(key), content, key).toString("base64")}\n`;
}

export function verifyContent(content: Uint8Array, signature: string, keyPem: Uint8Array): boolean {
  const key = readKey("public", () => crypto.createPublicKey({ key: Buffer.from(keyPem), format: "pem" }));
  return crypto.verify(digestFor(key), content, key, Buffer.from(signature.trim(), "base64"));
}

/** Ed25519 and Ed448 hash by themselves. */
function digestFor(key: crypto.KeyObject): string | null {
  const kind = key.asymmetricKeyType;
  if (kind === "ed25519" || kind === "ed448") return null;
  if (kind === "rsa" || kind === "rsa-pss" || kind === "ec") return "sha256";
  throw new UsageError(`keys of type ${kind ?? "unknown"} cannot sign`, "use an Ed25519, EC or RSA key");
}

function readKey(kind: "private" | "public", read: () => crypto.KeyObject): crypto.KeyObject {
  try {
    return read();
  } catch {
    throw new UsageError(
      `that is no ${kind} key in PEM`,
      kind === "private"
        ? "an encrypted key needs its passphrase in LICET_SIGN_PASSPHRASE"
        : "make one with: openssl pkey -in key.pem -pubout",
    );
  }
}
