// Licence classifiers of PyPI, as far as they name one licence. https://pypi.org/classifiers/ (the names), SPDX list 3.28 (the ids)
import type { Statement } from "../../model/index.ts";

/**
 * What stands behind "License ::" or "License :: OSI Approved ::". Names that fit several licences ("BSD License", "GNU General
 * Public License (GPL)") are left out on purpose: only the text can tell.
 */
const CLASSIFIERS: ReadonlyMap<string, string> = new Map([
  ["Apache Software License", "Apache-2.0"],
  ["Aladdin Free Public License (AFPL)", "Aladdin"],
  ["Apple Public Source License", "APSL-2.0"],
  ["Attribution Assurance License", "AAL"],
  ["Blue Oak Model License (BlueOak-1.0.0)", "BlueOak-1.0.0"],
  ["Boost Software License 1.0 (BSL-1.0)", "BSL-1.0"],
  ["CC0 1.0 Universal (CC0 1.0) Public Domain Dedication", "CC0-1.0"],
  ["CEA CNRS Inria Logiciel Libre License, version 2.1 (CeCILL-2.1)", "CECILL-2.1"],
  ["CeCILL-B Free Software License Agreement (CECILL-B)", "CECILL-B"],
  ["CeCILL-C Free Software License Agreement (CECILL-C)", "CECILL-C"],
  ["CMU License (MIT-CMU)", "MIT-CMU"],
  ["Common Development and Distribution License 1.0 (CDDL-1.0)", "CDDL-1.0"],
  ["Common Public License", "CPL-1.0"],
  ["Eclipse Public License 1.0 (EPL-1.0)", "EPL-1.0"],
  ["Eclipse Public License 2.0 (EPL-2.0)", "EPL-2.0"],
  ["Educational Community License, Version 2.0 (ECL-2.0)", "ECL-2.0"],
  ["Eiffel Forum License", "EFL-2.0"],
  ["Eiffel Forum License (EFL)", "EFL-2.0"],
  ["European Union Public Licence 1.0 (EUPL 1.0)", "EUPL-1.0"],
  ["European Union Public Licence 1.1 (EUPL 1.1)", "EUPL-1.1"],
  ["European Union Public Licence 1.2 (EUPL 1.2)", "EUPL-1.2"],
  ["GNU Affero General Public License v3", "AGPL-3.0-only"],
  ["GNU Affero General Public License v3 or later (AGPLv3+)", "AGPL-3.0-or-later"],
  ["GNU General Public License v2 (GPLv2)", "GPL-2.0-only"],
  ["GNU General Public License v2 or later (GPLv2+)", "GPL-2.0-or-later"],
  ["GNU General Public License v3 (GPLv3)", "GPL-3.0-only"],
  ["GNU General Public License v3 or later (GPLv3+)", "GPL-3.0-or-later"],
  ["GNU Lesser General Public License v2 (LGPLv2)", "LGPL-2.0-only"],
  ["GNU Lesser General Public License v2 or later (LGPLv2+)", "LGPL-2.0-or-later"],
  ["GNU Lesser General Public License v3 (LGPLv3)", "LGPL-3.0-only"],
  ["GNU Lesser General Public License v3 or later (LGPLv3+)", "LGPL-3.0-or-later"],
  ["Historical Permission Notice and Disclaimer (HPND)", "HPND"],
  ["IBM Public License", "IPL-1.0"],
  ["Intel Open Source License", "Intel"],
  ["ISC License (ISCL)", "ISC"],
  ["MIT License", "MIT"],
  ["MIT No Attribution License (MIT-0)", "MIT-0"],
  ["MirOS License (MirOS)", "MirOS"],
  ["Motosoto License", "Motosoto"],
  ["Mozilla Public License 1.0 (MPL)", "MPL-1.0"],
  ["Mozilla Public License 1.1 (MPL 1.1)", "MPL-1.1"],
  ["Mozilla Public License 2.0 (MPL 2.0)", "MPL-2.0"],
  ["Mulan Permissive Software License v2 (MulanPSL-2.0)", "MulanPSL-2.0"],
  ["Nethack General Public License", "NGPL"],
  ["Nokia Open Source License (NOKOS)", "Nokia"],
  ["Open Group Test Suite License", "OGTSL"],
  ["Open Software License 3.0 (OSL-3.0)", "OSL-3.0"],
  ["PostgreSQL License", "PostgreSQL"],
  ["Python License (CNRI Python License)", "CNRI-Python"],
  ["Python Software Foundation License", "PSF-2.0"],
  ["Qt Public License (QPL)", "QPL-1.0"],
  ["Ricoh Source Code Public License", "RSCPL"],
  ["SIL Open Font License 1.1 (OFL-1.1)", "OFL-1.1"],
  ["Sleepycat License", "Sleepycat"],
  ["Sun Industry Standards Source License (SISSL)", "SISSL"],
  ["Sun Public License", "SPL-1.0"],
  ["The Unlicense (Unlicense)", "Unlicense"],
  ["Universal Permissive License (UPL)", "UPL-1.0"],
  ["University of Illinois/NCSA Open Source License", "NCSA"],
  ["Vovida Software License 1.0", "VSL-1.0"],
  ["W3C License", "W3C"],
  ["X.Net License", "Xnet"],
  ["Zero-Clause BSD (0BSD)", "0BSD"],
  ["zlib/libpng License", "Zlib"],
  ["Zope Public License", "ZPL-2.1"],
]);

/** Classifiers without a version, and the version that is meant in practice. */
const ASSUMED = new Set([
  "Apache Software License",
  "Apple Public Source License",
  "Eiffel Forum License",
  "Zope Public License",
  "Python Software Foundation License",
]);

export function dialect(statement: Statement): { readonly expression: string; readonly note?: string } | undefined {
  const raw = statement.raw.trim();
  if (raw.startsWith("License ::")) return readClassifier(raw);
  if (!raw.startsWith("[")) return undefined;
  let list: unknown;
  try {
    list = JSON.parse(raw);
  } catch {
    return undefined;
  }
  if (!Array.isArray(list)) return undefined;
  // "License :: OSI Approved" alone is only the heading of the others.
  const named = list.filter((item) => item !== "License :: OSI Approved");
  const read = named.map((item) => (typeof item === "string" ? readClassifier(item) : undefined));
  const expressions = [...new Set(read.map((item) => item?.expression))];
  const [first, ...others] = expressions;
  // One classifier that cannot be read leaves open what the others say about it.
  if (first === undefined || others.some((expression) => expression === undefined)) return undefined;
  if (others.length === 0) return read[0];
  return {
    expression: expressions.join(" AND "),
    note: "several classifiers; they do not say whether one may be chosen",
  };
}

function readClassifier(classifier: string): { readonly expression: string; readonly note?: string } | undefined {
  const name = classifier.replace(/^License :: (?:OSI Approved :: )?/, "");
  if (name === "Other/Proprietary License") return { expression: "NONE", note: "classifier of proprietary packages" };
  const expression = CLASSIFIERS.get(name);
  if (expression === undefined) return undefined;
  return ASSUMED.has(name) ? { expression, note: "the classifier names no version" } : { expression };
}
