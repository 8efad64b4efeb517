// RPM's own database format, NDB: slots that point at blobs. https://github.com/rpm-software-management/rpm/blob/master/lib/backend/ndb/rpmpkg.c

const FILE_MAGIC = 0x506d7052; // "RpmP"
const SLOT_MAGIC = 0x746f6c53; // "Slot"
const BLOB_MAGIC = 0x53626c42; // "BlbS"
const PAGE = 4096;
const BLOCK = 16;

export interface HeaderBlobs {
  readonly blobs: readonly Uint8Array[];
  /** Entries that could not be followed. */
  readonly damaged: number;
}

/** Undefined when the bytes are no NDB file. */
export function readNdb(input: Uint8Array): HeaderBlobs | undefined {
  const bytes = Buffer.from(input.buffer, input.byteOffset, input.byteLength);
  if (bytes.length < PAGE || bytes.readUInt32LE(0) !== FILE_MAGIC || bytes.readUInt32LE(4) !== 0) return undefined;
  const end = bytes.readUInt32LE(12) * PAGE;
  if (end > bytes.length || end === 0) return { blobs: [], damaged: 1 };
  const blobs: Uint8Array[] = [];
  const seen = new Set<number>();
  let damaged = 0;
  // The first two slots hold the file's own header.
  for (let slot = 2 * BLOCK; slot + BLOCK <= end; slot += BLOCK) {
    if (bytes.readUInt32LE(slot) !== SLOT_MAGIC) {
      damaged++;
      continue;
    }
    const index = bytes.readUInt32LE(slot + 4);
    const block = bytes.readUInt32LE(slot + 8);
    if (index === 0 || block === 0) continue; // a free slot
    const blob = seen.has(block) ? undefined : readBlob(bytes, block * BLOCK, index);
    seen.add(block);
    if (blob === undefined) damaged++;
    else blobs.push(blob);
  }
  return { blobs, damaged };
}

function readBlob(bytes: Buffer, at: number, index: number): Uint8Array | undefined {
  if (at + BLOCK > bytes.length) return undefined;
  if (bytes.readUInt32LE(at) !== BLOB_MAGIC || bytes.readUInt32LE(at + 4) !== index) return undefined;
  const length = bytes.readUInt32LE(at + 12);
  return at + BLOCK + length > bytes.length ? undefined : bytes.subarray(at + BLOCK, at + BLOCK + length);
}
