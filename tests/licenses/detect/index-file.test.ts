import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeIndex, encodeIndex } from "../../../src/licenses/detect/index-data.ts";
import { openIndex } from "../../../src/licenses/detect/load.ts";
import { seal, unseal } from "../../../src/licenses/detect/seal.ts";

const file = readFileSync(new URL("../../../src/licenses/detect/fingerprints.bin", import.meta.url));

function reasonOf(bytes: Uint8Array): string {
  const opened = openIndex(bytes);
  return opened.ok ? "opened" : opened.error.reason;
}

describe("the shipped index", () => {
  it("opens", () => {
    expect(reasonOf(file)).toBe("opened");
  });

  it("opens wherever its bytes lie in a buffer", () => {
    const room = new Uint8Array(file.length + 3);
    room.set(file, 3);
    expect(reasonOf(room.subarray(3))).toBe("opened");
  });

  it("is written again to the same bytes", () => {
    const body = unseal(file);
    expect(body.ok && Buffer.from(seal(encodeIndex(decodeIndex(body.value)))).equals(file)).toBe(true);
  });

  it("is refused when a single bit has changed", () => {
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.nat(7), (at, bit) => {
        const bytes = Uint8Array.from(file);
        bytes[at] = (bytes[at] as number) ^ (1 << bit);
        expect(reasonOf(bytes)).toMatch(/^(?:damaged|version)$/);
      }),
      { numRuns: 40 },
    );
  });

  it.each([0, 1, 47, 48, 1000, file.length - 1])("is refused when it breaks off after %i bytes", (length) => {
    expect(reasonOf(file.subarray(0, length))).toBe("damaged");
  });

  it("is refused when bytes follow it", () => {
    expect(reasonOf(Buffer.concat([file, Buffer.of(0)]))).toBe("damaged");
  });

  it("is refused when line ends were converted on its way", () => {
    const text = Buffer.from(file.toString("latin1").replaceAll("\n", "\r\n"), "latin1");
    expect(reasonOf(text)).toBe("damaged");
  });

  it("is refused when another version wrote it", () => {
    const bytes = Uint8Array.from(file);
    new DataView(bytes.buffer).setUint32(8, 2, true);
    expect(reasonOf(bytes)).toBe("version");
  });
});
