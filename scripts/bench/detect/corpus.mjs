// Builds the benchmark's corpus from public texts: the SPDX list as npm's spdx-license-list has it, varied, joined and poisoned.
import { createRequire } from "node:module";
import { limit, poison } from "./poison.mjs";
import { makeRandom } from "./random.mjs";
import { vary } from "./vary.mjs";

const require = createRequire(import.meta.url);
const PERMISSIVE =
  `MIT MIT-0 ISC 0BSD BSD-2-Clause BSD-3-Clause BSD-4-Clause Apache-2.0 Apache-1.1 Zlib Libpng X11 NCSA PostgreSQL HPND
BSL-1.0 Unlicense WTFPL CC0-1.0 CC-BY-4.0 Artistic-2.0 MS-PL UPL-1.0 Unicode-3.0 PSF-2.0 AFL-3.0 ECL-2.0 BlueOak-1.0.0 MulanPSL-2.0 EFL-2.0`.split(
    /\s+/,
  );

const SENTENCES = [
  ["This project is licensed under the MIT License.", "MIT"],
  ["Licensed under the Apache License, Version 2.0.", "Apache-2.0"],
  ["Released under the BSD 3-Clause License.", "BSD-3-Clause"],
  [
    "This library is distributed under the terms of the GNU Lesser General Public License, version 2.1 or any later version.",
    "LGPL-2.1-or-later",
  ],
  ["License: GPL-2.0-or-later", "GPL-2.0-or-later"],
  ["Licensed under GPLv3.", "GPL-3.0-only"],
  ["This file is subject to the terms and conditions of the GNU General Public License version 2.", "GPL-2.0-only"],
  ["Distributed under the Boost Software License, Version 1.0.", "BSL-1.0"],
  ["This work is licensed under the Creative Commons Attribution 4.0 International License.", "CC-BY-4.0"],
  ["SPDX-License-Identifier: MIT", "MIT"],
  ["SPDX-License-Identifier: GPL-2.0-only WITH Linux-syscall-note", "GPL-2.0-only WITH Linux-syscall-note"],
  ["SPDX-License-Identifier: (MIT OR Apache-2.0)", "MIT OR Apache-2.0"],
  [
    "This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0. If a copy of the MPL was not distributed with this file, You can obtain one at https://mozilla.org/MPL/2.0/.",
    "MPL-2.0",
  ],
  ["Dual licensed under the MIT or GPL Version 2 licenses.", "MIT OR GPL-2.0-only"],
];
const PROSE = [
  "A small library that parses dates. Install it with your package manager, then call parse().",
  "Changes: fixed a crash when the input was empty; the tests now run on all platforms.",
  "The quick brown fox jumps over the lazy dog. Contributions are welcome; please open an issue first.",
  "Usage: example [options] <file>. Options: --help shows this text, --version shows the version.",
  "This guide explains how to configure the server. You must install Node 20 first. Do not edit the generated files.",
  "We compared twelve licence scanners. MIT and Apache-2.0 are popular; the GPL is a copyleft licence.",
  "function add(a, b) { return a + b; } // adds numbers, not strings",
  "We respect your rights and your privacy. The terms of service are on our web site. All warranties of the hardware are stated there.",
];

/** @returns {{group: string, text: string, want: string[] | undefined, id: string, by: string}[]}; `want` lists the ids that must be found, undefined: none may be. */
export function buildCorpus(seed = 1) {
  const r = makeRandom(seed);
  const list = require("spdx-license-list/full");
  const ids = Object.keys(list)
    .filter((id) => !/-with-/.test(id))
    .sort();
  const cases = [];
  const add = (group, id, text, want, by = "") => cases.push({ group, id, text, want, by });
  for (const id of ids) add("unmodified", id, list[id].licenseText, [id]);
  for (const id of ids) {
    for (let k = 0; k < 3; k++) {
      const { text, by } = vary(list[id].licenseText, r, 1 + r.below(3));
      add("varied", id, text, [id], by);
    }
  }
  const common = ids.filter((id) => list[id].licenseText.length > 400 && list[id].licenseText.length < 30_000);
  const rules = [
    "\n\n----------------------------------------\n\n",
    "\n\n",
    "\n\n=====\nThe following applies to libexample:\n\n",
    "\n\n## Third party\n\n",
  ];
  for (let k = 0; k < 400; k++) {
    const chosen = Array.from({ length: 2 + r.below(3) }, () => r.pick(k % 2 === 0 ? PERMISSIVE : common));
    const text = chosen.map((id) => vary(list[id].licenseText, r, 1).text).join(r.pick(rules));
    add("several", chosen.join("+"), text, [...new Set(chosen)]);
  }
  for (let k = 0; k < 400; k++) {
    const [sentence, id] = r.pick(SENTENCES);
    const lines = [r.pick(PROSE), sentence, r.pick(PROSE)];
    const mark = r.pick(["// ", "# ", " * ", "", "", "-- "]);
    add("notices", id, lines.map((line) => mark + line).join(`\n${mark}\n`), id.split(/ (?:OR|AND) /));
  }
  for (let k = 0; k < 900; k++) {
    const id = r.pick(PERMISSIVE);
    const { text, by } = poison(list[id].licenseText, r);
    add("poisoned", id, r.chance(0.5) ? vary(text, r, 1).text : text, undefined, by);
  }
  for (let k = 0; k < 400; k++)
    add(
      "no license",
      "",
      Array.from({ length: 3 + r.below(40) }, () => r.pick(PROSE)).join(r.pick(["\n\n", "\n", " "])),
      [],
    );
  for (let k = 0; k < 600; k++) {
    const id = r.pick(PERMISSIVE);
    const { text, by } = limit(list[id].licenseText, r);
    add("poisoned, other wordings", id, text, undefined, by);
  }
  return cases;
}

export { PERMISSIVE };
