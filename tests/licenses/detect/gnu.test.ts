import { describe, expect, it } from "vitest";
import { detect } from "../../../src/licenses/detect/detect.ts";
import { shippedIndex } from "./shipped-index.ts";

const index = shippedIndex();
const CODE = "int add(int a, int b) { return a + b; }\n";
const inC = (text: string) => `/*\n${text.replace(/^/gm, " * ")}\n */\n${CODE}`;
const inShell = (text: string) => `#!/bin/sh\n${text.replace(/^/gm, "# ")}\n\necho done\n`;
const MANY_WORDS = "The quick brown fox jumps over the lazy dog and runs into the wood. ".repeat(12);

function answerTo(text: string): string {
  return detect(text, index).expression ?? detect(text, index).reading;
}

describe("a GNU licence is known by", () => {
  it.each([
    ["under the terms of the GNU Affero GPL, version 3 or later", "AGPL-3.0-or-later"],
    ["Licensed under the GNU Lesser GPL 2.1.", "LGPL-2.1-only"],
    ["distributed under the Lesser GNU GPL, version 3", "LGPL-3.0-only"],
    ["It is covered by the GNU library license version 2, see COPYING.LIB.", "LGPL-2.0-only"],
    ["under the terms of the GNU General Lesser Public License, version 2.1 only", "LGPL-2.1-only"],
    ["Licensed under the GLPv3 license.", "GPL-3.0-only"],
    ["License: GNU AGLPv3", "AGPL-3.0-only"],
    ["License: GNU FDL 1.3", "GFDL-1.3-only"],
    ["Distributed under the GNU General Purpose License v2", "GPL-2.0-only"],
    ["under the Creative Commons GNU LGPL, Version 2.1", "LGPL-2.1-only"],
    ["This product is copyrighted under the GNU's General Public Licence (GPL).", "GPL-1.0-or-later"],
    [
      "You can redistribute it under the terms of the Free Software Foundation's General Public License.",
      "GPL-1.0-or-later",
    ],
    ["The library is released under the GNU Lesser General Public License.", "LGPL-2.1-or-later"],
    ["The library is released under the LGPL.", "LGPL-2.0-or-later"],
    ["This file is under the GNU Lesser General Public License (LGPL).", "LGPL-2.1-or-later"],
  ])("its name: %s", (notice, expression) => {
    for (const text of [notice, inC(notice), inShell(notice)]) expect(answerTo(text), text).toBe(expression);
  });

  it.each([
    ["License: LGPL21", "LGPL-2.1-only"],
    ["License: LGPLv21+", "LGPL-2.1-or-later"],
    ["License: GPL20PLUS", "GPL-2.0-or-later"],
    ["License: GPLv3plus", "GPL-3.0-or-later"],
    ["License: gpl v2 plus", "GPL-2.0-or-later"],
    ["License: GPL-2.0-plus", "GPL-2.0-or-later"],
    ["License: GPL (>= 2)", "GPL-2.0-or-later"],
    ["License: GPL-2 | GPL-3", "GPL-2.0-only OR GPL-3.0-only"],
    ["distributed under the GPL version 2 or (at your option) version 3.", "GPL-2.0-only OR GPL-3.0-only"],
    ["under either version 2 or version 3 of the GNU General Public License", "GPL-2.0-only OR GPL-3.0-only"],
    [
      "under the GNU General Public License, either Version 2, June 1991 or Version 3, June 2007",
      "GPL-2.0-only OR GPL-3.0-only",
    ],
    ["licensed under version two or later of the GPL", "GPL-2.0-or-later"],
    ["released under the GNU General Public License version 3 (GPLv3) or any later version", "GPL-3.0-or-later"],
    ["released under the GNU GPL v2 (the GPL) or newer", "GPL-2.0-or-later"],
    ["distributed under the LGPL v2.1 or above", "LGPL-2.1-or-later"],
    ["distributed under the LGPL v2.1 and onwards", "LGPL-2.1-or-later"],
    ["licensed under the GPL version 2 (or, at your option, any latter version)", "GPL-2.0-or-later"],
    ["licensed under the GPL version 2 only", "GPL-2.0-only"],
    ["licensed under the GPL version 2, no later version", "GPL-2.0-only"],
    ["licensed under GPL-2019-tools", "GPL-1.0-or-later"],
    [
      "under the terms of the GNU GPL version 2 as published by the FSF; either version 2 of the License, or any later version.",
      "GPL-2.0-or-later",
    ],
    [
      `under the terms of the GNU General Public License as published by the Free Software Foundation, Inc., 51 Franklin
St, Fifth Floor, Boston, MA 02110-1301, USA; either version 2 of the License, or (at your option) any later version.`,
      "GPL-2.0-or-later",
    ],
    [
      "licensed under the AGPL version 3, whose text is in AGPL.txt, or any later version of the AGPL.",
      "AGPL-3.0-or-later",
    ],
    ["'GNU GPL v3': 'GPL-3.0-or-later'", "GPL-3.0-or-later"],
  ])("its version: %s", (notice, expression) => {
    expect(answerTo(notice), notice).toBe(expression);
  });

  it("its version once, though a title says it without 'or later'", () => {
    const notice = `For the programs, under the GNU General Public License version 2:

This program is free software; you can redistribute it under the terms of the GNU General Public License as
published by the Free Software Foundation; either version 2, or (at your option) any later version.`;
    expect(answerTo(notice)).toBe("GPL-2.0-or-later");
    expect(answerTo(inC(notice))).toBe("GPL-2.0-or-later");
  });

  it("its version twice, where 'only' and 'or later' are both said", () => {
    const notice = "The library is under the GPL version 2 only. The tools are under the GPL version 2 or later.";
    expect(answerTo(notice)).toBe("GPL-2.0-only AND GPL-2.0-or-later");
  });

  it.each([
    ["https://www.gnu.org/licenses/gpl.html", "GPL-1.0-or-later"],
    ["See the license: http://www.gnu.org/copyleft/lesser.html", "LGPL-2.1-or-later"],
    ["license, see https://spdx.org/licenses/LGPL-3.0", "LGPL-3.0-only"],
    ["license, see https://spdx.org/licenses/GPL-2.0+", "GPL-2.0-or-later"],
  ])("its address: %s", (notice, expression) => {
    expect(answerTo(notice), notice).toBe(expression);
  });
});

describe("a few letters", () => {
  it.each([
    ["GPL licensed bash script", "GPL-1.0-or-later"],
    ["GPL'd audio editor", "GPL-1.0-or-later"],
    ["LGPL license, see LICENSE for more.", "LGPL-2.0-or-later"],
    ["LGPL", "LGPL-2.0-or-later"],
    ["The GNU General Public License (GPL)", "GPL-1.0-or-later"],
    ["You should have received a copy of the GNU General Public License along with this program.", "GPL-1.0-or-later"],
  ])("are a licence in a text of few words: %s", (notice, expression) => {
    expect(answerTo(notice), notice).toBe(expression);
  });

  it.each(["GPL'd audio editor", "GPL licensed code", "See the GNU General Public License for more details."])(
    "say nothing in a long text: %s",
    (remark) => {
      expect(detect(`${MANY_WORDS}\n\n${remark}\n\n${MANY_WORDS}`, index).reading).toBe("none");
    },
  );

  it.each([
    "GPL_B4",
    "lgpl.o",
    "#define GPL4",
    "unsigned int gpl",
    "GPL feature set",
    "open('gpl', 'rb') as fp",
    "EXPORT_SYMBOL_GPL(usb_get);",
    "if (gpl) // logs may be long",
  ])("of a program are no licence: %s", (line) => {
    expect(detect(line, index).reading).toBe("none");
  });
});

describe("an exception called by name", () => {
  it.each([
    ["License: GPL-2+ with Autoconf exception", "GPL-2.0-or-later WITH Autoconf-exception-2.0"],
    ["licensed under the GPL v3 or later, with the Autoconf exception", "GPL-3.0-or-later WITH Autoconf-exception-3.0"],
    ["under the GPLv3 or later with the GCC Runtime Library Exception", "GPL-3.0-or-later WITH GCC-exception-3.1"],
    ["under the GPL version 2 w/GCC Runtime Library exception", "GPL-2.0-only WITH GCC-exception-2.0"],
    ["licensed under the GPLv2+CE.", "GPL-2.0-only WITH Classpath-exception-2.0"],
    ["License: GPL2 w/ CPE", "GPL-2.0-only WITH Classpath-exception-2.0"],
    ["License: GPL v2 + Class Path exception", "GPL-2.0-only WITH Classpath-exception-2.0"],
    [
      "GNU General Public License, version 2 with the GNU Classpath Exception",
      "GPL-2.0-only WITH Classpath-exception-2.0",
    ],
    ["distributed under the GPL 2.0 with Bison parser exception", "GPL-2.0-only WITH Bison-exception-2.2"],
    ["distributed under the GPL 2.0 with U-Boot exception", "GPL-2.0-only WITH u-boot-exception-2.0"],
    ["distributed under the LGPL-3.0 with a linking exception", "LGPL-3.0-only WITH LGPL-3.0-linking-exception"],
    ["distributed under the LGPL-2.1 with a linking exception", "LGPL-2.1-only"],
  ])("belongs to the licence before it: %s", (notice, expression) => {
    expect(answerTo(notice), notice).toBe(expression);
  });
});

describe("a choice with a GNU licence", () => {
  it.each([
    [
      `The contents of this file may be used under the terms of the GNU General Public License Version 2 or later
(the "GPL"), or the Apache License Version 2.0 (the "AL"), in which case the provisions of the GPL or the AL apply.`,
      "GPL-2.0-or-later OR Apache-2.0",
    ],
    [
      "under the LGPL, GNU Lesser General Public License, v2.1 or later, or the GPL, GNU General Public License, v2 or later",
      "LGPL-2.1-or-later OR GPL-2.0-or-later",
    ],
    ["licensed under either the LGPL or, at the user's discretion, the MIT license.", "LGPL-2.0-or-later OR MIT"],
    [
      `Alternatively, the contents of this file may be used under the terms of the GNU General Public License Version 2 or
later (the "GPL"). If you wish to use it under the MPL, indicate your decision by deleting the provisions above.`,
      "GPL-2.0-or-later OR MPL-1.1",
    ],
  ])("%s", (notice, expression) => {
    const leaves = (text: string) => text.split(" OR ").sort();
    expect(leaves(answerTo(notice)), notice).toEqual(leaves(expression));
  });
});

describe("the disclaimer of another licence", () => {
  it("below a notice of the GPL is no licence", () => {
    const text = `This program is free software; you can redistribute it under the terms of the GNU General Public License
as published by the Free Software Foundation; version 2 of the License.

THIS SOFTWARE IS PROVIDED \`\`AS IS'' AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL THE AUTHOR BE LIABLE
FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO,
PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND
ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN
ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.`;
    expect(answerTo(text)).toBe("GPL-2.0-only");
    expect(answerTo(inC(text))).toBe("GPL-2.0-only");
  });
});

describe("three letters on a line of their own", () => {
  const list = (title: string) =>
    `The libraries of this program, ordered by license. ${"We thank everybody who made them and let us use what they made. ".repeat(8)}

Apache License 2.0
------------------
licenses/one.txt
    one

${title}
----
licenses/two.txt
    two

MIT
---
licenses/three.txt
    three
`;
  it("are a licence among other licences that are headings", () => {
    expect(answerTo(list("LGPL"))?.split(" AND ").sort()).toContain("LGPL-2.0-or-later");
    expect(answerTo(list("Two"))?.split(" AND ").sort()).not.toContain("LGPL-2.0-or-later");
  });

  it("are none among headings of other kinds", () => {
    const text = list("GPL")
      .replace(/^Apache License 2.0$/m, "Debugger")
      .replace(/^MIT$/m, "Compiler");
    expect(answerTo(text)).toBe("none");
  });
});
