// Ships the index of licence texts beside a bundle, where the code looks for it.
import { readFileSync } from "node:fs";

export function shipFingerprints() {
  const source = readFileSync(new URL("src/licenses/detect/fingerprints.bin", import.meta.url));
  return {
    name: "fingerprints",
    generateBundle() {
      this.emitFile({ type: "asset", fileName: "fingerprints.bin", source });
    },
  };
}
