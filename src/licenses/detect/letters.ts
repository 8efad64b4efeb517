// Which characters make words.

/** Lower case of each ASCII letter or digit; 0 for everything else. */
export const LOWER = new Uint8Array(128);
for (let c = 48; c <= 57; c++) LOWER[c] = c;
for (let c = 97; c <= 122; c++) LOWER[c] = LOWER[c - 32] = c;

/** Latin letters with marks, as the letter without: texts lose their accents on the way. */
const FOLDED = new Uint16Array(0x250);
for (let c = 0xc0; c < FOLDED.length; c++) {
  const lower = String.fromCharCode(c).toLowerCase();
  const base = lower.normalize("NFD").charCodeAt(0);
  FOLDED[c] = base < 128 ? base : lower.charCodeAt(0);
}

/** Lower-case code of a letter or digit beyond ASCII; 0 for everything else (also for NaN, the end of the text). */
export function wideLetter(code: number): number {
  if (!(code >= 0xaa)) return 0;
  if (code < 0xc0) return code === 0xaa || code === 0xb5 || code === 0xba ? code : 0;
  if (code === 0xd7 || code === 0xf7) return 0;
  if ((code >= 0x2000 && code <= 0x2bff) || (code >= 0x3000 && code <= 0x3004) || (code >= 0x3008 && code <= 0x3020))
    return 0;
  if ((code >= 0xe000 && code <= 0xf8ff) || code >= 0xfe10) return code >= 0xff10 && code < 0xffe0 ? code : 0;
  if (code < FOLDED.length) return FOLDED[code] as number;
  if (code >= 0x300 && code <= 0x36f) return 0;
  return code < 0x2000 ? String.fromCharCode(code).toLowerCase().charCodeAt(0) : code;
}

/** True for scripts written without spaces: every character is a word. */
export function isIdeograph(code: number): boolean {
  return (code >= 0x2e80 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7af) || (code >= 0xf900 && code <= 0xfaff);
}

export function isLetterOrDigit(code: number): boolean {
  return code < 128 ? LOWER[code] !== 0 : wideLetter(code) !== 0;
}
