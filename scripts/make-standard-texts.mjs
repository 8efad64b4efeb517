// Writes src/reporters/notice/standard-texts.data.ts: standard texts of common licences, from the SPDX licence list on npm (spdx-license-list).
// Usage: node scripts/make-standard-texts.mjs
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { brotliCompressSync } from "node:zlib";

const list = createRequire(import.meta.url)("spdx-license-list/full");
const IDS =
  `0BSD AFL-2.1 AGPL-3.0-only Apache-2.0 Artistic-2.0 BSD-2-Clause BSD-3-Clause BSL-1.0 BlueOak-1.0.0 CC-BY-3.0 CC-BY-4.0 CC0-1.0
CDDL-1.0 EPL-1.0 EPL-2.0 GPL-2.0-only GPL-3.0-only ISC LGPL-2.1-only LGPL-3.0-only MIT MIT-0 MPL-2.0 MS-PL OFL-1.1 PSF-2.0 PostgreSQL
Python-2.0 Unicode-3.0 Unicode-DFS-2016 Unlicense W3C WTFPL X11 Zlib`.split(/\s+/);

/** The copyright line of a template names nobody, or somebody else: whoever uses the text states the holder apart from it. */
function withoutTemplateCopyright(text) {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  return lines
    .filter((line, index) => index > 12 || !/^\s*copyright\b.*(?:<|\(c\)|©)/i.test(line))
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

const whole = new Set([
  "Apache-2.0",
  "GPL-2.0-only",
  "GPL-3.0-only",
  "AGPL-3.0-only",
  "LGPL-2.1-only",
  "LGPL-3.0-only",
  "Unicode-3.0",
]);
const texts = IDS.map((id) => {
  const text = list[id]?.licenseText;
  if (text === undefined) throw new Error(`no text of ${id}`);
  return [id, whole.has(id) ? text.trim() : withoutTemplateCopyright(text)];
});
const packed = brotliCompressSync(JSON.stringify(texts)).toString("base64");
writeFileSync(
  new URL("../src/reporters/notice/standard-texts.data.ts", import.meta.url),
  `// Standard texts of ${texts.length} common licences, made by scripts/make-standard-texts.mjs from spdx-license-list (CC0-1.0): [id, text][] as JSON, brotli, base64.
export const PACKED_TEXTS =
  "${packed}";
`,
);
for (const [id, text] of texts) console.log(id, text.length, JSON.stringify(text.slice(0, 90)));
