// Reads the copyright files of installed Debian packages: the short names of their "License:" fields are the labels.
// https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";

/** The format's short names, as ids. Names that do not tell a version or a variant are left out. */
const NAMES = {
  "Apache-1.0": "Apache-1.0",
  "Apache-2.0": "Apache-2.0",
  "Artistic-2.0": "Artistic-2.0",
  "BSD-2-clause": "BSD-2-Clause",
  "BSD-3-clause": "BSD-3-Clause",
  "BSD-4-clause": "BSD-4-Clause",
  "BSL-1.0": "BSL-1.0",
  "CC0-1.0": "CC0-1.0",
  Expat: "MIT",
  MIT: "MIT",
  ISC: "ISC",
  "GFDL-1.2+": "GFDL-1.2-or-later",
  "GFDL-1.3+": "GFDL-1.3-or-later",
  "GPL-1+": "GPL-1.0-or-later",
  "GPL-2": "GPL-2.0-only",
  "GPL-2+": "GPL-2.0-or-later",
  "GPL-2.0+": "GPL-2.0-or-later",
  "GPL-3": "GPL-3.0-only",
  "GPL-3+": "GPL-3.0-or-later",
  "LGPL-2": "LGPL-2.0-only",
  "LGPL-2+": "LGPL-2.0-or-later",
  "LGPL-2.0+": "LGPL-2.0-or-later",
  "LGPL-2.1": "LGPL-2.1-only",
  "LGPL-2.1+": "LGPL-2.1-or-later",
  "LGPL-3": "LGPL-3.0-only",
  "LGPL-3+": "LGPL-3.0-or-later",
  "AGPL-3": "AGPL-3.0-only",
  "AGPL-3+": "AGPL-3.0-or-later",
  "MPL-1.1": "MPL-1.1",
  "MPL-2.0": "MPL-2.0",
  Zlib: "Zlib",
  "OFL-1.1": "OFL-1.1",
  "CC-BY-3.0": "CC-BY-3.0",
  "CC-BY-4.0": "CC-BY-4.0",
  "CC-BY-SA-3.0": "CC-BY-SA-3.0",
  "CC-BY-SA-4.0": "CC-BY-SA-4.0",
  Artistic: "Artistic-1.0-Perl",
  WTFPL: "WTFPL",
  "PSF-2": "PSF-2.0",
};

/** @returns {import("./labelled.mjs").Labelled[]} files in the machine-readable format, all of whose names are known. */
export function readDebian(folder) {
  const cases = new Map();
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name, "copyright");
    if (!existsSync(path)) continue;
    const text = readFileSync(path, "utf8");
    if (!/^Format:\s*\S*copyright-format/im.test(text.slice(0, 2000))) continue;
    const labels = [...text.matchAll(/^License: *(\S.*)$/gm)].flatMap(([, line]) =>
      line
        .split(/,? (?:and|or),? |[()]|, /)
        .map((word) => word.trim())
        .filter(Boolean),
    );
    const ids = labels.map((label) => (Object.hasOwn(NAMES, label) ? NAMES[label] : undefined));
    if (labels.length === 0 || ids.includes(undefined)) continue;
    const digest = createHash("sha256").update(text).digest("hex");
    if (cases.has(digest)) continue;
    const heldOut = (createHash("sha256").update(name).digest()[0] & 1) === 1;
    cases.set(digest, {
      set: "Debian",
      name: realpathSync(path),
      text,
      want: [...new Set(ids)].sort(),
      choice: / or /.test(labels.join()),
      listed: true,
      heldOut,
    });
  }
  return [...cases.values()];
}
