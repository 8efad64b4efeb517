// Is a name the value of a field that a manifest or package file keeps the licence in? Each in the syntax of its own format.

const OPEN = `["'({[<*_\`]{0,3} ?`;
const LICENSE = "licen[sc]e";
/** What stands before the value; the text is flat (passage.ts): brackets and line ends are mostly gone. */
const BEFORE: readonly RegExp[] = [
  // Maven, NuGet, doap: <license><name>X</name>, <license type="expression">X</license>, <PackageLicenseExpression>X
  new RegExp(`<?[a-z:]{0,12}${LICENSE}s?>? ?<?(?:name|type|id|title|shortname)>\\s?$`),
  new RegExp(`(?:^|[\\s<:])${LICENSE}(?: [a-z:-]{2,12}="[^"\\n]{0,120}"){1,3}>\\s?$`),
  new RegExp(`${LICENSE}(?:expression|name|type|id|title)s?["']?>\\s?$`),
  // {"licenses": [{"type": "X"}]}, :license => { :type => 'X' }, :license {:name "X"}, license: {name: X}
  new RegExp(
    `${LICENSE}s?["']? ?[:=]{0,2}>?[\\s[{]{0,3}["':]{0,2} ?(?:type|name|id|key|title)["']? ?[:=]{0,2}>? ?["':]{1,2}$`,
  ),
  new RegExp(`${LICENSE}s?["']? ?[:=]{1,2}>?[\\s[{]{0,3}["':]{0,2} ?(?:type|name|id|key|title)["']? ?[:=]{1,2}>? ?$`),
  // SPDX documents and lists: licenseId: X, PackageLicenseDeclared: X, LicenseInfoInFile: X
  new RegExp(
    `${LICENSE} ?(?:id|name|key|declared|concluded|infoinfile|infofromfiles|short_name|spdx_id)["']? ?: ?${OPEN}$`,
  ),
  // licenses = ["X", "Y"], license: [X, Y], licenses := Seq("X" -> …), license any_of: ["X", "Y"]
  new RegExp(
    `${LICENSE}s?["']? ?[:=]{1,2}>? ?(?:\\[|\\(|seq\\(|list\\(|array\\()(?:["']?[\\w.+-][\\w .+-]{0,40}["']?, ?){0,6}["']?$`,
  ),
  new RegExp(`${LICENSE}s?,? ?(?:any_of:|all_of:)? ?\\[(?:["'][\\w .+-]{1,40}["'], ?){0,6}["']$`),
  new RegExp(`${LICENSE}s?["']? ?\\+{0,1}[:=]{1,2}>? ?(?:seq|list|\\[)?\\(\\(?["']$`),
  // Nix: license = lib.licenses.x, with licenses; [ x y ]
  new RegExp(
    `\\b${LICENSE} = (?:with )?(?:(?:pkgs|stdenv|lib|meta)\\.){0,3}licenses(?:\\.|; (?:[\\w.+-]{1,20} ){0,4})$`,
  ),
  // Bazel: licenses(["notice"])  # X
  new RegExp(
    `\\b${LICENSE}s\\(\\[["'](?:notice|permissive|reciprocal|restricted|unencumbered|by_exception_only)["']\\]\\) ?#? ?$`,
  ),
];
/** "License MIT (see COPYING)" with nothing between. */
const BARE = new RegExp(`(?:^|\\n)["'(*_#=. -]{0,4}${LICENSE} $`);
const BARE_BEHIND = /^(?: ?\n| ?\(| - |[,;] ?(?:see|read|check)\b| see\b| https?:)/;
/** :type = zlib, :file = LICENSE */
const TYPE = /(?:^|[\s{,:])type ?=>? ?["':]{0,2}$/;
const TYPE_BEHIND = /^["']?,? ?:? ?file ?=/;
/** "Modernizr 3.6.0 (Custom Build) | MIT": its banner. https://github.com/Modernizr/Modernizr/blob/v3.6.0/lib/build.js */
const BANNER = /\bcustom build\) \| ?$/;

export function isFieldValue(before: string, behind: string): boolean {
  if (TYPE.test(before) && TYPE_BEHIND.test(behind)) return true;
  if (BANNER.test(before)) return true;
  if (!/licen[sc]e/.test(before)) return false;
  if (BARE.test(before) && BARE_BEHIND.test(behind)) return true;
  return BEFORE.some((pattern) => pattern.test(before));
}
