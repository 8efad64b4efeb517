// Standing phrases of well-known projects that point to a licence without naming it.

export interface Pointer {
  readonly license: string;
  readonly from: number;
  readonly to: number;
}

const RUBY = "BSD-2-Clause OR Ruby";
const MOZILLA = "MPL-1.1 OR GPL-2.0-or-later OR LGPL-2.1-or-later";

/** Each phrase is one that many files of one project carry, word for word. */
const PHRASES: readonly (readonly [phrase: string, license: string])[] = [
  [
    "for conditions of distribution and use,? see (?:the )?copyright notice in (?:zlib|zconf|unzip|deflate)\\.h",
    "Zlib",
  ],
  ["for conditions of distribution and use,? see (?:the )?copyright notice in png\\.h", "Libpng"],
  ["this code is released under the libpng licen[sc]e", "Libpng"],
  ["for conditions of distribution and use,? see (?:the )?(?:accompanying )?readme(?:\\.ijg)? file", "IJG"],
  ["independent jpeg group'?s (?:free jpeg )?software", "IJG"],
  // The sentence that the licence itself asks for.
  ["this software is based in part on the work of the independent jpeg group", "IJG"],
  ["(?:distributed according to )?the same disclaimer and license as libpng(?![- ]?\\d)", "Libpng"],
  // Vim's own licence; plugins say so. https://vimhelp.org/uganda.txt.html#license
  ["same \\|?(?:license|terms(?: and conditions)?)\\|? as vim(?: itself)?\\b", "Vim"],
  [
    "same (?:license|terms(?: and conditions)?) as (?:the )?python(?: itself| interpreter)?\\b(?! (?:module|package))",
    "Python-2.0",
  ],
  ["same (?:license|terms) as lua(?: itself)?\\b", "MIT"],
  // Every file of SQLite begins so.
  ["the author disclaims copyright to this source code\\. in place of a legal notice, here is a blessing", "blessing"],
  ["this is free and unencumbered (?:public domain )?software", "Unlicense"],
  // https://xiph.org/licenses/bsd/ and https://github.com/scipy/scipy/blob/main/LICENSE.txt
  ["(?<!@)(?:xiph\\.?org|scipy)(?:'s)? license\\b(?!:)", "BSD-3-Clause"],
  ["no warranty; no copyright -{0,2} ?use this as you will", "SAX-PD"],
  ["see copyright notice (?:in|at the end of) (?:lua\\.h|this file)(?= |\\n|$)", "MIT"],
  ["(?:distributed|licensed) under the (?:university of illinois|uiuc) open source licen[sc]e", "NCSA"],
  ["part of the llvm project, under the apache license v2\\.0 with llvm exceptions", "Apache-2.0 WITH LLVM-exception"],
  [
    "(?:use of this source code is )?governed by a bsd-style license that can be found in the license file",
    "BSD-3-Clause",
  ],
  ["all rights reserved\\. use of this source code is governed by a bsd-style license", "BSD-3-Clause"],
  ["(?:distributed|released|licensed|available|under) (?:under )?the same (?:license|terms) as openssl", "OpenSSL"],
  ["permitted only as authorized by the openldap public license", "OLDAP-2.8"],
  ["(?:the )?jquery\\.(?:org|com)/license", "MIT"],
  [
    "see license\\.qla2xxx|see license\\.qlcnic|see license\\.qlge|see license\\.qla4xxx|see license\\.qlcnic",
    "GPL-2.0-only",
  ],
  ["same (?:license|terms) as (?:the )?(?:linux kernel|linux)(?= |\\.|,|\\n|$)", "GPL-2.0-only"],
  // https://www.ruby-lang.org/en/about/license.txt : before 1.9.3 the choice was the GPL, since then it is the BSD licence.
  ["(?:under |has |on )?(?:the )?same (?:terms?|license|conditions)(?: and conditions)? as ruby 1\\.[68]\\b", "Ruby"],
  [
    "same (?:terms?|license|conditions)(?: and conditions| of)? (?:as|of) ruby(?: itself)?(?! ?(?:1\\.|on rails|gem))",
    RUBY,
  ],
  ["(?:mozilla(?:\\.org)?|mpl)[ \\/]tri-?license(?! (?:faq|page))", MOZILLA],
  ["mpl 1\\.1 ?\\/ ?gpl 2\\.0 ?\\/ ?lgpl 2\\.1", MOZILLA],
  // iPXE marks each file so: https://ipxe.org/licensing
  ["file_license[ (]{1,3}mit\\b", "MIT"],
  ["file_license[ (]{1,3}bsd2\\b", "BSD-2-Clause"],
  ["file_license[ (]{1,3}bsd3\\b", "BSD-3-Clause"],
  ["file_license[ (]{1,3}gpl2_or_later(?!_)", "GPL-2.0-or-later"],
  ["file_license[ (]{1,3}gpl2_only\\b", "GPL-2.0-only"],
  // What the kernel's linux/module.h says these two mean.
  ["module_license ?\\( ?[\"']dual bsd\\/gpl", "BSD-3-Clause OR GPL-2.0-only"],
  ["module_license ?\\( ?[\"']dual mit\\/gpl", "MIT OR GPL-2.0-only"],
  // jQuery up to 1.8 and its selector engine: the page says which GPL.
  [
    "licensed under the mit and gpl licenses\\.? (?:https?:\\/\\/)?docs\\.jquery\\.com\\/license",
    "MIT OR GPL-2.0-only",
  ],
  [
    "under the mit, bsd,? and gpl licenses\\.? more information: (?:https?:\\/\\/)?sizzlejs\\.com",
    "MIT OR BSD-3-Clause OR GPL-2.0-only",
  ],
  [
    "copying and distribution of this file, with or without modification, are permitted provided the copyright notice and this notice are preserved",
    "FSFAP-no-warranty-disclaimer",
  ],
];

/** Exhibit B of the MPL, where it stands as a notice: the text of the licence itself has it only as a form. */
const INCOMPATIBLE =
  /\bis ["'“”]?incompatible with secondary licenses["'“”]?,? as defined by the mozilla public license,? v\. ?2\.0/g;

function compile(list: readonly (readonly [string, string])[]): [RegExp, string][] {
  return list.map(([phrase, id]) => [new RegExp(`(?<![a-z0-9])(?:${phrase})`, "g"), id]);
}

let pointers: [RegExp, string][] | undefined;

function find(flat: string, list: readonly [RegExp, string][]): Pointer[] {
  const found: Pointer[] = [];
  for (const [pattern, license] of list) {
    for (const match of flat.matchAll(pattern))
      found.push({ license, from: match.index, to: match.index + match[0].length });
  }
  return found;
}

/** Licences that a standing phrase points to. */
export function readPointers(flat: string): Pointer[] {
  pointers ??= compile(PHRASES);
  const found = find(flat, pointers);
  for (const match of flat.matchAll(INCOMPATIBLE))
    found.push({ license: "MPL-2.0-no-copyleft-exception", from: match.index, to: match.index + match[0].length });
  return found;
}
