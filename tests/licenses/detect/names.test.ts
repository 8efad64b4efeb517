import spdxTexts from "spdx-license-list/full.js";
import { describe, expect, it } from "vitest";
import { detect } from "../../../src/licenses/detect/detect.ts";
import { shippedIndex } from "./shipped-index.ts";

const ZLIB = (spdxTexts as unknown as Record<string, { licenseText: string }>).Zlib?.licenseText ?? "";
const index = shippedIndex();
const read = (text: string) => {
  const { reading, expression, candidate } = detect(text, index);
  return reading === "unreadable" ? `?${candidate?.license ?? ""}` : (expression ?? reading);
};
/** So long that a mere mention of a name counts for nothing. */
const inProse = (text: string) =>
  `${"This program draws a map of the stars that are seen on a given night. ".repeat(8)}\n\n${text}\n`;

describe("the field of a manifest", () => {
  it.each([
    [
      "<licenses>\n <license>\n  <name>WTFPL</name>\n  <url>http://host.example/</url>\n </license>\n</licenses>",
      "WTFPL",
    ],
    ["<licenses><license><name>BSD</name></license></licenses>", "?BSD-3-Clause"],
    ['<license type="expression">MIT</license>', "MIT"],
    ["<PackageLicenseExpression>MIT OR Apache-2.0</PackageLicenseExpression>", "MIT OR Apache-2.0"],
    ['"licenses": [\n  {\n    "type": "MIT",\n    "url": "http://host.example/LICENSE"\n  }\n]', "MIT"],
    ["spec.license = { :type => 'zlib', :file => 'LICENSE.txt' }", "Zlib"],
    ['s.licenses = ["MIT", "Ruby"]', "MIT AND Ruby"],
    [':license {:name "WTFPL" :url "http://host.example"}', "WTFPL"],
    ['{licenses, ["MIT"]}', "MIT"],
    ['licenses := Seq("MIT" -> url("http://host.example"))', "MIT"],
    ["license = lib.licenses.asl20;", "Apache-2.0"],
    ["license = with licenses; [ mit bsd3 ];", "MIT AND BSD-3-Clause"],
    ['licenses(["notice"])  # MIT', "MIT"],
    ["licenseId: Zed", "Zed"],
    ["PackageLicenseDeclared: Ruby", "Ruby"],
    ["name: The Unlicense", "Unlicense"],
    ["license: apache_2_0", "Apache-2.0"],
    ['"license" : [ "mozilla_1_1" ]', "MPL-1.1"],
    ["License: MPL-2.0+", "MPL-2.0"],
    ["License BSD (see COPYING)", "?BSD-3-Clause"],
    ['license = "MIT OR (Apache-2.0 AND BSD-3-Clause)"', "MIT OR (Apache-2.0 AND BSD-3-Clause)"],
    [
      'license = "Apache-2.0 WITH LLVM-exception OR Apache-2.0 OR MIT"',
      "Apache-2.0 WITH LLVM-exception OR Apache-2.0 OR MIT",
    ],
    [
      '"license": "GPL-2.0-only WITH Classpath-exception-2.0 OR MIT"',
      "GPL-2.0-only WITH Classpath-exception-2.0 OR MIT",
    ],
    ["# Some suggested licenses:\n# - BSD (default)\n# - GPLv3\n# - CC-BY\nlicense: MIT", "MIT"],
    ["/*! Modernizr 3.6.0 (Custom Build) | MIT */", "MIT"],
  ])("is read: %s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ["name: zlib\nversion: 1.2"],
    ["# Berkeley style sockets\nint bind(int s);"],
    ["license: license (GPL-2.0-or-later, MIT, etc)"],
    ["The license MIT uses is its own affair."],
    ["type = ruby"],
  ])("is none: %s", (text) => {
    expect(read(text)).toBe("none");
  });
});

describe("a name", () => {
  it.each([
    ["BSD-3cl", "BSD-3-Clause"],
    ["licensed under a 2-term BSD license", "BSD-2-Clause"],
    ["licensed under the BSD license without the advertising clause", "BSD-3-Clause"],
    ["This file is under the old-style BSD license.", "BSD-4-Clause"],
    ["Licensed under the BSD License 2.0", "?BSD-3-Clause"],
    ["Artistic License 1.0 (Perl)", "Artistic-1.0-Perl"],
    ["W3C Software Notice and License (1998-07-20)", "W3C-19980720"],
    ["Historical Permission Notice and Disclaimer - sell variant", "HPND-sell-variant"],
    ["Licensed under the Open Government Licence v.2.0.", "OGL-UK-2.0"],
    ["Boost Software License 1.0 (MIT-style)", "BSL-1.0"],
    ["ISC License (MIT - like)", "ISC"],
    ["Licensed under the Apache License, versión 2.0.", "Apache-2.0"],
    ["Published under the Lua license.", "MIT"],
    ["Zope Public License 2.1 (BSD Style)", "ZPL-2.1"],
    ["Large parts of it fall under OpenSSL licensing.", "OpenSSL"],
    ["It is distributed under a derived Apache 2.0 license.", "?Apache-2.0"],
    ["Norwegian Licence for Open Government Data (NLOD) 2.0", "NLOD-2.0"],
    ["The Apache Software License. It is not the Artistic License, version 2.0.", "?Apache-2.0"],
    ["Eclipse Public License, see http://www.eclipse.org/org/documents/epl-v20.php", "EPL-2.0"],
    ["Released under the MIT license. Before that, it was released under the zlib license.", "MIT"],
    ["Distributed under the Elastic License.", "?Elastic-2.0"],
    ["released under the Educational Community License", "?ECL-2.0"],
    ["You may choose from CC0 1.0 Universal, OpenSSL or Apache 2.0 licenses.", "CC0-1.0 OR OpenSSL OR Apache-2.0"],
    ["Attribution-NonCommercial-NoDerivs 3.0 Unported", "CC-BY-NC-ND-3.0"],
    ["Attribution 4.0 International", "CC-BY-4.0"],
    ["CCBYNCSAv4", "CC-BY-NC-SA-4.0"],
    ["Creative Commons 3.0 Attribution license", "CC-BY-3.0"],
    ["Creative Commons Attribution Share Alike 2.0 England and Wales", "CC-BY-SA-2.0-UK"],
    ["Licensed under Apache License v2.0 with Runtime Library Exception", "Apache-2.0 WITH Swift-exception"],
    ["Distributed under the same terms as Vim itself.", "Vim"],
  ])("is known: %s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ["The data needs attribution 2.0 or newer."],
    ["Author: Jane Roe <jane@xiph.org>\nLicense: see below"],
    ["It maps every attribution to its source."],
  ])("is none: %s", (text) => {
    expect(["none", "?"]).toContain(read(text));
  });
});

describe("a sentence about a licence", () => {
  it.each([
    ["The MIT license applies to all icons in this folder.", "MIT"],
    ["A copy of the Eclipse Public License version 1.0 is provided along with this program.", "EPL-1.0"],
    ["See LICENSE.txt for the MIT license.", "MIT"],
    ["MIT, see LICENSE for details.", "MIT"],
    ["All texts of this site are now CC0.", "CC0-1.0"],
  ])("counts in a long text: %s", (text, expected) => {
    expect(read(inProse(text))).toBe(expected);
  });

  it.each([
    ["Ask a lawyer whether the MIT license applies to your case."],
    ["We do not know what is WTFPL."],
    ["Licenses such as the MIT license are short."],
  ])("counts for nothing: %s", (text) => {
    expect(read(inProse(text))).toBe("none");
  });

  it("says nothing of a style", () => {
    expect(
      read(`Notice that this BSD-style license applies to this one file (check.h).

${ZLIB}`),
    ).toBe("Zlib");
  });

  it("says of the GNU licences no more than their notice does", () => {
    const text = `Distributed under the terms of the GNU Lesser General Public License, either version 3 of the license, or (at your
option) any later version. A copy of the GNU Lesser General Public License version 3 is included below.`;
    expect(read(text)).toBe("LGPL-3.0-or-later");
  });
});

describe("two licences with words between", () => {
  it.each([
    [
      `This source code is licensed under both the MIT license found in the LICENSE-MIT file in the root directory of this source
tree and the Apache License, Version 2.0 found in the LICENSE-APACHE file in the root directory of this source tree.`,
      "MIT AND Apache-2.0",
    ],
    ["Under the MIT license (see LICENSE-MIT.txt) or the CeCILL-C license (see LICENSE-CECILL.txt)", "MIT OR CECILL-C"],
    [
      `This program is made available under the Eclipse Public License v. 2.0, which is available at
http://www.eclipse.org/legal/epl-2.0. This Source Code may also be made available under the following Secondary Licenses
when the conditions for such availability set forth in the Eclipse Public License v. 2.0 are satisfied: GNU General Public
License, version 2 with the GNU Classpath Exception.`,
      "EPL-2.0 OR GPL-2.0-only WITH Classpath-exception-2.0",
    ],
    ["under CC0 (https://creativecommons.org/publicdomain/zero/1.0/) and the zlib license", "CC0-1.0 AND Zlib"],
  ])("belong together: %s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it("are not joined by the name of a file", () => {
    expect(
      read("Licensed under the GNU Lesser General Public License version 3 or later (see licenses/gpl-3.txt)."),
    ).toBe("LGPL-3.0-or-later");
  });
});

describe("what is said twice", () => {
  it.each([
    ["Released to the public domain, as explained at https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"],
    ["This is released into the public domain using the Unlicense license.", "Unlicense"],
    ["Licensed under the Creative Commons license: CC BY-SA 4.0", "CC-BY-SA-4.0"],
    ["Under the Creative Commons Attribution license, https://creativecommons.org/licenses/by/3.0/", "CC-BY-3.0"],
    ["@license W3C\nhttps://www.w3.org/Consortium/Legal/2015/copyright-software-and-document", "W3C-20150513"],
  ])("is one licence: %s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it("are two where they are apart", () => {
    expect(read(`The tables are in the public domain.${inProse("The texts are under CC0.")}`)).toBe(
      "LicenseRef-scancode-public-domain AND CC0-1.0",
    );
  });
});

describe("an address", () => {
  it.each([
    ["[![License](https://img.shields.io/badge/License-MIT%20or%20Apache%202-green.svg)](x)", "MIT OR Apache-2.0"],
    ["![](https://img.shields.io/badge/license-apache_2.0-blue.svg)", "Apache-2.0"],
    ["magnet:?xt=urn:btih:8e4f440f4c65981c5bf93c76d35135ba5064d8b7&dn=apache-2.0.txt", "Apache-2.0"],
    ["/*! https://mths.be/punycode v1.4.1 by @mathias | license: https://mths.be/mit */", "MIT"],
    ["licenses.nuget.org/curl", "curl"],
    ["apache.org/licenses/LICENSE-2.0.html", "Apache-2.0"],
    ["https://en.wikipedia.org/wiki/MIT_License", "MIT"],
    ['<cc:license rdf:resource="http://web.resource.org/cc/PublicDomain" />', "CC-PDDC"],
  ])("is known: %s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it("in a badge is no licence where it tells none that we know", () => {
    expect(read("![](https://img.shields.io/badge/license-my%20own-blue.svg)")).toBe("none");
    expect(read("![](https://img.shields.io/badge/build-MIT-blue.svg)")).toBe("none");
  });
});
