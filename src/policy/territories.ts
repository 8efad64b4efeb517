// Countries as facts and licenses name them: ISO 3166 codes, and the groups that stand for several of them.

/** https://www.iso.org/iso-3166-country-codes.html */
const COUNTRIES = new Set(
  (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR " +
    "CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU " +
    "ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ " +
    "MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI " +
    "SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW"
  ).split(" "),
);
const MEMBERS_OF_EU = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" ");
const GROUPS: ReadonlyMap<string, readonly string[]> = new Map([
  ["EU", MEMBERS_OF_EU],
  ["EEA", [...MEMBERS_OF_EU, "IS", "LI", "NO"]],
]);
const WORLD = "WORLDWIDE";
/** What people write instead. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ["UK", "GB"],
  ["EL", "GR"],
  ["WORLD", WORLD],
  ["GLOBAL", WORLD],
  ["*", WORLD],
]);

/** "de", "DE-BY", "uk", "eu", "worldwide" → DE, DE, GB, EU, WORLDWIDE; undefined for anything else. */
export function readTerritory(text: string): string | undefined {
  const upper = text.trim().toUpperCase();
  const code = OTHER_NAMES.get(upper) ?? upper.replace(/^([A-Z]{2})-[A-Z0-9]{1,3}$/, "$1");
  return COUNTRIES.has(code) || GROUPS.has(code) || code === WORLD ? code : undefined;
}

/** True if what is told reaches into the territory: Germany lies in the EU, and whoever says "EU" may be in Germany. */
export function reachesInto(told: readonly string[], wanted: string): boolean {
  const places = new Set(placesOf(wanted));
  return told.some((one) => readTerritory(one) === WORLD || placesOf(one).some((place) => places.has(place)));
}

function placesOf(text: string): readonly string[] {
  const code = readTerritory(text) ?? text;
  return GROUPS.get(code) ?? [code];
}
