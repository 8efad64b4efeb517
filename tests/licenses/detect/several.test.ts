import spdxTexts from "spdx-license-list/full.js";
import { describe, expect, it } from "vitest";
import { detect } from "../../../src/licenses/detect/detect.ts";
import { shippedIndex } from "./shipped-index.ts";

const texts = spdxTexts as unknown as Record<string, { licenseText: string }>;
const textOf = (id: string) => texts[id]?.licenseText ?? "";
const index = shippedIndex();
const idsOf = (text: string) =>
  new Set((detect(text, index).expression ?? "").split(/ (?:AND|OR) |[()]/).filter((id) => id !== ""));

describe("several licences in one breath", () => {
  it.each([
    ["Released under the same terms as Ruby", ["BSD-2-Clause", "Ruby"]],
    [
      "This module is licensed under the MPL, GPL or LGPL, at your choice.",
      ["MPL-1.1", "GPL-1.0-or-later", "LGPL-2.0-or-later"],
    ],
    ["This code is available under the mozilla.org tri-license.", ["MPL-1.1", "GPL-2.0-or-later", "LGPL-2.1-or-later"]],
    ['MODULE_LICENSE("Dual BSD/GPL");', ["BSD-3-Clause", "GPL-2.0-only"]],
    ["FILE_LICENCE ( GPL2_OR_LATER );\n\nFILE_LICENCE ( BSD2 );", ["GPL-2.0-or-later", "BSD-2-Clause"]],
    [
      "This module may be used under the terms of any of the following licenses:\n\nEPL, Eclipse Public License, V1.0 or later, http://www.eclipse.org/legal\nLGPL, GNU Lesser General Public License, V2.1 or later, http://www.gnu.org/licenses/lgpl.html\nAL, Apache License, V2.0 or later, http://www.apache.org/licenses",
      ["EPL-1.0", "LGPL-2.1-or-later", "Apache-2.0"],
    ],
    ["SPDX-License-Identifier: GPL-2.0 IBM-pibs", ["GPL-2.0-only", "IBM-pibs"]],
    [
      "This program is free software; you can redistribute it and/or modify it under the terms of the GNU General Public License as published by the Free Software Foundation; either version 2 of the License or (at your option) version 3 or any later version accepted by the membership of KDE e.V.",
      ["GPL-2.0-only", "GPL-3.0-only"],
    ],
    [
      "- all files in the `lib` directory use a BSD 2-Clause license\n- all other files use a GPLv2 license, unless explicitly stated otherwise",
      ["BSD-2-Clause", "GPL-2.0-only"],
    ],
  ])("%s", (notice, ids) => {
    expect(idsOf(notice)).toEqual(new Set(ids));
  });

  it("is not granted where other software is spoken of", () => {
    const text = `Its licence makes it possible to combine it with other software that is released under the GPL.\n\n${textOf("MIT")}`;
    expect(detect(text, index).expression).toBe("MIT");
  });

  it("takes no word behind a tag for a licence that is none", () => {
    expect(detect("SPDX-License-Identifier: GPL-2.0 or so they say", index).expression).toBe("GPL-2.0-only");
  });
});

describe("a choice", () => {
  it("is between what is named together, not between all that stands in the file", () => {
    const text = `The examples are dual licensed under the ISC license and the Zero-Clause BSD license.\n\n${textOf("MIT")}`;
    expect(detect(text, index).expression).toBe("(ISC OR 0BSD) AND MIT");
  });

  it("is between the texts where the sentence names none", () => {
    const text = `You may use this under either of the licenses below.\n\n${textOf("ISC")}\n\n${textOf("MIT")}`;
    expect(detect(text, index).expression).toBe("ISC OR MIT");
  });
});

describe("a disclaimer", () => {
  it("may say 'even if not advised', which takes nothing away", () => {
    const text = textOf("BSD-3-Clause").replace(/EVEN IF ADVISED/, "EVEN IF NOT ADVISED");
    expect(text).not.toBe(textOf("BSD-3-Clause"));
    expect(detect(text, index).expression).toBe("BSD-3-Clause");
  });

  it("is not the place where any other 'not' is let pass", () => {
    const text = textOf("BSD-3-Clause").replace(/are permitted provided/i, "are not permitted provided");
    expect(detect(text, index).reading).toBe("unreadable");
  });

  it("may be followed by the reason why the GPL is offered, over two lines of a comment", () => {
    const [grant, rest] = textOf("BSD-3-Clause").split(/(?=THIS SOFTWARE IS PROVIDED)/);
    const offer =
      "ALTERNATIVELY, this product may be distributed under the terms of\nthe GNU General Public License, in which case the provisions of the GPL are\nrequired INSTEAD OF the above restrictions.  (This clause is\nnecessary due to a potential bad interaction between the GPL and\nthe restrictions contained in a BSD-style copyright.)";
    const text = `/*\n${`${grant}${offer}\n\n${rest}`.replace(/^/gm, " * ")}\n */\n`;
    expect(idsOf(text)).toEqual(new Set(["BSD-3-Clause", "GPL-1.0-or-later"]));
  });
});

describe("what stands between the texts of one file", () => {
  const lead = [
    "Such licenses and notices are provided for informational purposes only.",
    "This section contains third-party software notices and/or additional terms for licensed third-party software components included within ICU libraries.",
    "If you did not receive this Content directly from the Eclipse Foundation, the following is provided for informational purposes only, and you should look to the Redistributor's license for terms and conditions of use.",
    "The following components included in the SOFTWARE are licensed to Licensee pursuant to the following terms and conditions:",
    "This -- and only this -- header file may also be distributed under the terms of the ISC licence as follows:",
    "All such code will be identified clearly using at least one of two mechanisms: 1) It will be in a separate directory tree with its own `LICENSE.txt` file at the top containing the specific license and restrictions which apply to that software, or 2) It will contain specific license and restriction terms at the top of every file.",
    "We only use the parser part of it.",
    "Or under the following terms:",
    "Only 3 header files are included in this distribution.",
  ];
  it.each(lead)("limits nothing: %s", (sentence) => {
    const text = `${textOf("ISC")}\n\n${sentence}\n\n${textOf("MIT")}`;
    expect(idsOf(text)).toEqual(new Set(["ISC", "MIT"]));
  });

  it.each([
    "The following licenses are provided for informational purposes only, and commercial use requires a separate agreement.",
    "The following license applies only to the client; the server may not be used without permission.",
    "These licensed components are made available to you pursuant to the following terms and conditions, and for evaluation only.",
    "Or under the following terms: you must pay a fee of ten dollars.",
    "We only use the parser part of it, and you may not sell copies.",
    "Used with permission, for non-commercial purposes.",
  ])("still limits: %s", (sentence) => {
    const text = `${textOf("ISC")}\n\n${sentence}\n\n${textOf("MIT")}`;
    expect(detect(text, index).reading).toBe("unreadable");
  });
});
