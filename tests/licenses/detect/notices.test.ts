import spdxTexts from "spdx-license-list/full.js";
import { describe, expect, it } from "vitest";
import { detect } from "../../../src/licenses/detect/detect.ts";
import { shippedIndex } from "./shipped-index.ts";

const MIT = (spdxTexts as unknown as Record<string, { licenseText: string }>).MIT?.licenseText ?? "";
const index = shippedIndex();

const CODE = "int add(int a, int b) { return a + b; }\n";
const inC = (text: string) => `/*\n${text.replace(/^/gm, " * ")}\n */\n${CODE}`;
const inM4 = (text: string) => `${text.replace(/^/gm, "dnl ")}\n\nAC_INIT\n`;
const boxed = (text: string) => `${text.replace(/^(.*)$/gm, "/* $1 */")}\n${CODE}`;

describe("a notice", () => {
  it("of the Business Source License is none of the licence it becomes one day", () => {
    const text = `Business Source License 1.1
Licensor: ACME
Change Date: 2028-01-01
Change License: Apache License, Version 2.0`;
    const { expression, candidate, matches } = detect(text, index);
    expect(expression ?? candidate?.license).toBe("BUSL-1.1");
    expect(matches.map(({ license }) => license)).toEqual(["BUSL-1.1"]);
  });

  it.each([
    ["Licensed under the MIT license.", "MIT"],
    ["This software may be used under the terms of the Mozilla Public License, v. 2.0.", "MPL-2.0"],
    ["@license GPL-2.0+", "GPL-2.0-or-later"],
    ["License: creative commons attribution-noncommercial-sharealike 3.0 unported", "CC-BY-NC-SA-3.0"],
    ["under the terms of version 2.1 of the GNU Lesser General Public License", "LGPL-2.1-only"],
    [
      "This file is placed under the conditions of the GNU Library\nGeneral Public License, version 2, or any later version.",
      "LGPL-2.0-or-later",
    ],
    ["Dual licensed under the MIT and GPL v2 licenses.", "MIT OR GPL-2.0-only"],
    ["MIT & GPL-3.0", "MIT AND GPL-3.0-only"],
    ["This is provided under GPL v2 or LGPL v2.1 at your choice.", "GPL-2.0-only OR LGPL-2.1-only"],
    ["modify it under the same terms as Perl itself.", "Artistic-1.0-Perl OR GPL-1.0-or-later"],
    ["This code is released into the public domain.", "LicenseRef-scancode-public-domain"],
    ["Part of the LLVM Project, under the Apache License v2.0 with LLVM Exceptions.", "Apache-2.0 WITH LLVM-exception"],
    ["For conditions of distribution and use, see copyright notice in zlib.h", "Zlib"],
    ["License: MIT, see http://opensource.org/licenses/MIT", "MIT"],
    ["see https://creativecommons.org/licenses/by-nc/4.0/ for the license", "CC-BY-NC-4.0"],
    ["License: GPL 2, see /usr/share/common-licenses/GPL-2", "GPL-2.0-only"],
    [
      `It is free software; you can redistribute it under the terms of either:

   a) the GNU General Public License as published by the Free Software Foundation; either version 1, or (at your
      option) any later version, or
   b) the "Artistic License" which comes with this Kit.`,
      "GPL-1.0-or-later OR Artistic-1.0-Perl",
    ],
    [
      `This library may be changed under the terms of the GNU Lesser General Public License; either version 2, or (at
your option) any later version. The packaging is licensed under the GPL.`,
      "LGPL-2.0-or-later AND GPL-1.0-or-later",
    ],
    ["The code is under the MIT license. The documentation is CC BY-SA 4.0.", "MIT AND CC-BY-SA-4.0"],
    ["Licensed under a 3-clause BSD style license - see LICENSE.rst", "BSD-3-Clause"],
    ["Notices\n\nlodash 4.17.21 - MIT\nlibiconv 1.17 (LGPLv2.1+)", "MIT AND LGPL-2.1-or-later"],
    [
      'Released under <a href="https://opensource.org/licenses/MIT">MIT</a> or\n<a href="http://www.gnu.org/licenses/gpl-3.0.html">GPLv3</a>, your choice.',
      "MIT OR GPL-3.0-only",
    ],
    [
      `Licensed under either of

 * Apache License, Version 2.0 ([LICENSE-APACHE](LICENSE-APACHE) or http://www.apache.org/licenses/LICENSE-2.0)
 * MIT license ([LICENSE-MIT](LICENSE-MIT) or http://opensource.org/licenses/MIT)

at your option. Any contribution you submit shall be dual licensed as above, without any additional terms or conditions.`,
      "Apache-2.0 OR MIT",
    ],
    [
      `The contents of this file are subject to the Mozilla Public License Version 1.1.
Alternatively, the contents of this file may be used under the terms of either the GNU General Public License Version 2
or later (the "GPL"), or the GNU Lesser General Public License Version 2.1 or later (the "LGPL").`,
      "MPL-1.1 OR GPL-2.0-or-later OR LGPL-2.1-or-later",
    ],
    [
      "Distributed under the terms of the `LGPLv3 <https://www.gnu.org/licenses/lgpl-3.0>`_ or later.",
      "LGPL-3.0-or-later",
    ],
    [
      `Sie können es unter den Bedingungen der GNU General Public License, wie von der Free Software Foundation
veröffentlicht, weitergeben, entweder gemäß Version 2 der Lizenz oder (nach Ihrer Option) jeder späteren Version.`,
      "GPL-2.0-or-later",
    ],
    ["本项目采用 MIT 许可证。", "MIT"],
    ["# Licence\n\nCode: MIT\nData: ODbL 1.0\nDocs: GFDL 1.3 or later", "MIT AND ODbL-1.0 AND GFDL-1.3-or-later"],
    ["Dieses Programm steht unter der MIT-Lizenz.", "MIT"],
    ["Ce logiciel est distribué sous licence MIT.", "MIT"],
    ["Licensed under the MIT License with the Commons Clause.", "MIT AND LicenseRef-scancode-commons-clause"],
  ])("%s", (notice, expression) => {
    for (const text of [notice, inC(notice), inM4(notice), boxed(notice)]) {
      expect(detect(text, index).expression, text).toBe(expression);
    }
  });

  it("may be a banner in a bundle of one line", () => {
    const bundle = "/*! a v1 | (c) 2015 A | MIT License */!function(){var x=1}();".repeat(200);
    expect(detect(bundle, index).expression).toBe("MIT");
  });

  it("of the GPL with an exception is one license", () => {
    const text = inC(
      'The contents of this file are subject to the terms of the GNU General Public License Version 2 only ("GPL").\n\nGPL Classpath Exception:\nExample designates this particular file as subject to the "Classpath" exception as provided in the GPL Version 2 section of the License file.',
    );
    expect(detect(text, index).expression).toBe("GPL-2.0-only WITH Classpath-exception-2.0");
  });

  it("is not read out of an address", () => {
    expect(detect("See http://example.org/mit/gpl/apache.html for more.", index).reading).toBe("none");
  });
});

describe("a license text with a remark", () => {
  it.each([
    "Please note that commercial use requires a license.",
    "Donations are welcome but commercial use is prohibited.",
    "You do not have the right to sell copies.",
    "You don't have to pay unless you use it commercially.",
    "You should have received a copy of the license, which must not be used by companies.",
    "IN NO EVENT SHALL YOU USE THIS FOR COMMERCIAL PURPOSES.",
    "Payment is required for commercial entities.",
    "Unpublished -- rights reserved under the copyright laws.",
    "Restricted Rights Legend: use by the Government is subject to restrictions.",
    "This program is free software but must not be used by the military.",
  ])("that takes something back: %s", (remark) => {
    for (const text of [`${MIT}\n\n${remark}\n`, `${remark}\n\n${MIT}`])
      expect(detect(text, index).reading).toBe("unreadable");
  });

  it.each([
    "cache-thing is licensed under the following terms.",
    "If you use this in your commercial software, payment is not required but is expected and would be appreciated.",
    "You don't have to notify anyone which license you are using.",
    "Donations are welcome.",
    "Please report bugs to the address below.",
  ])("that takes nothing back: %s", (remark) => {
    for (const text of [`${MIT}\n\n${remark}\n`, `${remark}\n\n${MIT}`])
      expect(detect(text, index).expression).toBe("MIT");
  });

  it("may waive the rights in a part of it", () => {
    const waived = "Copyright and related rights for sample code are waived via CC0.";
    expect(detect(`${MIT}\n\n====\n\n${waived}`, index).expression).toBe("MIT AND CC0-1.0");
  });
});

describe("what names a license but grants none", () => {
  it.each([
    "This is not licensed under the MIT license.",
    "It isn't available under the BSD 3-Clause license.",
    "This software is no longer released under the Apache License 2.0.",
    "Formerly released under the MIT license.",
    "The MIT license does not apply to this file.",
    "We rejected the proposal to license it under the MIT license.",
    "This would be licensed under the MIT license if it were ours.",
    "You may not use this under the terms of the MIT License.",
    "Not MIT licensed.",
    "License: not MIT",
    "Unlike the MIT license, ours is short.",
    "Compatible with the BSD 3-Clause license.",
    "This is not in the public domain.",
    "The programs were developed at private expense and no part of them is in the public domain.",
    "Licensed to the Python Software Foundation under a contributor agreement.",
    "Implementation-Vendor: Apache Software Foundation",
    "#include <X11/extensions/xcmiscproto.h>",
    "We compared scanners. MIT and Apache-2.0 are popular.",
    "License\n\nRuby on Rails is a framework that many people like to use.",
    "Maybe switch to version 3 of the LGPL.",
    'if (license == "OpenSSL") return;',
  ])("%s", (text) => {
    expect(detect(text, index).expression).toBeUndefined();
    expect(detect(inC(text), index).expression).toBeUndefined();
  });

  it("may be a table of ids", () => {
    const ids =
      "AFL-3.0 AGPL-3.0-only Apache-2.0 BSD-2-Clause BSD-3-Clause EPL-2.0 GPL-2.0-only ISC LGPL-2.1-only MIT MPL-2.0 Zlib";
    const table = ids.split(" ").map((id) => `  "${id}",`);
    expect(detect(`export const LICENSES = [\n${table.join("\n")}\n];\n`, index).expression).toBeUndefined();
  });
});

describe("code that handles licenses", () => {
  const code = (names: readonly string[]) =>
    [
      'import { check } from "./check.js";',
      ...names.map((name) => `const ${name.replace(/\W/g, "_")} = { license: "${name}", ok: true };`),
      ...Array.from({ length: 9 }, (_, k) => `assert(check(${k}));`),
    ].join("\n");

  it("is under none of those in its strings", () => {
    expect(detect(code(["MIT", "GPL-2.0-only", "ISC"]), index).reading).toBe("none");
  });

  it("is under the one that it declares for itself", () => {
    expect(detect(code(["MIT"]), index).expression).toBe("MIT");
  });

  it("is under the one in its comment", () => {
    expect(detect(`// License: Zlib\n${code(["MIT", "GPL-2.0-only"])}`, index).expression).toBe("Zlib");
  });

  it("has fields whose values end where they end", () => {
    expect(detect('{\n  "license": "MIT",\n  "version": "0.0.0"\n}', index).expression).toBe("MIT");
  });
});

describe("a name that tells only the family", () => {
  it.each([
    ["Licensed under the BSD license.", ["0BSD", "BSD-1-Clause", "BSD-2-Clause", "BSD-3-Clause", "BSD-4-Clause"]],
    ["License: Apache", ["Apache-1.0", "Apache-1.1", "Apache-2.0"]],
    ["License: EPL or CDDL", ["EPL-1.0", "EPL-2.0", "CDDL-1.0", "CDDL-1.1"]],
  ])("%s", (text, members) => {
    const answer = detect(text, index);
    expect(answer.reading).toBe("unreadable");
    expect(answer.candidates).toEqual(members);
  });
});

describe("a license that is not known", () => {
  it.each([
    'The contents of this file are subject to the Yahoo! Public License\nVersion 1.0 ("License"); you may not use this file except so.',
    "Released under the terms of the Frobnicate Software License.",
    "https://host.example/project/blob/master/LICENSE.txt\n",
  ])("is told as one: %s", (text) => {
    expect(detect(text, index).reading).toBe("unreadable");
  });

  it.each([
    "Pick the file under the Driver License tab.",
    "It was formerly released under the Frobnicate Software License.",
    "Read https://host.example/blog/how-to-choose-a-license before you start, then decide with your team.",
    "When the session is subject to License checks, wait.",
  ])("is not made of: %s", (text) => {
    expect(detect(text, index).reading).toBe("none");
  });
});

describe("a notice with a limit", () => {
  it.each([
    "Licensed under the MIT License for non-commercial use only.",
    "License: MIT for evaluation only",
    "License: MIT, for internal use only",
    "MIT licensed for academic research only.",
    "MIT License - commercial use requires a paid license.",
    "Licensed under the Apache License 2.0, but may not be used by the military.",
    "This is MIT licensed, but not for use in nuclear facilities.",
    "This file is under the MIT License unless you are a company with more than 10 employees.",
    "Licensed under MIT if you purchase a subscription, otherwise all rights reserved.",
    "The documentation is MIT licensed. The software is proprietary and confidential.",
    "Released into the public domain, except for commercial users.",
    "Modified MIT License",
    "Licensed under the BSD license.",
    "Use of this is governed by an MIT-style license.",
  ])("%s", (text) => {
    const answer = detect(text, index);
    expect(answer.reading).toBe("unreadable");
    expect(answer.candidate).toBeDefined();
    expect(detect(inC(text), index).reading).toBe("unreadable");
  });
});
