// The header of an installed RPM package: an index of tags and the data behind it. https://rpm-software-management.github.io/rpm/manual/format_header.html

export const TAG = {
  name: 1000,
  version: 1001,
  release: 1002,
  epoch: 1003,
  summary: 1004,
  vendor: 1011,
  license: 1014,
  url: 1020,
  architecture: 1022,
  sourceRpm: 1044,
  provides: 1047,
  requires: 1049,
  module: 5096,
} as const;

const INT32 = 4;
const STRING = 6;
const STRING_ARRAY = 8;
const I18N_STRING = 9;

export interface RpmHeader {
  text(tag: number): string | undefined;
  number(tag: number): number | undefined;
  texts(tag: number): readonly string[];
}

/** Undefined when the bytes are no header. */
export function readHeader(input: Uint8Array): RpmHeader | undefined {
  const bytes = Buffer.from(input.buffer, input.byteOffset, input.byteLength);
  if (bytes.length < 8) return undefined;
  const count = bytes.readUInt32BE(0);
  const data = 8 + 16 * count;
  const end = data + bytes.readUInt32BE(4);
  if (count === 0 || count > 0xffff || end > bytes.length) return undefined;
  const entries = new Map<number, { readonly type: number; readonly at: number; readonly count: number }>();
  for (let index = 0; index < count; index++) {
    const entry = 8 + 16 * index;
    const tag = bytes.readUInt32BE(entry);
    const at = data + bytes.readUInt32BE(entry + 8);
    const amount = bytes.readUInt32BE(entry + 12);
    if (at < end && !entries.has(tag)) entries.set(tag, { type: bytes.readUInt32BE(entry + 4), at, count: amount });
  }
  const readTexts = (tag: number): string[] => {
    const entry = entries.get(tag);
    if (entry === undefined || ![STRING, STRING_ARRAY, I18N_STRING].includes(entry.type)) return [];
    const texts: string[] = [];
    for (let at = entry.at; texts.length < entry.count && at < end; ) {
      const stop = bytes.indexOf(0, at);
      if (stop < 0 || stop > end) break;
      texts.push(bytes.toString("utf8", at, stop));
      at = stop + 1;
    }
    return texts;
  };
  return {
    text: (tag) => {
      const text = readTexts(tag)[0];
      return text === undefined || text === "" || text === "(none)" ? undefined : text;
    },
    number: (tag) => {
      const entry = entries.get(tag);
      return entry?.type === INT32 && entry.at + 4 <= end ? bytes.readUInt32BE(entry.at) : undefined;
    },
    texts: readTexts,
  };
}
