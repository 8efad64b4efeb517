// Detached signatures of files: base64 of what the key's own algorithm makes, so that openssl and cosign can verify them, too (docs/sbom.md).
import * as crypto from "node:crypto";
import { UsageError } from "./usage-error.ts";

export const SIGNATURE_SUFFIX = ".sig";

/** Signs as one line of base64. The key is read and tried at once, so that a wrong one is told before anything is written. */
export function makeSigner(keyPem: Uint8Array, passphrase: string | undefined): (content: Uint8Array) => string {
  const isEncrypted = /ENCRYPTED/.test(Buffer.from(keyPem.subarray(0, 200)).toString("latin1"));
  if (isEncrypted && passphrase === undefined)
    throw new UsageError("the private key is encrypted", "put its passphrase into LICET_SIGN_PASSPHRASE");
  const remedy = isEncrypted ? "is the passphrase in LICET_SIGN_PASSPHRASE right?" : undefined;
  const key = readKey(
    "private",
    () =>
      crypto.createPrivateKey({
        key: Buffer.from(keyPem),
        format: "pem",
        ...(passphrase === undefined ? {} : { passphrase }),
      }),
    remedy,
  );
  const digest = digestFor(key);
  return (content) => `${crypto.sign(digest, content, key).toString("base64")}\n`;
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

function readKey(kind: "private" | "public", read: () => crypto.KeyObject, remedy?: string): crypto.KeyObject {
  try {
    return read();
  } catch {
    const usual = kind === "private" ? "make one with: openssl genpkey -algorithm ed25519" : PUBLIC_REMEDY;
    throw new UsageError(
      remedy === undefined ? `that is no ${kind} key in PEM` : `the ${kind} key cannot be opened`,
      remedy ?? usual,
    );
  }
}

const PUBLIC_REMEDY = "make one with: openssl pkey -in key.pem -pubout";
