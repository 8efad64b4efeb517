// The members of families of licences, for a name that tells only the family ("BSD license").

/** Each holds what one name may mean. */
const FAMILIES: readonly (readonly string[])[] = [
  ["0BSD", "BSD-1-Clause", "BSD-2-Clause", "BSD-3-Clause", "BSD-4-Clause"],
  ["Apache-1.0", "Apache-1.1", "Apache-2.0"],
  ["Artistic-1.0", "Artistic-1.0-Perl", "Artistic-1.0-cl8", "Artistic-2.0"],
  ["AFL-1.1", "AFL-1.2", "AFL-2.0", "AFL-2.1", "AFL-3.0"],
  ["CDDL-1.0", "CDDL-1.1"],
  ["CECILL-1.0", "CECILL-1.1", "CECILL-2.0", "CECILL-2.1", "CECILL-B", "CECILL-C"],
  ["EPL-1.0", "EPL-2.0"],
  ["APSL-1.0", "APSL-1.1", "APSL-1.2", "APSL-2.0"],
  ["BUSL-1.1", "LicenseRef-scancode-bsl-1.0"],
  ["ECL-1.0", "ECL-2.0"],
  ["EFL-1.0", "EFL-2.0"],
  ["Elastic-2.0", "LicenseRef-scancode-elastic-license-2018"],
  ["EUPL-1.0", "EUPL-1.1", "EUPL-1.2"],
  ["HPND", "HPND-sell-MIT-disclaimer-xserver", "HPND-sell-variant", "HPND-sell-variant-MIT-disclaimer"],
  ["ISC", "ISC-Veillard"],
  ["FSFUL", "FSFULLR", "FSFULLRWD"],
  ["MIT", "MIT-0", "MIT-Modern-Variant", "X11"],
  ["LPPL-1.0", "LPPL-1.1", "LPPL-1.2", "LPPL-1.3a", "LPPL-1.3c"],
  ["MPL-1.0", "MPL-1.1", "MPL-2.0"],
  ["NCSA", "Apache-2.0 WITH LLVM-exception"],
  ["NLOD-1.0", "NLOD-2.0"],
  ["OSL-1.0", "OSL-1.1", "OSL-2.0", "OSL-2.1", "OSL-3.0"],
  ["PHP-3.0", "PHP-3.01"],
  ["YPL-1.0", "YPL-1.1"],
  ["ZPL-1.1", "ZPL-2.0", "ZPL-2.1"],
  ["PSF-2.0", "Python-2.0", "Python-2.0.1", "CNRI-Python"],
];
const COMMONS = /^(CC-[A-Z]+(?:-[A-Z]+)*)-\d\.\d/;
const COMMONS_VERSIONS = ["1.0", "2.0", "2.5", "3.0", "4.0"];

/** All that a family's name may mean; `license` is its commonest member, as the table of names has it. */
export function familyMembers(license: string): readonly string[] {
  const commons = COMMONS.exec(license)?.[1];
  if (commons !== undefined) return COMMONS_VERSIONS.map((version) => `${commons}-${version}`);
  return FAMILIES.find((family) => family.includes(license)) ?? [license];
}
