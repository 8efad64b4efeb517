// Addresses of licences in a text, where the sentence speaks of a licence.
import { findLicenseId } from "../../spdx/identifiers.ts";
import { canonicalizeExpression } from "../../spdx/parse.ts";
import { findUrl } from "../aliases.ts";
import { resolveName } from "./named.ts";

export interface AddressMention {
  readonly license: string;
  readonly from: number;
  readonly to: number;
  /** No version is told. */
  readonly open?: boolean;
}

/** Where Debian keeps the common texts. https://www.debian.org/doc/debian-policy/ch-docs.html */
const COMMON = /\/usr\/share\/common-licenses\/((?:L?GPL|GFDL|Apache|MPL|CC0|Artistic|BSD)(?:-\d\.\d|-\d)?)/g;
/** `open("/usr/share/common-licenses/GPL-2")`: a program that handles licences. */
const IN_CALL = /\( ?["']$/;
const COMMON_IDS: Readonly<Record<string, string>> = {
  GPL: "GPL-1.0-or-later",
  "GPL-1": "GPL-1.0-only",
  "GPL-2": "GPL-2.0-only",
  "GPL-3": "GPL-3.0-only",
  LGPL: "LGPL-2.0-or-later",
  "LGPL-2": "LGPL-2.0-only",
  "LGPL-2.1": "LGPL-2.1-only",
  "LGPL-3": "LGPL-3.0-only",
  "Apache-2.0": "Apache-2.0",
  "MPL-1.1": "MPL-1.1",
  "MPL-2.0": "MPL-2.0",
  "CC0-1.0": "CC0-1.0",
  Artistic: "Artistic-1.0-Perl",
  BSD: "BSD-3-Clause",
  GFDL: "GFDL-1.1-or-later",
  "GFDL-1.2": "GFDL-1.2-only",
  "GFDL-1.3": "GFDL-1.3-only",
};

const PATH = `[^\\s"'<>)\\]}|\\\\,;]`;
const HOSTS =
  "apache|opensource|creativecommons|eclipse|nuget|wikipedia|unlicense|wtfpl|spdx|choosealicense|debian|mths";
const WITH_SCHEME = `(?:https?:\\/\\/|www\\.)[\\w.-]{3,80}(?:\\/${PATH}{0,160})?`;
const ADDRESS = new RegExp(WITH_SCHEME, "g");
/** In a short text, also without a scheme, of a host that is known for its licences. */
const BARE_ADDRESS = new RegExp(
  `${WITH_SCHEME}|\\b(?:licenses\\.|en\\.)?(?:${HOSTS})\\.(?:org|net|com|be)\\/${PATH}{1,160}`,
  "g",
);
const SHORT_ENOUGH = 4000;
/** These are about their licence only, and say so by themselves. */
const PLAIN_ADDRESS =
  /^(?:https?:\/\/)?(?:www\.)?(?:unlicense\.org|wtfpl\.net|mths\.be\/mit|mit-license\.org|licenses\.nuget\.org\/\S)/i;
/** A badge: https://shields.io/badges/static-badge */
const BADGE = /img\.shields\.io\/badge\/licen[sc]e-([^\s"'<>)\]}|\\;?]{2,80})/gi;
/** LibreJS: https://www.gnu.org/software/librejs/manual/html_node/License-tags.html */
const MAGNET = /magnet:\?xt=urn:btih:[0-9a-f]{40}&(?:amp;)?dn=([\w.-]{2,40})\.txt/g;
/** A text with hardly more than an address is a pointer to a licence. */
const SHORT_TEXT = 200;
const SPEAKS = /licen[sc]|\bterms\b|copying|public domain|\bunder\b|permission|\bwaive|\bCC0\b/i;

const SHAPES: readonly (readonly [RegExp, (...parts: string[]) => string | undefined])[] = [
  [
    /^(?:opensource\.org\/licenses?|spdx\.org\/licenses|choosealicense\.com\/licenses)\/(?:alphabetical\/)?([\w.+-]+?)(?:\.(?:html|php|txt|json))?$/,
    (_, id) => findLicenseId(currentId(id as string)),
  ],
  [
    /^creativecommons\.org\/licenses\/(by(?:-nc)?(?:-nd|-sa)?)\/(\d\.\d)(?:\/(\w\w|igo))?(?:\/|$)/,
    (_, kind, version, land) =>
      findLicenseId(`cc-${kind}-${version}-${land}`) ?? findLicenseId(`cc-${kind}-${version}`),
  ],
  [/^creativecommons\.org\/publicdomain\/zero\/1\.0/, () => "CC0-1.0"],
  [
    /^(?:gnu\.org|fsf\.org)\/(?:licenses|copyleft|licensing\/licenses)\/(?:old-licenses\/)?(agpl|gpl|lgpl|fdl|lesser)(?:-(\d\.\d))?(?:-standalone)?(?:\.(?:\w\w\.)?(?:html|txt|md|tex))?$/,
    (_, name, version) => gnuId(name as string, version),
  ],
  [/^(?:\w\w\.)?wikipedia\.org\/wiki\/(.+)$/, (_, title) => resolveName(decode(title as string))],
  [/^tldrlegal\.com\/(?:l|license)\/(.+)$/, (_, title) => resolveName(decode((title as string).replace(/-/g, " ")))],
  [
    /^eclipse\.org\/(?:legal|org\/documents)\/epl-?v?(\d)[.-]?0?(?:\/.*|\.(?:html|php|txt))?$/,
    (_, version) => findLicenseId(`epl-${version}.0`),
  ],
  [/^web\.resource\.org\/cc\/publicdomain$/, () => "CC-PDDC"],
  [/^unlicense\.org$/, () => "Unlicense"],
  [/^wtfpl\.net(?:\/|$)/, () => "WTFPL"],
  [/^(?:[\w-]+\.)?mit-license\.org$|^mths\.be\/mit$/, () => "MIT"],
  [/^codeproject\.com\/info\/cpol(?:10)?\.(?:aspx|zip)$/, () => "CPOL-1.02"],
  [/^curl\.(?:se|haxx\.se)\/docs\/copyright\.html$/, () => "curl"],
  [/^angular\.(?:dev|io)\/license$/, () => "MIT"],
  [/^(?:go\.dev|golang\.org)\/license$/, () => "BSD-3-Clause"],
  [/^llvm\.org\/license\.txt$/, () => "Apache-2.0 WITH LLVM-exception"],
  [/^apache\.org\/licenses\/license-(\d\.\d)(?:\.(?:html|txt))?$/, (_, version) => findLicenseId(`apache-${version}`)],
  [
    /^mozilla\.org\/(?:en-us\/)?mpl\/(?:mpl-)?(\d\.\d)(?:\/.*|\.html|\.txt)?$/,
    (_, version) => findLicenseId(`mpl-${version}`),
  ],
];

/** "GPL-2.0" and "GPL-2.0+" are old ids. */
function currentId(id: string): string {
  const old = /^((?:[al]?gpl|gfdl)-\d\.\d)(\+?)$/.exec(id);
  return old === null ? id : `${old[1]}-${old[2] === "+" ? "or-later" : "only"}`;
}

const UNVERSIONED =
  /\b(?:gnu\.org|fsf\.org)\/(?:[a-z-]+\/){1,3}(?:agpl|gpl|lgpl|fdl|lesser)(?:\.(?:\w\w\.)?(?:html|txt|md|tex))?$/i;

function gnuId(name: string, version: string | undefined): string | undefined {
  const family = name === "fdl" ? "GFDL" : name === "lesser" ? "LGPL" : name.toUpperCase();
  if (version !== undefined) return findLicenseId(`${family}-${version}-only`);
  if (name === "lesser") return "LGPL-2.1-or-later";
  // The address of the current text says nothing of a version.
  return { GPL: "GPL-1.0-or-later", LGPL: "LGPL-2.0-or-later", AGPL: "AGPL-3.0-or-later", GFDL: "GFDL-1.1-or-later" }[
    family
  ];
}

function decode(title: string): string {
  try {
    return decodeURIComponent(title).replace(/_/g, " ").replace(/\(.*$/, "").trim();
  } catch {
    return title;
  }
}

/** The name in a badge: "MIT-blue.svg", "apache_2.0-green", "MIT%20or%20Apache%202-blue". */
function readBadge(path: string): string | undefined {
  const parts = path
    .replace(/--/g, "\0")
    .replace(/\.svg$/i, "")
    .split("-");
  const name = decode((parts.length > 1 ? parts.slice(0, -1) : parts).join("-").replace(/\0/g, "-")).toLowerCase();
  const names = name.split(/ or | ?\/ ?/).map((one) => resolveName(one));
  if (names.some((one) => one === undefined)) return undefined;
  const read = canonicalizeExpression(names.join(" OR "));
  return read.ok ? read.value.text : undefined;
}

/** Addresses of the well-known places that no table lists. */
function readShape(address: string): string | undefined {
  const plain = address
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/^www\./, "")
    .replace(/[#?].*$/, "")
    .replace(/\/$/, "");
  for (const [shape, read] of SHAPES) {
    const match = shape.exec(plain);
    if (match !== null) return read(...match);
  }
  return undefined;
}

/** Known licence addresses with words about licences shortly before, or on the same line. */
export function readAddresses(text: string): AddressMention[] {
  const found: AddressMention[] = [];
  const short = text.length < SHORT_TEXT;
  for (const match of text.matchAll(text.length < SHORT_ENOUGH ? BARE_ADDRESS : ADDRESS)) {
    const address = match[0].replace(/[.:*`']+$/, "");
    // Of a host without a page only these say anything.
    if (!/\w\/\S/.test(address.replace(/^https?:\/\//, "")) && !PLAIN_ADDRESS.test(address)) continue;
    const alias = findUrl(address);
    // An address of the GNU project without a version tells none, whatever stands there today.
    const license = alias?.kind === "exact" && !UNVERSIONED.test(address) ? alias.expression : readShape(address);
    if (license === undefined) continue;
    // A long text may link to the article about a licence for other reasons.
    if (text.length >= SHORT_ENOUGH && address.includes("wikipedia.org/")) continue;
    if (!short && !PLAIN_ADDRESS.test(address) && !SPEAKS.test(text.slice(Math.max(0, match.index - 160), match.index)))
      continue;
    found.push({ license, from: match.index, to: match.index + match[0].length, open: /-or-later$/.test(license) });
  }
  for (const match of text.matchAll(BADGE)) {
    const license = readBadge(match[1] as string);
    if (license !== undefined) found.push({ license, from: match.index, to: match.index + match[0].length });
  }
  for (const match of text.matchAll(MAGNET)) {
    const license = resolveName((match[1] as string).replace(/-/g, " "));
    if (license !== undefined) found.push({ license, from: match.index, to: match.index + match[0].length });
  }
  for (const match of text.matchAll(COMMON)) {
    if (IN_CALL.test(text.slice(Math.max(0, match.index - 4), match.index))) continue;
    const name = match[1] as string;
    const license = Object.hasOwn(COMMON_IDS, name) ? COMMON_IDS[name] : undefined;
    if (license === undefined) continue;
    found.push({ license, from: match.index, to: match.index + match[0].length, open: !/\d/.test(name) });
  }
  return found;
}
