// The index as it is shipped, for tests.
import { type LicenseIndex, loadIndex } from "../../../src/licenses/detect/detect.ts";

export function shippedIndex(): LicenseIndex {
  const index = loadIndex();
  if (!index.ok) throw new Error(index.error.detail);
  return index.value;
}
